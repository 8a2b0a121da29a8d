"""Tables: right ones stay silent, one wrong cell in them is found where it stands."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# A case is its reason, for a wrong table with the code and the cell, and the rows of the table.
SILENT = """
the prefix of a result stands in the header
Name | MB
Pages of one request | 4096 × 160 KB = 655
Tables | 3

each row is the time without one thing
Kernel | With it left out (ms)
read | 41.72
unpack | 36.90
multiply | 28.15
Total | 41.96

the larger of two times
Step | Work | Bytes | Reading (ms) | Computing (ms) | Bound (ms)
Prompt | 12.06 T | 15.44 GB | 9.65 | 51.98 | 51.98
Batch 1 | 4.11 G | 3.85 GB | 2.41 | 0.02 | 2.41
Batch 8 | 32.88 G | 7.03 GB | 4.39 | 0.14 | 4.39
Batch 32 | 131.5 G | 17.92 GB | 11.2 | 0.57 | 11.2
Batch 48 | 197.3 G | 25.19 GB | 15.74 | 0.85 | 15.74

totals of what has no rows are parts of the last one
Part | Parameters
One expert | 31 M
Routed experts in total | 412.6 B
Shared experts in total | 6.4 B
Attention | 11.9 B
Embeddings | 2.1 B
Total | 433.0 B

the tail of a request is no sum of tails
Stage | p50 (ms) | p99 (ms)
gate | 12 | 40
queue | 80 | 640
decode | 4,180 | 5,800
Total | 4,272 | 5,910

a total that says which of the rows it adds
Block | Calculation | Parameters
one expert | 3 × 4096 × 1280 | 15.7M
all experts | 40 × 96 × 15.7M | 60.3B
attention | 4 × 4096² | 67.1M
all attention | 40 × 67.1M | 2.68B
embedding | 2 × 96,000 × 4096 | 0.79B
Total | 60.3B + 2.68B + 0.79B | 63.77B

doubled columns keep many ratios up to a point
GPUs | Batch | Passes
2 | 8 | 4
4 | 16 | 4
8 | 64 | 8
16 | 64 | 2

the odd row is of another model, whose work nobody states
Nodes | Width | Micro-batch | s/step | TFLOPS
18 | 7168 | 1 | 214.2 | 93.7
18 | 6144 | 1 | 161.3 | 119.3
18 | 6144 | 2 | 149.1 | 129.06
18 | 6144 | 4 | 146.3 | 131.53
18 | 6144 | 8 | 152.7 | 126.02

units in the header
Part | GB
Weights | 35.3
Cache | 78.0
Total | 113.3

a cell with two amounts is no single part
Part | Memory
Weights | 70 × 2 GB = 140 GB, 17.5 GB a card
Cache | 3.5 GB
Total | 21 GB

a total that says itself what it adds up, above one that is the sum of all its rows
Item | Formula | Value
Ports | 96 × 8 | 768
Leaves | 768 / 32 | 24
Uplinks | 24 × 32 | 768
Spines | 768 / 64 | 12
Switches in total | 24 + 12 | 36
Optics to servers | 768 × 2 | 1536
Optics between switches | 768 × 2 | 1536
Total of optics | 1536 + 1536 | 3072

rounded parts miss by one
Team | Share | Tokens
A | 33% | 33,333
B | 33% | 33,333
C | 33% | 33,333
Sum | 100% | 100,000

one replica is the least for a share
Step | Share | Replicas | Load
one | 5% | 1 | 6
two | 25% | 1 | 30
three | 50% | 2 | 60
all | 100% | 4 | 120

shares miss 100
Part | Share
A | 33.3%
B | 33.3%
C | 33.3%
Total | 100%

subtotals are not added again
Position | Amount (k$)
Servers | 4,120
Switches | 610
*Hardware* | 4,730
Support | 350
Training | 95
*Services* | 445
Sum | 5,175

the same again is said by a word
Plan | Cards | Price per card ($) | Cost ($)
North | 24 | 1,310 | 31,440
East | 36 | same | 47,160
West | 52 | same | 68,120
South | 60 | 1,275 | 76,500

a discount on one of the plans, with plans as columns
Metric | Plan A | Plan B | Plan C
Cards | 24 | 36 | 52
Price of a card ($) | 1,310 | 1,310 | 1,310
Cost ($) | 31,440 | 47,160 | 64,714 (5 % off)

