"""What is left of two amounts, and a change told behind them."""

import pytest

from docverify.interfaces.check import check

WRONG = {
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
}
RIGHT = [
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
    "Reading 40 GB instead of 80 GB could save 30 GB if the cache were smaller.",
]


@pytest.mark.parametrize("text", WRONG, ids=str)
def test_a_wrong_number_beside_two_amounts_is_found(text: str) -> None:
    found = check(text).findings
    assert [each.claimed for each in found] == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT, ids=str)
def test_nothing_is_said_where_more_may_be_meant(text: str) -> None:
    assert check(text).findings == ()
