"""Tables whose headers and labels say how they are computed: right ones are silent, a wrong cell is found."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# As in test_tables.py.
SILENT = """
what a bracket of the label says is no plain price
Item | Qty | Unit price | Subtotal
Server (3 years) | 20 | 10 | 600
Switches | 2 | 960 | 1,920
Storage | 3 | 100 | 300

heads in Chinese
集群 | 机器台数 | 单机卡数 | 总卡数 | 每台功率（kW）| 总功率（kW）
训练 | 16 | 8 | 128 | 6.5 | 104
推理 | 12 | 8 | 96 | 5.0 | 60
开发 | 4 | 4 | 16 | 3.2 | 13

scales with a counter
月份 | 请求（万次）| Token（亿）| 单次请求 Token 数
1 月 | 398.0 | 119.4 | 3000
2 月 | 402.0 | 124.6 | 3100
3 月 | 460.0 | 138.0 | 3000

a column that repeats another, until a row does not
Experts | Ranks | Expert ranks
64 | 8 | 8
128 | 16 | 16
64 | 11 | 11
256 | 16 | 32

heads that only look alike
池 | 实例数 | 每节点卡数 | 卡数
甲 | 6 | 8 | 24
乙 | 5 | 8 | 20
丙 | 9 | 8 | 36

transposed units
Metric | Unit | Base | Tuned | Change
Throughput | tokens/s | 12,000 | 15,000 | +25%
Latency | ms | 80 | 60 | -25%
Cost | $/M tokens | 1.20 | 0.96 | -20%

start end
Phase | Start | End | Duration
Warm-up | 08:00 | 09:30 | 1.5 h
Load test | 09:30 | 13:00 | 3.5 h
Soak | 13:00 | 21:00 | 8 h

start end dates
Milestone | Start | End | Days
Procurement | 2025-01-06 | 2025-02-05 | 30
Installation | 2025-02-05 | 2025-02-25 | 20
Burn-in | 2025-02-25 | 2025-03-07 | 10

start end numbers
Stage | First layer | Last layer | Layers
0 | 0 | 11 | 12
1 | 12 | 23 | 12
2 | 24 | 35 | 12
3 | 36 | 47 | 12

ditto
Pool | GPU type | Nodes | GPUs per node | GPUs
Prefill | H100 | 4 | 8 | 32
Decode | as above | 6 | 〃 | 48
Canary | 同上 | 1 | 同上 | 8

shares
Component | Memory (GB) | Share
Weights | 35 | 50%
KV cache | 28 | 40%
Other | 7 | 10%
**Total** | **70** | **100%**

weighted
Pool | Requests/s | Mean latency (ms)
Chat | 100 | 40
Search | 300 | 20
Batch | 100 | 120
Total / weighted mean | 500 | 44

bold total
Team | GPUs | Monthly cost
Research | 64 | $92,160
Product | 32 | $46,080
Platform | 16 | $23,040
**All teams** | **112** | **$161,280**

percent of
Step | Time (ms) | % of step
Forward | 120 | 30.0
Backward | 220 | 55.0
Optimizer | 40 | 10.0
Communication | 20 | 5.0
Step | 400 | 100.0

zh
项目 | 单价（元） | 数量 | 金额（元）
服务器 | 200,000 | 8 | 1,600,000
交换机 | 50,000 | 4 | 200,000
存储 | 30,000 | 10 | 300,000
合计 |  |  | 2,100,000

mean row
Run | Throughput (tok/s) | MFU
1 | 9,800 | 41%
2 | 10,200 | 43%
3 | 10,000 | 42%
Mean | 10,000 | 42%

cumulative
Week | New nodes | Cumulative
1 | 4 | 4
2 | 6 | 10
3 | 8 | 18
4 | 2 | 20

cost times
Resource | Quantity | Unit price | Amount
GPU-hours | 1,200 | $2.40 | $2,880
Storage (TB) | 50 | $20 | $1,000
Egress (TB) | 12 | $80 | $960
 |  | **Total** | **$4,840**

days that were worked
Task | Start | End | Days
A | 2025-01-06 | 2025-01-08 | 2
B | 2025-01-08 | 2025-01-10 | 2
C | 2025-01-10 | 2025-01-20 | 6