as in another column
Metric | Oslo | Turin
Nodes | 34 | 47
GPUs per node | 8 | as Oslo
GPUs | 272 | 376

parts of a memory, alike in most rows
Stage | Weights (GB) | Gradients (GB) | Moments (GB)
none | 52.00 | 52.00 | 312.00
1 | 52.00 | 52.00 | 39.00
2 | 52.00 | 6.50 | 39.00
3 | 6.50 | 6.50 | 39.00

prices are not added
Item | Units | Price
A | 2 | $100
B | 3 | $250
Total | 5 | $90

the mean
Run | Time (s)
1 | 4.1
2 | 3.9
3 | 4.3
Total | 4.1

the largest, for what overlaps
Phase | Time (ms)
Compute | 12
Communication | 8
Total | 12

a note on a row
Phase | Time (ms)
Compute | 12
Communication | 8 (overlapped)
Total | 15

a product of degrees
Dimension | Degree
TP | 8
PP | 4
DP | 16
Total | 512

a part of the row above
Part | GB
Weights | 20
of which embeddings | 2
Cache | 30
Total | 50

subtotals
Part | GB
A | 1
B | 2
Subtotal | 3
C | 4
D | 5
Subtotal | 9
Total | 12

rows behind the total
Part | GB
A | 30
B | 10
Total | 40
Free | 40
Capacity | 80

remarks that count what takes the time
Component | Share | Notes
Dispatch | 25–30% | 24 experts × 3 GEMMs × 12 layers
Embedding | 10% | 100K entries

remarks that go on from the value, or compute something else
Item | Value | Notes
Nodes | 4 | 4 × 8 GPUs
TP | 8 | inside a node
Steps | 12,000 | 3 / 4
Runs | 0.3 | 4/23
DP | 32 | 1024 / 32

a remark with a tick is what there is room in
Run | Needs | Notes
batch 6 | 20 GB / GPU | one 24 GB card ✓
batch 6, two cards | 20 GB / GPU | 2 × 24 GB ✓

`all` may be an average when nothing adds up
Subset | Items | Score
Law | 40 | 61
Code | 60 | 71
All | 90 | 67

what all rows come to
Pool | Nodes | Devices
Chat | 6 | 48
Batch | 12 | 96
All | 18 | 144

the mean of ratios in the row of totals
Site | Jobs | Passed | Rate
North | 100 | 90 | 90.0%
South | 400 | 280 | 70.0%
West | 500 | 400 | 80.0%
Total | 1,000 | 770 | 80.0%

a total that counts something else
Property | Value
Layers | 32
Heads | 64
Total params | 7B

per device
Role | Nodes | GPUs per node | GPUs
Prefill | 4 | 8 | 32
Decode | 8 | 8 | 64
Total | 12 | 8 | 96

mixed prefixes
Part | Size
A | 512 MB
B | 1.5 GB
Total | 2 GB

prefill and n times decode
Phase | Time
Prefill | 200 ms
Decode per token | 20 ms
Total | 2.2 s

no sum in any column
Run | Loss | Steps
A | 2.1 | 500
B | 1.9 | 700
Total | 9.1 | 3,000

a saturated quantity
GPUs | Batch | Tokens/s
1 | 8 | 100
2 | 16 | 200
4 | 32 | 400
8 | 64 | 500

discounts
Nodes | Price
1 | $1,370
2 | $2,740
3 | $4,110
4 | $5,000 (discount)

rounded halves
Model | BF16 (GB) | INT8 (GB)
7B | 14 | 7
13B | 26 | 13
405B | 810 | 405
0.5B | 1 | 1

a rate rises while a time falls
Metric | Before | After | Improvement
Step | 120 ms | 80 ms | 50%
Memory | 80 GB | 60 GB | 25%

points
Metric | Before | After | Change
MFU | 40% | 52% | +12%
Accuracy | 70.1% | 71.3% | +1.2 pp

an effect on something else
Setting | Old | New | Impact
TP | 8 | 4 | 30% faster
EP | 16 | 8 | 12% less traffic

differences
Metric | Before | After | Change
Memory | 80 GB | 60 GB | -20 GB
Step | 120 ms | 80 ms | -40 ms

