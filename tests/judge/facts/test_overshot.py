"""Values that keep to a bound, but by a factor that only a slip explains."""

import pytest

from docverify import check

TRANSFER = "- **Transfer size**: 50 GB\n- **Network bandwidth**: 40 Gbit/s\n- **Transfer time**: {}\n"
DECODE = "Parameters: 70B, BF16 weights\n\n- TP: 8\n- HBM bandwidth: 3.35 TB/s\n- TPOT floor: {}\n"
ROWS = [
    (DECODE, "5.2 ms", []),
    (DECODE, "10.4 ms", ["LAT006"]),  # a floor says what the bound is
    (DECODE, "2.6 ms", ["LAT006"]),
    (TRANSFER, "10 s", []),
    (TRANSFER, "13 s", []),  # a longer time is no contradiction
    (TRANSFER, "20 s", []),
    (TRANSFER, "80 s", ["NET005"]),  # of bits
    (TRANSFER, "100 s", ["NET005"]),
    (TRANSFER, "105 s", []),
    (TRANSFER, "5 s", ["NET005"]),
    (TRANSFER.replace("{}", "{} at best"), "20 s", ["NET005"]),  # it is called the bound
    (TRANSFER.replace("{}", "{} at best"), "11 s", []),
]


@pytest.mark.parametrize(("text", "value", "expected"), ROWS)
def test_finds(text: str, value: str, expected: list[str]) -> None:
    assert [each.code for each in check(text.format(value)).findings] == expected