a shift over midnight
Shift | Start | End | Hours
Early | 06:00 | 14:00 | 8
Late | 14:00 | 22:00 | 8
Night | 22:00 | 06:00 | 8

another factor
Item | Quantity | Unit price | Months | Amount
Licence | 10 | $100 | 1 | $1,000
Support | 5 | $200 | 1 | $1,000
Hosting | 4 | $50 | 12 | $2,400

part of an ideal
GPUs | Tokens/s | % of ideal
1 | 1,000 | 100%
2 | 1,900 | 95%
4 | 3,600 | 90%

relative to the first
Config | Latency (ms) | Relative
Base | 100 | 100%
A | 80 | 80%
B | 60 | 60%
C | 45 | 45%

a running total that began before
Month | New | Cumulative
Nov | 4 | 24
Dec | 6 | 30
Jan | 5 | 35

a mean of more digits
Run | Tokens/s | Loss
1 | 100 | 2.1
2 | 120 | 2.0
3 | 140 | 1.9
Average | 118 | 2.0

a mean over all devices
Pool | GPUs | Utilisation
A | 100 | 90%
B | 20 | 30%
C | 20 | 60%
All pools | 140 | 77%

from and to are versions
Version | From | To | Duration
1 | 0.8.1 | 0.8.5 | 3 weeks
2 | 0.8.5 | 0.9.0 | 5 weeks

first and last ids
Stage | First | Last | Count
0 | 0 | 9 | 10
1 | 10 | 19 | 10
2 | 20 | 31 | 12

an amount with a discount
Item | Qty | Price | Total
Node | 8 | $250,000 | $2.0M
Switch | 4 | $50,000 | $0.2M
Rack (20% off) | 2 | $30,000 | $48,000

rounded shares
Part | GB | Share
Weights | 35.2 | 55%
Cache | 20.1 | 31%
Rest | 8.7 | 14%
Total | 64 | 100%

a row that begins with all
All reduce | 4 | 8
Ring | 10 | 12
Tree | 12 | 14
All gather | 22 | 28

shares of the first row
Level | 百分比 | 数量
甲 | 100% | 8
乙 | 50% | 4
丙 | 25% | 2

a row of means
Test | Mean (ms) | P99 (ms)
A | 10 | 30
B | 12 | 36
C | 14 | 42
Mean | 12 | 36

an amount with a note
Item | Amount | Count | Price
A | $10 | 2 | $5
B | $18 | 3 | $6
C (2 free) | $8 | 4 | $4

a break in a bracket
Meeting | Start | End | Duration
A | 09:00 | 10:00 | 1 h
B | 11:00 | 12:30 | 90 min
C | 13:00 | 17:00 | 3.5 h (30 min break)

a total without a price
GPU | Hours | Price | Cost
A100 | 100 | $2 | $200
H100 | 100 | $4 | $400
Total | 200 |  | $600

minutes beside times of day
Time | Event | Minutes
14:05 | first alert | 2
14:11 | page | 5
14:23 | rollback | 15
14:52 | done | 1

times with their lengths
When | What | Minutes
09:00–10:30 | freeze | 90
10:30–12:15 | drain | 105
12:15–13:00 | flash | 45

units in a row of their own
Batch | Step | Rate
– | ms | tokens/s
8 | 12.5 | 640
16 | 13.4 | 1,194
32 | 15.2 | 2,105

notes that compute something else
Item | Value | Unit | Notes
Weights | 26.4 | GB | 26.4 B × 1 byte
Cache | 27.4 | GB | 44.2 − 13.2 − 3.6
Heads | 8 | | 64 / 8, i.e. 8 queries each
Cards | 36 | | 18 × 2, two spare

cumulative beside a total on top
Site | Nodes | Cumulative nodes
Total | 168 | –
a | 62 | 62
b | 47 | 109
c | 59 | 168

a total that is none of its rows
 | A | B
total (M€) | 6.09 | 7.45
per available hour (€) | 1.81 | 2.21
per used hour (€) | 2.42 | 2.95
"""
WRONG = """
devices in brackets -> TAB002 4,128
Item | Qty | Unit price | Subtotal
Server (8 GPUs) | 26 | 258 | 4,128
Switches | 1 | 960 | 960
Storage | 1 | 1,240 | 1,240

