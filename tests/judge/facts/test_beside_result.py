"""What a result is of, by its own sentence and by the rows beside it."""

import pytest

from docverify import check

_RUNS = """
| run | GPUs | hours | MFU |
|---|---|---|---|
| a | 8 | 10 | 0.40 |
| b | 32 | 20 | 0.40 |
| c | 64 | 40 | 0.40 |

A training run sustains a part of the peak of 312 TFLOP/s. {total}
"""
_RIGHT = [
    "The 8B model takes 16 GB in BF16. Larger ones: Big-V3 in FP8 (671 GB of weights), which needs a node.",
    "The 8B model has 8 B parameters.\n\nIn FP8 the weights take 8 GB. In BF16 they take 16 GB.",
    "There are 40 B parameters. With attention (12 · 80 · 8,192 · 8,192 = 64 GFLOP per token) a token costs more.",
    "The model has 14.8 B parameters, of which embeddings (1.6 B) stay in BF16. In INT4 the weights take 10.1 GB.",
    "The model has 11.67 B parameters. We use 256 GPUs with TP 2, no pipeline, so DP = 128. BF16 weights: 11.7 GB.",
    _RUNS.format(total="In total 4.2e20 FLOP."),
]
_WRONG = [
    ("The model has 8 B parameters. In BF16 the weights take 32 GB.", "32 GB"),
    ("There are 40 B parameters. A forward pass costs 64 GFLOP per token.", "64 GFLOP per token"),
    ("The model has 14.8 B parameters. In INT4 the weights take 10.6 GB.", "10.6 GB"),
    ("The model has 11.67 B parameters. We use TP 2 and PP 2. The BF16 weights take 11.7 GB on each GPU.", "11.7 GB"),
]


@pytest.mark.parametrize("text", _RIGHT)
def test_silent(text: str) -> None:
    assert [each.message for each in check(text).findings] == []


@pytest.mark.parametrize(("text", "claimed"), _WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(text).findings] == [claimed]
