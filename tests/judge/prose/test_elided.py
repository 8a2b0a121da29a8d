"""Numbers that say only what they are per, or only their scale, are of what was measured before them."""

import pytest

from docverify.interfaces.check import check

WRONG = [
    ("The pod sustains 9,600 output tokens per second on 12 cards, or 900 per card.", "900 per card"),
    ("We have 64 GPUs. That is 512 thousand tokens per second for the job and 4,000 per GPU.", "4,000 per GPU"),
    ("We run 150 cards. Each handles 40 requests per minute; the fleet therefore does 60,000 a minute.", "60,000"),
    ("The gateway takes 5,400 calls a minute, 900 per second.", "900 per second"),
    ("- **Cluster**: 48 GPUs\n\n- Throughput: 96,000 tokens/s (4,000 tokens/s per GPU)", "96,000 tokens/s"),
    ("- **Cluster**: 4 nodes × 8 GPUs = 32 GPUs\n\n- Throughput: 64,000 tokens/s (4,000 per GPU)", "4,000 per GPU"),
    ("- 32 GPUs\n- 8 groups of 4 GPUs\n\n- Throughput: 64,000 tokens/s (4,000 per GPU)", "4,000 per GPU"),
    ("The store takes 2.4 TB per day, 82 MB per second.", "82 MB per second"),
    ("- Throughput: 56,000 tokens/s on 16 GPUs, i.e. 5,300 per GPU", "5,300 per GPU"),
    ("The cache has room for 402 k tokens, 2.1 k per sequence at 128 sequences.", "2.1 k per sequence"),
]
RIGHT = [
    "The pod sustains 9,600 output tokens per second on 12 cards, or 800 per card.",
    "We have 64 GPUs. That is 512 thousand tokens per second for the job and 8,000 per GPU.",
    "We run 150 cards. Each handles 40 requests per minute; the fleet therefore does 6,000 a minute, 100 per second.",
    "- Throughput: 56,000 tokens/s on 16 GPUs, i.e. 3,500 per GPU",
    "The cache has room for 402 k tokens, 3.1 k per sequence at 128 sequences.",
    "We have 448 GPUs in 56 nodes, 8 per node.",
    "At 1.4M tokens/s on 32 nodes we see 5,470 per GPU.",  # not of the nodes
    "160 KiB per token leave room for 402 k tokens, 3.1 k per sequence at 128 sequences.",  # the tokens are shared out
    "A rank gets 16,384 expert tokens for 8 experts, 900 per expert at worst.",  # another thing than is per expert
    "The batch of 1,024 sequences goes to 64 ranks, in micro-batches of 4 per rank.",  # 4 of the 16
    "We rent 24 GPUs with 3.35 TB/s each, 900 GB/s NVLink.",  # rates of two things, not one for another time
    "- **Cluster**: 48 GPUs\n\n- Throughput: 96,000 tokens/s (2,000 tokens/s per GPU)",
    "160 GPUs train it. The optimizer states take 96 GB (12 GB per GPU).",  # of a replica
    "- 32 GPUs\n- 8 groups of 4 GPUs\n\n- Throughput: 64,000 tokens/s (2,000 per GPU)",
    "The store takes 2.4 TB per day, 28 MB per second.",
    "A request has 4,000 tokens on 8 GPUs; the limit is 64 per GPU.",  # of requests
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
