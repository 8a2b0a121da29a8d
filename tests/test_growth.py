"""A line four times as long is checked with at most six times as many calls: growth is compared, not time."""

import sys
from types import FrameType

import pytest

from docverify import Source, check

_SHORT, _LONG, _MOST = 60, 240, 6  # times that a unit stands on the line; growth of the calls
_UNITS = (
    "3 GPUs, ",
    "5 GB, ",
    "12 nodes, 96 GPUs, ",
    "4 nodes × 8 GPUs = 32 ",
    "1.5T tokens at 3 tokens/s ",
    "3 · ",
    "2 × ",
    "5 GB + ",
    "63 GB < 40 GB ",
    "10 % of 5 GB ",
    "takes 5 min: 3 s, ",
    "layers 0-9    GPUs 0-3    ",
    "12 台 3 kW，",
    "每 4 卡 ",
    "共 5 亿 ",
    "3 月 4 日 ",
    "$232/h, $5,568/day, ",
    "12 GB, 3 × 4 = 12 and ",
)


def _calls(text: str) -> int:
    """What a check calls, of Python's and of libraries."""
    made = 0

    def count(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        check(Source("line.md", text))
    finally:
        sys.setprofile(None)
    return made


def _line(unit: str, times: int) -> str:
    """A paragraph that is given out as a total of all of them, and one that is given out as their result."""
    return f"It needs 4 GB, {unit * times}9 GB in total.\n\nIt takes 5 min: {unit * times}= 7 GB, i.e. 9 GB.\n"


@pytest.mark.parametrize("unit", _UNITS)
def test_a_long_line(unit: str) -> None:
    check(Source("line.md", _line(unit, 3)))  # what is made only once
    assert _calls(_line(unit, _LONG)) < _MOST * _calls(_line(unit, _SHORT))
