"""Tables of two columns: a row that misses what those on both sides of it keep."""

import pytest

from docverify.interfaces.check import check

FLEET = """| {} | {} |
|---:|---:|
| 48 | 110,400 |
| 96 | 220,800 |
| 192 | {} |
| 384 | {} |
"""

STEPS = """| Micro batch | Accumulation |
|---:|---:|
| 1 | 48 |
| 2 | 24 |
| 4 | {} |
| 8 | 6 |
"""

SHAPES = """| Width | Heads |
|---:|---:|
| 4096 | 32 |
| 5120 | 40 |
| 6144 | {} |
| 8192 | 64 |
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            FLEET.format("GPUs", "Tokens/s", "414,600", "883,200"),
            "192 × 2,300 is 441,600, as the other rows have it, but 414,600 is printed",
        ),
        (STEPS.format(14), "1 ÷ 4 × 48 is 12, as the other rows have it, but 14 is printed"),
    ],
)
def test_wrong(text: str, message: str) -> None:
    assert [each.message for each in check(text).findings] == [message]


@pytest.mark.parametrize(
    "text",
    [
        FLEET.format("GPUs", "Tokens/s", "441,600", "883,200"),
        FLEET.format("GPUs", "Tokens/s", "441,600", "802,100"),  # it fades
        FLEET.format("GPUs", "Tokens/s measured", "414,600", "883,200"),
        STEPS.format(12),
        SHAPES.format(64),  # as wide heads as the next model, or fewer of them: no row of a series
    ],
)
def test_right(text: str) -> None:
    assert check(text).findings == ()
