"""Tables of amounts, rates and times: one row that keeps them tells of another that does not."""

import pytest

from docverify import check

HEAD = "| Job | Size | Rate | Time |\n|---|---|---|---|\n"
CASES = [
    ("| image | 24 GB | 0.8 GB/s | 30 s |\n| weights | 540 GB | 3 GB/s | 180 s |", []),
    ("| image | 24 GB | 0.8 GB/s | 30 s |\n| weights | 540 GB | 3 GB/s | 210 s |", ["210 s"]),
    ("| image | 24 GB | 8 GB/s | 30 s |\n| weights | 540 GB | 10 GB/s | 180 s |", []),  # rates of links, times measured
    ("| image | 24 GB | 0.8 GB/s | 30 s |\n| weights, 2 copies | 540 GB | 3 GB/s | 360 s |", []),
]


@pytest.mark.parametrize(("rows", "wrong"), CASES)
def test_amount_over_rate_is_the_time(rows: str, wrong: list[str]) -> None:
    assert [each.claimed for each in check(f"{HEAD}{rows}\n").findings] == wrong
