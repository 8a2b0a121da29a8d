"""Columns that follow from others in more than one way: an operand may be the odd one."""

import pytest

from docverify.interfaces.check import check

RUNS = """| Model | Work | Cards | TFLOPS/card | Hours | Card-hours |
|---|---|---|---|---|---|
| small | 1.89e19 | {} | 105 | 1.56 | 50 |
| base | 1.77e20 | 64 | 128 | 6.0 | 384 |
| large | 9.11e20 | 64 | 140 | {} | 1,808 |
| huge | 5.24e21 | 128 | 152 | 74.8 | {} |
"""


def test_right() -> None:
    assert check(RUNS.format(32, 28.25, "9,576")).findings == ()


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ((72, 28.25, "9,576"), "72 × 1.56 is 112, as the other rows have it, but 50 is printed"),
        ((32, 38.25, "9,576"), "64 × 38.25 is 2,448, as the other rows have it, but 1,808 is printed"),
        ((32, 28.25, "6,576"), "128 × 74.8 is 9,574, as the other rows have it, but 6,576 is printed"),
    ],
)
def test_wrong(cells: tuple[float, float, str], message: str) -> None:
    assert [each.message for each in check(RUNS.format(*cells)).findings] == [message]
