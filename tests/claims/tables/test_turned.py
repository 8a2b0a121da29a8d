"""Tables whose header is a line of numbers."""

import pytest

from docverify import check

LINES = "| Batch | 4 | 12 | 20 | 32 |\n|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("| KV (GB, 1.5 per sequence) | 6 | 18 | 33 | 48 |", "33"),
        ("| Cache (GiB) | 3 | 9 | 18 | 24 |", "18"),
    ],
)
def test_the_odd_column_is_told(line: str, place: str) -> None:
    assert [each.claimed for each in check(f"{LINES}{line}\n").findings] == [place]


@pytest.mark.parametrize(
    "line",
    [
        "| KV (GB, 1.5 per sequence) | 6 | 18 | 30 | 48 |",
        "| Throughput (tokens/s) | 310 | 860 | 1280 | 1700 |",
        "| Users | 3 | 7 | 18 | 25 |",
    ],
)
def test_other_lines_are_left_alone(line: str) -> None:
    assert not check(f"{LINES}{line}\n").findings