either of two will come, and what is set aside is no sum
Case | Cost
Optimistic | $70
Pessimistic | $95
Total budget | $100

against the first row
Variant | Tokens/s | vs. baseline
Plain | 1,000 | 1.0x
Fused | 1,350 | 1.35x
Both | 1,720 | 1.72x

unknown symbols
Part | Formula | GB
Activations | s × b × 34 | 61
Weights | 70B × 2 bytes | 140

a ranking
Rank | Model | Score
1 | A | 90.1
2 | B | 88.0
3 | C | 85.5
4 | D | 70.2

some of the rows, to the digit
Part | ms
Weights | 7.2
All-to-all | 3.1
All-reduce | 1.9
Idle | 0.9
Total | 12.2

what the parts must fit into, before them
Item | GB
HBM | 94.0
Weights | 35.3
Cache | 26.1
Total | 61.4

an impact on something else
Parameter | Original | Corrected | Impact
Experts per GPU | 3 | 6 | +100%
GPUs required | 960 | 480 | -50%
Tensor parallelism | 8 | 2 | 50% fewer messages

means of the row
Step | Run 1 | Run 2 | Run 3 | Average
A | 2.56 | 2.68 | 2.70 | 2.65
B | 2.37 | 2.39 | 2.39 | 2.38
"""
WRONG = """
milliseconds are below one second, and no share for that -> TAB001 31.3
Stage | Time (ms)
read | 141
sort | 118
write | 54
Total | 31.3

one of five rows has swapped digits, in a setting that they share -> TAB002 180.0
Nodes | Width | Micro-batch | s/step | TFLOPS
18 | 6144 | 1 | 161.3 | 119.3
18 | 6144 | 2 | 149.1 | 129.06
18 | 6144 | 4 | 146.3 | 131.53
18 | 6144 | 8 | 152.7 | 126.02
18 | 6144 | 16 | 178.2 | 180.0

an impact, where others compare their own rows -> TAB003 200%
Parameter | Original | Corrected | Impact
Experts per GPU | 3 | 6 | +200%
GPUs required | 960 | 480 | -50%
Weights per GPU | 402 MB | 805 MB | +100%

a factor among percentages widens none of them -> TAB003 24.6%
Metric | Layout A | Layout B | A vs. B
Weights | 1.2 GB | 4.8 GB | 4× less
TPOT | 7.31 ms | 8.55 ms | −24.6%
Free | 71.5 GB | 66.2 GB | +8.0%
Rate | 41,300 | 38,600 | +7.0%

some of the rows come near it, but not to the digit -> TAB001 12.5
Part | ms
Weights | 7.2
All-to-all | 3.1
All-reduce | 1.9
Transfer | 0.4
Sampling | 0.9
Total | 12.5

a digit -> TAB001 131.3
Part | GB
Weights | 35.3
Cache | 78.0
Total | 131.3

a part that is computed, one that is called shared -> TAB001 14.36 GB
Part | Memory
Routed experts | 5 × 1,416 MB = 7.08 GB
Shared experts | 2.83 GB
Attention | 5.4 GB
Embeddings | 1.05 GB
Total weights | 14.36 GB

off by one, counted -> TAB001 32
Zone | GPUs
North | 16
South | 15
Total | 32

one column of two -> TAB001 26.37
Kind | Copies | TB
Full | 6 | 2.89
Daily | 28 | 13.48
Total | 34 | 26.37

bold, in Chinese -> TAB001 61.35
部分 | 显存 (GB)
权重 | 15.35
缓存 | 36.00
**合计** | **61.35**

money per month -> TAB001 64,662
Team | USD per month
A | 33,638
B | 21,024
Sum | 64,662

total of a row -> TAB001 21
Zone | Used | Spare | Total
North | 16 | 2 | 18
South | 16 | 3 | 21
West | 8 | 1 | 9

mean of a row -> TAB001 2.83
Step | Run 1 | Run 2 | Run 3 | Average
A | 2.56 | 2.68 | 2.70 | 2.65
B | 2.37 | 2.39 | 2.39 | 2.83
C | 1.10 | 1.20 | 1.30 | 1.20

all rows, where another column adds up -> TAB001 168
Pool | Nodes | Devices
Prefill | 6 | 48
Decode | 12 | 96
Spare | 2 | 16
**all** | **20** | **168**

