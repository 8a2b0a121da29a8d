"""Plans of several sections: what one section says is used in another, and what belongs elsewhere is not."""

import pytest

from docverify import check

GPUS = "- GPU memory: 80 GB\n"
TABLE = "| Component | GB |\n|---|---|\n| Weights | 7.1 |\n| Cache | 12.62 |\n| **Total** | 19.72 |\n"
BUDGET = GPUS + "\n## {title}\n\n" + TABLE
RATES = "- MFU: 45%\n- HBM bandwidth: 3.35 TB/s\n- Achievable bandwidth (80%): {} TB/s\n"
OPTIONS = (
    "The model takes part on 16 GPUs.\n\n## Baseline (TP=8, PP=2)\n\n- GPUs: 16\n\n## Proposed (EP=16)\n\n- GPUs: 16\n"
)
CACHE = (
    "32 layers, 32 query heads, 8 KV heads, head dimension 128.\n\n"
    "Memory of a single GPU (context 32,768, batch 8):\n\n- KV cache: 8 × 32,768 × 131,072 B / 8 = 4.29 GB\n"
)
RATE = "The layout is TP4 × PP2 × DP4.\n\n- Throughput per replica: 2,000 tokens/s\n- Cluster throughput: {} tokens/s\n"
AGAIN = "\n## Check\n\n- Throughput: 8K tokens/s across the four replicas\n"

RIGHT = (
    BUDGET.format(title="Memory Budget per GPU") + "\n- Headroom: 60.28 GB\n",
    BUDGET.format(title="Memory Budget of a Rack") + "\n- Headroom: 400 GB\n",  # not of one card
    RATES.format("2.68"),  # the line's own share, not that of another line
    OPTIONS,  # degrees of two plans
    CACHE,  # what one card holds
    "- Used: 9.53 GB of 64 GB (14.9%)\n- Free: 54.47 GB (85.1%)\n",
    RATE.format("8,000") + AGAIN,
    RATE.format("8,000") + "\n## Target\n\n- Throughput: 9,500 tokens/s\n",  # another list tells of another day
    "- GPUs: 512\n- Training time: 91 days\n- GPU hours: 1.12M\n",
    "- All expert parameters: 24 × 32 × 16.8M = 12.9B\n- Total parameters: 13.4B\n",
    "The cache takes 94,208 bytes per token, an eighth of it on each GPU: 11,776 bytes.\n\n"
    "## What a GPU holds\n\n| Part | GB |\n|---|---|\n| Weights | 13.25 |\n| KV cache | 120.00 |\n",  # no memory size
    "线上共 6 台 H20 服务器，每台 8 卡，合计 48 卡。\n\n- 张量并行：8\n- 数据并行：6\n",  # no 6 cards
    "A token uses 12.9B of them. In BF16 the whole model takes 93.4 GB.\n",  # not of the active ones
)
WRONG = (
    (BUDGET.format(title="Memory Budget per GPU") + "\n- Headroom: 70.28 GB\n", "70.28 GB", "MEM056"),
    (BUDGET.format(title="Memory on One Card") + "\n- Free memory: 70.28 GB\n", "70.28 GB", "MEM056"),
    (RATES.format("2.88"), "2.88 TB/s", "ARI075"),
    (RATE.format("16,000") + AGAIN, "16,000 tokens/s", "LAT001"),  # what is said elsewhere does not hide it
    ("- GPUs: 512\n- Training time: 91 days\n- GPU hours: 0.14M\n", "0.14M", "CST001"),
    ("- All expert parameters: 24 × 32 × 16.8M = 12.9B\n- Total parameters: 10.2B\n", "10.2B", "MOD003"),
    ("| Part | GB |\n|---|---|\n| Weights | 3.26 |\n| Cache | 18.2 |\n| **Footprint** | 28.9 |\n", "28.9", "TAB001"),
    ("22 nodes with 8 GPUs each: 192 GPUs, 80 GB each.", "192 GPUs", "ARI008"),
    ("Its bandwidth is 1.8 TB/s (bandwidth utilization 80%, effective 1.62 TB/s).", "1.62 TB/s", "ARI010"),
    ("- Used: 9.53 GB of 64 GB (14.9%)\n- Free: 46.47 GB\n", "46.47 GB", "ARI058"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_a_plan_that_is_right_has_no_findings(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


@pytest.mark.parametrize(("text", "claimed", "code"), WRONG)
def test_a_slip_is_found_at_its_place(text: str, claimed: str, code: str) -> None:
    assert [(finding.claimed, finding.code) for finding in check(text).findings] == [(claimed, code)]
