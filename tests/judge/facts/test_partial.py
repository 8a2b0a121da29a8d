"""Values of another model, or another part, than the one that a rule has found."""

import pytest

from docverify import check

SHAPE = """
- Layers: 48
- Hidden size: 6144
- FFN size: 24576
- Heads: 48
- Head dimension: 128
- Vocabulary: 64000
"""
FORMATS = """
| Model | Parameters | Memory (FP16) | Memory (INT4) |
|---|---|---|---|
| S | 9B | 18 GB | 5 GB |
| M | 90B | 180 GB | 48 GB |
| L | 480B | 960 GB | 260 GB |
"""
SMALL = "\n## Small (160M parameters)\n\n"
OTHERS = [
    f"The family has three sizes: 3B, 27B and 190B parameters. We take the second one.\n{SHAPE}",
    f"共有 3B、27B 和 190B 参数三个版本。\n{SHAPE}",
    f"A 9B parameter model takes 36 GB in fp32.\n{SMALL}- Model weights (fp32): 160M params × 4 bytes = 640 MB\n",
    "- Gradient size: 17 GB\n\nFor a 160B parameter model in bfloat16, a GPU sends 320GB of gradients per step.",
    f"{FORMATS}\nThe largest one in FP8:\n\n- Weights: 480 GB\n",  # the third column is not the third row
    "A 70B parameter model fits one node. A trillion-parameter model writes a checkpoint of 18 TB.",
    "The 70B parameter model fits one node. Multi-trillion parameter models have checkpoints of 36 TB.",
    "Orca-2 is a 671B parameter MoE model, unlike Finch 405B.\n\nFor Finch, one token needs 2.54 TFLOPs.",
    "70B 参数的模型很小。万亿参数模型的检查点为 18 TB。",
    "The 13B parameter model is the default; the assistant has 34B parameters.\n\n- Precision: BF16\n- Weights: 68 GB",
    "We began with a 7B parameter model.\n\n## Now\n\nThere are 1.5B parameters. Optimizer states take 12 GB.",
    f"{SHAPE.replace('FFN', 'MoE FFN')}- Experts: 256\n\nIts latency is closer to that of a 32 B dense model.",
]
PASSING = """
**Setup**: {0}8-way TP, 8-way DP, 8-way PP

You are choosing between:

- 64 GPUs: 8 nodes × 8 GPUs
- 64 GPUs: 16 nodes × 4 GPUs
"""
SAME = [
    ("We train a 9B parameter model in BF16.\n\n- Gradients: 24 GB\n", "24 GB"),
    (f"The model has 190B parameters.\n{SHAPE}", "190B parameters"),
    ("Orca-2 is a 671B parameter MoE model, unlike Finch 405B.\n\nOne token needs 8.1 TFLOPs.", "8.1 TFLOPs"),
    ("The 13B parameter model is the default; the assistant has 34B parameters.\n\n- Weights (BF16): 98 GB", "98 GB"),
    ("A 9B parameter model is used.\n\n- Model weights (fp32): 72 GB\n", "72 GB"),
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_said_of_others_is_left_alone(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), SAME)
def test_what_is_said_of_the_same_is_told(text: str, claimed: str) -> None:
    assert claimed in [each.claimed for each in check(f"{text}\n").findings]


@pytest.mark.parametrize(("gpus", "told"), [("512 GPUs with ", False), ("", True)])
def test_a_sentence_that_counts_in_passing_is_its_own_plan(gpus: str, told: bool) -> None:
    assert bool(check(PASSING.format(gpus)).findings) is told
