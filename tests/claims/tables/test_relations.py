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


_LOADS = """| Layout | Left | Bytes per token | Tokens |
|---|---|---|---|
| A | 58.24 GB | 20,480 | 2.84M |
| B | 56.11 GB | 40,960 | 1.37M |
| C | 50.36 GB | 40,960 | {} |
| D | 33.78 GB | 81,920 | 412K |
"""


def test_what_several_have_is_a_multiple_told_in_the_cell() -> None:
    assert not check(_LOADS.format("2 × 1.23M = 2.46M")).findings
    assert [each.claimed for each in check(_LOADS.format("2.23M")).findings] == ["2.23M"]


_READ = """| Lanes | Weights (GB) | Cache (GB) | Read (GB) |
|---|---|---|---|
| 2 | 13.48 | 0.67 | 14.15 |
| 16 | 13.48 | 5.37 | 18.85 |
| 48 | 13.48 | 16.11 | {} |
| 96 | 13.48 | 32.21 | 45.69 |
"""


@pytest.mark.parametrize(("read", "told"), [("29.59", []), ("25.99", ["25.99"])])
def test_a_sum_with_a_column_that_stays_the_same(read: str, told: list[str]) -> None:
    assert [each.claimed for each in check(_READ.format(read)).findings] == told


_FREE = """| Variant | Capacity (GB) | Peak (GB) | Retries |
|---|---|---|---|
| a | 80 | 61.2 | 18 |
| b | 80 | 55.7 | 24 |
| c | 80 | 48.9 | 13 |
"""


def test_no_sum_by_chance() -> None:
    assert check(_FREE).findings == ()


_STEPS = """| Sprint | Step (s) | vs. previous |
|---|---|---|
| 1 | 9.6 | |
| 2 | 8.1 | 1.19x |
| 3 | 6.6 | 1.23x |
| 4 | 5.2 | {} |
"""


@pytest.mark.parametrize(("ratio", "told"), [("1.27x", []), ("1.72x", ["1.72x"])])
def test_a_ratio_to_the_row_above(ratio: str, told: list[str]) -> None:
    assert [each.claimed for each in check(_STEPS.format(ratio)).findings] == told