a column that counts what it names -> TAB002 $185.40
Offer | GPUs | $/GPU-hour | Total per hour
A | 64 × H100 | 2.45 | $156.80
B | 96 × A100 | 1.35 | $129.60
C | 48 × H200 | 3.30 | $185.40
D | 24 × B200 | 4.10 | $98.40

ratio of columns in the row of their totals -> TAB002 85.9%
Site | Jobs | Passed | Rate
North | 600 | 492 | 82.0%
South | 400 | 331 | 82.8%
West | 500 | 381 | 76.2%
Total | 1,500 | 1,204 | 85.9%

product of columns -> TAB002 $12,132
Item | Units | Price | Amount
A | 3 | $317 | $951
B | 48 | $835 | $40,080
C | 96 | $117 | $12,132
D | 7 | $2,150 | $15,050

quotient of columns -> TAB002 53.95
Model | Params (B) | INT4 (GB)
A | 7.3 | 3.65
B | 13.7 | 6.85
C | 71.9 | 53.95
D | 33.1 | 16.55

share of a total, not the total -> TAB002 12,024
Team | Share | USD
A | 40% | 33,638
B | 25% | 12,024
C | 20% | 16,819
D | 15% | 12,614
Sum | 100% | 84,096

ratio for a change -> TAB003 250%
Metric | Before | After | Improvement
Rate | 2,000 | 5,000 | 250%

fall taken of the new value -> TAB003 54%
Metric | Before | After | Reduction
Step | 800 ms | 520 ms | 54%

speed-up -> TAB003 1.80×
Batch | Eager (ms) | Fused (ms) | Speedup
1 | 6.1 | 3.8 | 1.61×
32 | 8.4 | 6.0 | 1.80×
64 | 16.3 | 13.6 | 1.20×

a factor the wrong way round -> TAB003 0.87
Format | Eager (tokens/s) | Fused (tokens/s) | Fused speedup
BF16 | 611.4 | 668.0 | 1.09
FP8 | 790.2 | 908.7 | 0.87
FP8 rowwise | 602.9 | 629.1 | 1.04

against the first row -> TAB003 2.84x
Variant | Tokens/s | vs. baseline
Plain | 1,000 | 1.0x
Fused | 1,350 | 1.35x
Both | 1,720 | 1.72x
All | 2,480 | 2.84x

formula -> TAB004 104
Part | Formula | Size (GB)
Weights | 70B × 2 bytes | 104

a remark that is only a computation -> TAB004 34
Axis | Size | Notes
TP | 8 | inside a node
DP | 34 | 1024 / 32
PP | 4 | 15 layers a stage

a remark behind a sign -> TAB004 58
维度 | 大小 | 说明
TP | 4 | 节点内
DP | 58 | = 768/(4×4)

totals of what has no rows are parts of the last one -> TAB001 443.0 B
Part | Parameters
Routed experts in total | 412.6 B
Shared experts in total | 6.4 B
Attention | 11.9 B
Embeddings | 2.1 B
Total | 443.0 B

the first step of decoding is needed once -> TAB001 208 ms
Step | Budget
Gateway | 15 ms
Queue | 48 ms
Prefill | 112 ms
First decode step | 13 ms
Sum | 208 ms

a subtotal among the parts -> TAB001 5,715
Position | Amount (k$)
Servers | 4,120
Switches | 610
*Hardware* | 4,730
Support | 350
Training | 95
*Services* | 445
Sum | 5,715

exact prices and a row that is off by little -> TAB002 451,957
Offer | Cards | Price ($/h) | Hours | Cost ($)
North | 256 | 2.49 | 720 | 451,957
South | 256 | 2.10 | 720 | 387,072
East | 512 | 1.35 | 720 | 497,664
West | 512 | 1.19 | 720 | 438,682

metrics as rows -> TAB002 3.72 s
Metric | 7B | 13B | 34B
Moved per rank | 27.6 GB | 51.2 GB | 134 GB
Bandwidth | 41 GB/s | 41 GB/s | 41 GB/s
Time | 0.673 s | 1.25 s | 3.72 s

as in another column -> TAB002 367
Metric | Oslo | Turin | Graz
Nodes | 34 | 47 | 29
GPUs per node | 8 | as Oslo | same as Oslo
GPUs | 272 | 367 | 232

