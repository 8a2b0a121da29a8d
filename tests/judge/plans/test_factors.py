"""Numbers whose words bind loosely: they are told of if a factor makes them of what follows, and else left alone."""

import pytest

from docverify.interfaces.check import check

_MODEL = "Training a dense model of 34 billion parameters with AdamW. "


def _found(text: str) -> set[str]:
    return {finding.code for finding in check(text).findings}


@pytest.mark.parametrize(
    ("text", "wrong", "code"),
    [
        (_MODEL + "Gradients are in bf16 too, so add another {} GB.\n", ("68", "34"), "MEM094"),
        (_MODEL + "It keeps a master copy and two moments in fp32: {} GB.\n", ("408", "272"), "MEM095"),
        (_MODEL + "With ZeRO-3 across 64 devices each device holds {} GB of that state.\n", ("8.5", "17.0"), "MEM096"),
        # a factor that is left out does not explain the number, though two others come to it
        (
            "Training on 64 A100 (312 TFLOPS peak) at 45 % MFU: the cluster sustains {} PFLOPS.\n",
            ("8.99", "19.97"),
            "FLO001",
        ),
    ],
)
def test_a_factor(text: str, wrong: tuple[str, str], code: str) -> None:
    right, slip = wrong
    assert _found(text.format(right)) == set()
    assert code in _found(text.format(slip))


@pytest.mark.parametrize(
    "text",
    [
        # the result of a computation with parameters is no number of them
        "- parameters = bytes ÷ 2 = 1 600 000 000\n- FLOPs per token = 2 × params = 3 200 000 000 (3.2 GFLOP)\n",
        # a sum that is said to be one
        _MODEL + "Weights in bf16 are 68 GB, gradients the same, both together 136 GB.\n",
        # all that a device needs, activations too
        "Training 34B parameters on 64 GPUs.\n\n- VRAM: ~17 GB per GPU (ZeRO-3)\n",
        # the size of a card, not of what does not fit it
        "Optimizer states are 272 GB. Even a batch of one of the 34B parameters does not fit on a single 24GB GPU.",
        # bytes of a parameter are no model
        _MODEL + "The master copy (12 B) is fp32. Storing the model once in bf16 costs 68 GB.\n",
    ],
)
def test_left_alone(text: str) -> None:
    assert _found(text) == set()


def test_what_measured_amounts_further_up_come_to() -> None:
    text = (
        "The model has 12.4 billion parameters and serves prompts of 160,000 tokens. The linear layers cost 4.0 PFLOP, "
        "the attention 10.6 PFLOP, 14.6 PFLOP together: 73% of it is attention. Eight GPUs at 989 TFLOPS peak and 40% "
        "utilisation sustain 3.16 PFLOPS, and the prompt needs 4.6 s.\n\n"
        "A user asks 20 questions of 4,000 tokens in total.\n"
    )
    assert _found(text) == set()
