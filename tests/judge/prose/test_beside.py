"""What is left of two amounts, and a change told behind them."""

import pytest

from docverify.interfaces.check import check

WRONG = {
    "A card has 80 GB. Weights take 35 GB, the cache 30 GB, leaving 19 GB.": "19 GB",
    "We budget 300 ms: 120 ms for retrieval, 60 ms for prefill, 140 ms left for the network.": "140 ms",
    "The budget is $120,000. GPUs take $75,000, storage $20,000 and people $15,000; $15,500 remain.": "$15,500",
    "单卡 80 GB，权重 35.3 GB，激活 8.2 GB，剩余 56.5 GB。": "56.5 GB",
    "Of the 36 pods, 9 were evicted. The remaining 25 took over.": "25",
    "We ordered 1,080 cables and used 1,024; the other 65 go to spares.": "65",
    "A replica is two nodes; that uses 10 of the 12, leaving 4 for tests.": "4",
    "The pool can do 9,250 tokens/s. The peak was 7,400 tokens/s. That is 84 % of what it can do.": "84 %",
    "We lost 31 hours in the first weeks: of 480 hours that is 5.6 %.": "5.6 %",
    "The budget is 80 ms. Prefill takes 66 ms, which leaves 24 ms.": "24 ms",
    "Three copies need 90 TB; the quota is 100 TB, so 20 TB stay free.": "20 TB",
    "The pool has 576 GPUs. We keep 48 GPUs for tests, so 538 GPUs remain.": "538 GPUs",
    "Logs need 3.6 TB instead of 10.8 TB, which frees 8.2 TB.": "8.2 TB",
    "Throughput rose to 5,200 tok/s from 4,000 tok/s, up 20 %.": "20 %",
    "- p95 went from 240 ms to 180 ms, down 45 %": "45 %",
    "Last week we paid $9.60 an hour. On other hosts we pay $5.50 an hour, 57 % less.": "57 %",
    "6 月日均请求 320 万次，7 月预计 400 万次，增长 35%。": "35%",
    "一季度用了 384 万卡时，二季度 480 万卡时，环比增长 35%。": "35%",
    "三年合计，云上 735.84 万元，自建 501.3 万元，自建可节省 264.54 万元。": "264.54 万元",
    "The old hall draws 120 kW, the new one 90 kW, 33 % less.": "33 %",
    "The old hall draws 90 kW, the new one 120 kW, 25 % more.": "25 %",
    "Plan A needs 48 nodes. Plan B needs 36 nodes, which is 33 % fewer than plan A.": "33 %",
    "The new kernel takes 3.2 ms instead of 4.0 ms. It is 25 % shorter.": "25 %",
    "With 96 instead of 128 GPUs we need 33 % fewer GPUs.": "33 %",
}
RIGHT = [
    "- A year now: $24.10\n- Savings: $72.30 (75% reduction)",  # of what it was
    "Now a month costs $24.10; savings are $72.30, a saving of 75%.",
    "We ran 384 GPUs before, so 72 GPUs are freed, a saving of 18.75%.",  # that is what is saved
    "Two more people cost $330k. All in we pay $4.0M a year against $6.7M, so $2.7M less.",  # a year, too
    "A card has 80 GB. Weights take 35 GB, the cache 30 GB, leaving 10 GB after CUDA graphs.",  # less may be left
    "A card has 80 GB. Weights take 35 GB, the cache 30 GB and workspace 3 GB, leaving 12 GB.",
    "Of 96 GB we use 90 %, 86.4 GB. Weights take 35.3 GB and the runtime 4.7 GB, so 46.4 GB remain.",
    "We budget 300 ms: 120 ms for retrieval, 60 ms for prefill, 120 ms left for the network.",
    "The pool has 512 GB. Jobs A, B and C need 200 GB, 120 GB and 90 GB; A alone would leave 312 GB.",
    "Node A has 2 TB with 0.3 TB and 0.4 TB used; node B has 1.1 TB left.",  # of another
    "The old index takes 120 s, the new one 90 s, 33 % faster.",  # either way
    "Plan A needs 48 nodes. Plan B needs 36 nodes, which is 33 % fewer than planned.",  # than something else
    "The new kernel takes 3.2 ms instead of 4.0 ms. It is 20 % shorter.",
    "Scores fell from 84 to 80, 4 % lower.",  # points of 100
    "The card is sold as 80 GB and shows 81,559 MiB. We may fill 95 % of it, 75.7 GiB.",  # of the second alone
    "Today there are 3,072 GPUs. The new 72-GPU racks bring 3,456 GPUs, 12.5 % more.",  # a rack is described
    "Of the 36 pods, 9 were evicted. The remaining 27 took over.",
    "A card has 80 GB, we use 80 × 0.9 = 72 GB; without the weights 41 GB are left.",  # of the 72
    "单卡显存 64 GB，可用 64 × 0.875 = 56 GB，扣除权重后剩余 21 GB。",
    "Of the 36 pods, 9 were evicted, 3 are new. The remaining 24 took over.",  # another part
    "The run restarts from step 41,500 on 31 nodes, the other 1 is spare.",  # not of the steps
    "Team A has 24 GPUs and team B 16, the other 60 belong to C.",  # more than there were
    "p50 is 40 ms and p99 120 ms. That is 20 % of the page's budget.",  # of another amount
    "We have 12 nodes in Oslo and 48 nodes in Bergen, which is 20 % of all.",  # side by side
    "6 月日均请求 320 万次，7 月预计 400 万次，增长 25%。",
    "先部署 2 个，再部署 10 个，提升 50%。",  # so few tell nothing of a change
    "6 月 320 万次，7 月 400 万次，失败 12 次，下降 40%。",
    "The budget is 80 ms. Prefill takes 66 ms, which leaves 14 ms.",
    "A card has 80 GB. The weights take 35 GB, which leaves 41 GB.",  # of memory a little may go elsewhere
    "A node has 8 GPUs with 80 GB. The weights take 140 GB, so 500 GB remain.",  # 8 x 80 - 140
    "The card has 80 GB. Weights take 35 GB, the runtime 5 GB, which leaves 40 GB.",  # three amounts of a kind
    "The queue has 40 jobs. 12 jobs are ours, and 9 jobs of others are left.",
    "Throughput rose to 5,200 tok/s from 4,000 tok/s, up 30 %.",
    "The old cluster has 48 nodes, the new one 36 nodes, and the rent is 35 % lower.",  # of the rent
    "The old cluster draws 48 kW. The new one draws 36 kW, 25 % less.",
    "Prefill takes 40 ms. Decoding takes 20 ms, with a cache in FP8 30 % less.",
    "A host costs $3.20. A spot host is $1.10, effectively $1.10 / 0.88 = $1.25, still 61 % less.",  # of the first
    "Reading 40 GB instead of 80 GB could save 30 GB if the cache were smaller.",
]


@pytest.mark.parametrize("text", WRONG, ids=str)
def test_a_wrong_number_beside_two_amounts_is_found(text: str) -> None:
    found = check(text).findings
    assert [each.claimed for each in found] == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT, ids=str)
def test_nothing_is_said_where_more_may_be_meant(text: str) -> None:
    assert check(text).findings == ()