a product of three -> TAB002 1,869.60
Job | Cards | Hours | Rate | Bill
nightly | 16 | 6 | 2.40 | 230.40
weekly | 64 | 11 | 2.40 | 1,869.60
release | 128 | 9 | 2.15 | 2,476.80
ad hoc | 8 | 30 | 2.95 | 708.00

scales with a counter -> TAB002 3200
月份 | 请求（万次）| Token（亿）| 单次请求 Token 数
1 月 | 398.0 | 119.4 | 3000
2 月 | 402.0 | 124.6 | 3100
3 月 | 460.0 | 138.0 | 3200

hours of devices -> TAB002 45080
集群 | 卡数 | 小时数 | 卡时
甲 | 128 | 720 | 92160
乙 | 256 | 700 | 179200
丙 | 64 | 710 | 45080

heads in Chinese -> TAB002 98
集群 | 机器台数 | 单机卡数 | 总卡数
训练 | 16 | 8 | 128
推理 | 12 | 8 | 98
开发 | 4 | 4 | 16

transposed units -> TAB003 35%
Metric | Unit | Base | Tuned | Change
Throughput | tokens/s | 12,000 | 15,000 | +35%
Latency | ms | 80 | 60 | -25%
Cost | $/M tokens | 1.20 | 0.96 | -20%

transposed units -> TAB003 30%
Metric | Unit | Base | Tuned | Change
Throughput | tokens/s | 12,000 | 15,000 | +25%
Latency | ms | 80 | 60 | -25%
Cost | $/M tokens | 1.20 | 0.96 | -30%

start end -> TAB002 4.5 h
Phase | Start | End | Duration
Warm-up | 08:00 | 09:30 | 1.5 h
Load test | 09:30 | 13:00 | 4.5 h
Soak | 13:00 | 21:00 | 8 h

start end -> TAB002 9 h
Phase | Start | End | Duration
Warm-up | 08:00 | 09:30 | 1.5 h
Load test | 09:30 | 13:00 | 3.5 h
Soak | 13:00 | 21:00 | 9 h

start end dates -> TAB002 28
Milestone | Start | End | Days
Procurement | 2025-01-06 | 2025-02-05 | 30
Installation | 2025-02-05 | 2025-02-25 | 28
Burn-in | 2025-02-25 | 2025-03-07 | 10

start end numbers -> TAB002 14
Stage | First layer | Last layer | Layers
0 | 0 | 11 | 12
1 | 12 | 23 | 12
2 | 24 | 35 | 12
3 | 36 | 47 | 14

ditto -> TAB002 56
Pool | GPU type | Nodes | GPUs per node | GPUs
Prefill | H100 | 4 | 8 | 32
Decode | as above | 6 | 〃 | 56
Canary | 同上 | 1 | 同上 | 8

ditto -> TAB002 16
Pool | GPU type | Nodes | GPUs per node | GPUs
Prefill | H100 | 4 | 8 | 32
Decode | as above | 6 | 〃 | 48
Canary | 同上 | 1 | 同上 | 16

shares -> TAB002 45%
Component | Memory (GB) | Share
Weights | 35 | 50%
KV cache | 28 | 45%
Other | 7 | 10%
**Total** | **70** | **100%**

shares -> TAB001 77
Component | Memory (GB) | Share
Weights | 35 | 50%
KV cache | 28 | 40%
Other | 7 | 10%
**Total** | **77** | **100%**

weighted -> TAB001 64
Pool | Requests/s | Mean latency (ms)
Chat | 100 | 40
Search | 300 | 20
Batch | 100 | 120
Total / weighted mean | 500 | 64

bold total -> TAB001 122
Team | GPUs | Monthly cost
Research | 64 | $92,160
Product | 32 | $46,080
Platform | 16 | $23,040
**All teams** | **122** | **$161,280**

bold total -> TAB001 $151,280
Team | GPUs | Monthly cost
Research | 64 | $92,160
Product | 32 | $46,080
Platform | 16 | $23,040
**All teams** | **112** | **$151,280**

percent of -> TAB002 65.0
Step | Time (ms) | % of step
Forward | 120 | 30.0
Backward | 220 | 65.0
Optimizer | 40 | 10.0
Communication | 20 | 5.0
Step | 400 | 100.0

percent of -> TAB002 20.0
Step | Time (ms) | % of step
Forward | 120 | 30.0
Backward | 220 | 55.0
Optimizer | 40 | 20.0
Communication | 20 | 5.0
Step | 400 | 100.0