a header that is a formula -> TAB002 4.3×
Stage | p50 (ms) | p99 (ms) | p99/p50
gate | 14 | 42 | 4.3×
queue | 70 | 490 | 7.0×
prefill | 150 | 285 | 1.9×
decode | 3,900 | 5,460 | 1.4×

a formula in the brackets of a header -> TAB008 128
Plan | TP | DP | GPUs (TP × DP)
one | 8 | 6 | 48
two | 4 | 20 | 80
three | 8 | 14 | 128
four | 2 | 9 | 18

rounded amounts that a column follows from exactly -> TAB002 117,288
Phase | Batch (Mi) | Tokens (T) | Steps
warm-up | 2 | 0.2 | 95,367
main | 8 | 7.0 | 834,465
long | 8 | 0.9 | 117,288
cool-down | 4 | 0.3 | 71,526

small shares -> TAB002 3.9%
Stage | Time (ms) | Share
gate | 12 | 0.3%
queue | 80 | 3.9%
prefill | 160 | 3.7%
decode | 4,000 | 93.6%
reply | 20 | 0.5%
all | 4,272 | 100%

how often one column holds another of its kind -> TAB002 0.66
Source | Tokens there (B) | Tokens read (B) | Passes
web | 5,200 | 2,400 | 0.66
code | 640 | 800 | 1.25
books | 80 | 200 | 2.5
papers | 120 | 360 | 3.0
sums | 60 | 240 | 4.0

a sum of stages, vouched for by another column -> TAB001 4,722
Stage | p50 (ms) | p99 (ms)
gate | 12 | 40
queue | 80 | 640
decode | 4,180 | 5,800
Sum | 4,722 | 6,480

rows that are a little off, for other runs, and one that is far off -> TAB003 8.1x
Draft | Drafted tok/s | Baseline tok/s | Speedup
code | 188.20 | 60.10 | 3.13x
mail | 160.40 | 58.80 | 8.1x
chat | 151.90 | 61.30 | 2.41x
maths | 170.05 | 60.90 | 2.80x

cells with two runs each -> TAB003 14.1x
Prompt | Baseline tok/s | Drafted tok/s | Speedup
one | 9.12 | 12.90 | 14.1x
two | 8.80 / 8.81 | 12.10 / 12.16 | 1.38x
three | 9.40 | 12.05 | 1.28x
four | 9.05 / 9.05 | 11.30 / 11.24 | 1.25x
five | 9.30 | 11.75 | 1.26x

all rows but the last -> TAB001 61.4
Part | GB
Weights | 35.3
Cache | 26.1
Activations | 18.2
Total | 61.4

all rows but one -> TAB001 21,924
Line | Pieces | Each | Amount
Hosts | 72 | 260 | 18,720
Fabric | 1 | 2,340 | 2,340
Shelves | 1 | 864 | 864
Racks | 18 | 31 | 558
Sum | | | 21,924

two rows, one with swapped digits -> TAB002 981
Run | GPUs | Tokens/s per GPU | Tokens/s
one | 34 | 27 | 981
two | 29 | 31 | 899
"""


def found(text: str) -> list[tuple[str, str]]:
    """Code and place of every finding about tables."""
    source = Source("text.md", text)
    findings = judge(source, parse(source)).findings
    return [(finding.code, finding.claimed) for finding in findings if finding.code.startswith("TAB")]


def table(rows: list[str]) -> str:
    head, *body = (f"| {row} |" for row in rows)
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *body])


def cases(text: str) -> list[list[str]]:
    return [block.split("\n") for block in text.strip().split("\n\n")]


@pytest.mark.parametrize("case", cases(SILENT), ids=lambda case: case[0])
def test_right_tables_stay_silent(case: list[str]) -> None:
    assert found(table(case[1:])) == []


@pytest.mark.parametrize("case", cases(WRONG), ids=lambda case: case[0])
def test_wrong_cells_are_found(case: list[str]) -> None:
    code, place = case[0].split(" -> ")[1].split(" ", 1)
    assert found(table(case[1:])) == [(code, place)]


def test_a_huge_table_takes_bounded_time() -> None:
    rows = [f"r{n} | {n} | {2 * n + 1} | {n * n} | {7 * n}" for n in range(3000)]
    assert found(table(["Row | A | B | C | D", *rows, f"Total | {sum(range(3000))} | | | "])) == []
