"""Numbers of one architecture, and degrees that are said not to be used."""

import pytest

from docverify import check

MODEL = "# Model\n\nThe model has 44 layers, 56 heads and a hidden size of 7,168.\n\n# Use\n\n"
ANOTHER = [
    (MODEL + "We split the 48 layers in 4 stages.", "48 layers"),
    (MODEL.replace(", 56 heads", "") + "The 44-layer model with a hidden size of 7,618 is quantized.", "7,618"),
    ("## 16 bit\n\nTern 70B, 84 layers, four cards.\n\n## 8 bit\n\nTern 70B, 48 layers, two cards.", "48 layers"),
    ("# Tern 32B in Oslo\n\n64 layers, 40 heads.\n\n# Tern 32B in Bonn\n\n60 layers, 40 heads.", "60 layers"),
    (MODEL + "## Option A\n\nTP 8.\n\n## Option B\n\nHidden size 7,186, TP 4.", "7,186"),
    ("## Option A\n\nThe model has 44 layers; TP 8.\n\n## Option B\n\nThe model has 48 layers; TP 4.", "48 layers"),
    ("## 方案一\n\n模型 44 层,TP=8。\n\n## 方案二\n\n模型 48 层,TP=4。", "48 层"),
    ("- Layout X: TP=8, 56 heads, 8 KV heads.\n- Layout Y: TP=4, 56 heads, 7 KV heads.", "7"),
    ("|  | Plan 1 | Plan 2 |\n|---|---|---|\n| TP | 4 | 8 |\n| Model layers | 44 | 48 |", "48"),
    (
        "**Variant 1.** Total parameters 130B, 16 GPUs for the model.\n\n**Variant 2.** Total parameters 138B, 8 GPUs",
        "138B",
    ),
    ("Our MoE has 96 experts per layer. The router picks 4 of the 108 experts.", "108 experts"),
]
SAME = [
    MODEL + "We split the 44 layers in 4 stages; the 11 layers of a stage take 9 GB.",
    MODEL + "The 2,464 heads of all layers fit.",  # 44 × 56
    "Tern 70B has 84 layers. Each stage of Tern 70B holds 21 layers.",  # a part
    "# Tern 70B\n\n- Layers: 84\n- Each stage owns 21 layers.\n\nBuffers: 21 layers × 4 × 10 MB = 840 MB.",
    "Tern 70B: 84 layers, four cards.\n\nTern 9B: 36 layers, one card.",  # of two models
    "Tern 70B: 84 layers, four cards.\n\nThe draft model of Tern 70B: 12 layers.",
    MODEL + "The larger variant splits the 60 layers in 4 stages.",  # of another model
    MODEL + "If the 48 layers were pruned, it would fit.",
    "## Wren-8B\n\n32 layers, hidden size 4096.\n\n## Finch-7B\n\n36 layers, hidden size 4096.",  # two models
    "## Option A\n\n32 layers, hidden size 4096.\n\n## Option B\n\n36 layers, hidden size 4096.",  # two options
    "## Option A\n\nThe model has 44 layers; TP 8.\n\n## Option B\n\nThe larger model has 48 layers; TP 4.",
    "## Option A\n\n32 layers, hidden size 4096; TP 2.\n\n## Option B\n\n36 layers, hidden size 5120; TP 4.",
    "## Option A\n\n32 layers, TP 2.\n\n## Option B\n\n36 layers, TP 4.",  # perhaps two models
    "**Variant 1.** Total parameters 130B, 16 GPUs for the model.\n\n**Variant 2.** Total parameters 130.4B, 8 GPUs.",
    "| Experiment | Layers | GPUs |\n|---|---|---|\n| 1 | 24 | 8 |\n| 2 | 28 | 8 |\n\nThe model is trained twice.",
    "The model has 48 layers. Each GPU holds 12 of the 48 layers per stage.",
]
DENIED = [
    ("The reranker runs without tensor parallelism, TP = 2.", "2"),
    ("One card serves the model unsharded with `--tensor-parallel-size 4`.", "4"),
    ("Pipeline parallelism is off; `--pipeline-parallel-size 4` is the default anyway.", "4"),
    ("Gradients are not accumulated, accumulation steps 4.", "4"),
    ("We do not accumulate gradients (accumulation steps: 4).", "4"),
]
ONE = [
    "The reranker runs without tensor parallelism, TP = 1.",
    "The reranker runs without tensor parallelism, but the model with TP = 2.",  # of two
    "The reranker runs without tensor parallelism. The model has TP = 2.",
    "Without tensor parallelism it would take 140 GB instead of 35 GB with TP = 4.",
]


@pytest.mark.parametrize(("text", "place"), ANOTHER)
def test_another_number_of_one_model_is_told(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("CON008", place)]


@pytest.mark.parametrize(("text", "place"), DENIED)
def test_a_degree_that_is_not_used_is_one(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("CON007", place)]


@pytest.mark.parametrize("text", [*SAME, *ONE])
def test_parts_and_others_are_left_alone(text: str) -> None:
    assert not check(f"{text}\n").findings