zh -> TAB002 1,800,000
项目 | 单价（元） | 数量 | 金额（元）
服务器 | 200,000 | 8 | 1,800,000
交换机 | 50,000 | 4 | 200,000
存储 | 30,000 | 10 | 300,000
合计 |  |  | 2,100,000

zh -> TAB001 2,300,000
项目 | 单价（元） | 数量 | 金额（元）
服务器 | 200,000 | 8 | 1,600,000
交换机 | 50,000 | 4 | 200,000
存储 | 30,000 | 10 | 300,000
合计 |  |  | 2,300,000

mean row -> TAB001 10,600
Run | Throughput (tok/s) | MFU
1 | 9,800 | 41%
2 | 10,200 | 43%
3 | 10,000 | 42%
Mean | 10,600 | 42%

mean row -> TAB001 45%
Run | Throughput (tok/s) | MFU
1 | 9,800 | 41%
2 | 10,200 | 43%
3 | 10,000 | 42%
Mean | 10,000 | 45%

cumulative -> TAB002 19
Week | New nodes | Cumulative
1 | 4 | 4
2 | 6 | 10
3 | 8 | 19
4 | 2 | 20

cumulative -> TAB002 24
Week | New nodes | Cumulative
1 | 4 | 4
2 | 6 | 10
3 | 8 | 18
4 | 2 | 24

cost times -> TAB002 $2,680
Resource | Quantity | Unit price | Amount
GPU-hours | 1,200 | $2.40 | $2,680
Storage (TB) | 50 | $20 | $1,000
Egress (TB) | 12 | $80 | $960
 |  | **Total** | **$4,840**

cost times -> TAB001 $5,840
Resource | Quantity | Unit price | Amount
GPU-hours | 1,200 | $2.40 | $2,880
Storage (TB) | 50 | $20 | $1,000
Egress (TB) | 12 | $80 | $960
 |  | **Total** | **$5,840**

minutes since the first row -> TAB002 43
Time | Event | Minutes since start
14:05 | first alert | 0
14:11 | acknowledged | 6
14:38 | half is back | 43
14:52 | done | 47

times with their lengths -> TAB002 150
When | What | Minutes
09:00–10:30 | freeze | 90
10:30–12:15 | drain | 150
12:15–13:00 | flash | 45

dates in words -> TAB002 15
Wave | Start | End | Days
1 | 16 March | 18 March | 3
2 | 19 March | 24 March | 6
3 | 25 March | 2 April | 15

notes behind units -> TAB004 37.4
Item | Value | Unit | Notes
Weights | 26.4 | GB | 26.4 B × 1 byte
Usable | 44.2 | GB | 48 × 0.92
Cache | 37.4 | GB | 44.2 − 13.2 − 3.6 for graphs
Cards | 36 | | 18 × 2

cumulative beside a total on top -> TAB002 190
Site | Nodes | Cumulative nodes
Total | 168 | –
a | 62 | 62
b | 47 | 190
c | 59 | 168

a margin that no further digits of the two values explain -> TAB003 11 ms
Limit | Set | Measured | Margin
TTFT | 700 ms | 540 ms | 160 ms
ITL | 40 ms | 31 ms | 11 ms
Errors | 9.9 % | 9.86 % | 0.04 pp
"""


def found(rows: list[str]) -> list[tuple[str, str]]:
    head, *body = (f"| {row} |" for row in rows)
    source = Source("table.md", "\n".join(("# Plan", "", head, "|---" * rows[0].count("|") + "|---|", *body, "")))
    return [(finding.code, finding.claimed) for finding in judge(source, parse(source)).findings]


def cases(text: str) -> list[list[str]]:
    return [case.splitlines() for case in text.strip().split("\n\n")]


@pytest.mark.parametrize("case", cases(SILENT), ids=lambda case: case[0])
def test_right_tables_stay_silent(case: list[str]) -> None:
    assert found(case[1:]) == []


@pytest.mark.parametrize("case", cases(WRONG), ids=lambda case: case[0])
def test_wrong_cells_are_found(case: list[str]) -> None:
    code, cell = case[0].partition(" -> ")[2].split(" ", 1)
    assert found(case[1:]) == [(code, cell)]
