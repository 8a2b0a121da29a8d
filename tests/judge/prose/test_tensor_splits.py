"""Shapes of matrices and counts of heads beside those of one rank."""

import pytest

from docverify.interfaces.check import check

RIGHT = [
    "With TP=2 the up projection is cut by columns: 3072 × 5120 → 3072 × 2560 per GPU.",
    "`[4096, 11008] / TP4 = [4096, 2752]`",
    "TP=4, EP=8: the experts [256, 7168, 2048] → [32, 7168, 2048] per GPU.",  # cut by another degree
    "With TP=4 the fused gate and up [4096, 22016] → 2 × [4096, 2752] per GPU.",
    "With TP=2 and FSDP over 4 the shard is [4096, 11008] → [1024, 5504].",
    "TP=8. The transpose turns [4096, 11008] into [11008, 4096].",
    "TP=2: the padding takes [32000, 4096] → [32128, 4096], which is [16064, 4096] per GPU.",
    "TP=4. The patch grid is 224 × 224 → 14 × 14 tokens.",
    "TP=2: LoRA compresses 4096 × 4096 → 4096 × 16.",
    "heads 64 → 8 per GPU with TP8",
    "TP=8: 4 KV heads → 1 per GPU (replicated).",
    "We pruned 64 heads → 48 heads, with TP=8 6 per GPU.",
    "With TP=4 and CP=2 the 64 heads become 8 per GPU.",  # Ulysses
    "With TP=4 80 layers become 20 per GPU, as PP is 4.",
]
WRONG = [
    ("With TP=2 the up projection is cut by columns: 3072 × 5120 → 3072 × 2506 per GPU.", "2506 per GPU"),
    ("- Tensor parallelism: 4\n\nThe MLP weight [4096, 11008] becomes [4096, 2725] on each GPU.", "2725"),
    ("`[4096, 11008] / TP4 = [4096, 5504]`", "5504"),
    ("Column parallel (TP = 4): (5120, 13824) → (5120, 3465) per rank.", "3465"),
    ("在 TP=4 下，权重 [8192, 28672] 切分为 [8192, 7618]。", "7618"),
    ("heads 64 → 16 per GPU with TP8", "16 per GPU"),
    ("With 8-way tensor parallelism the 64 attention heads become 16 per GPU.", "16 per GPU"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_are_silent(text: str) -> None:
    assert [finding.message for finding in check(text + "\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_wrong_ones_are_told(text: str, claimed: str) -> None:
    assert [(finding.code, finding.claimed) for finding in check(text + "\n").findings] == [("PAR084", claimed)]
