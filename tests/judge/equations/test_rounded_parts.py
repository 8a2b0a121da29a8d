"""Sums of rounded parts, where the document says that they may differ."""

import pytest

from docverify import check

TABLE = """
| | 2026 | 2027 | 2028 | total |
|---|---|---|---|---|
| rent | 412 | 655 | 871 | {rent} |
| power | 120 | 180 | 240 | 540 |
"""
NOTES = [
    "All amounts in thousands; sums may differ by one.",
    "Totals do not always add up because of rounding.",
    "金额单位为千元,因四舍五入合计可能不等。",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_grants_what_rounding_takes(note: str) -> None:
    assert [f.claimed for f in check(note + "\n" + TABLE.format(rent="1,937")).findings] == []
    assert [f.claimed for f in check(note + "\n" + TABLE.format(rent="1,973")).findings] == ["1,973"]


def test_without_a_note_counts_add_up() -> None:
    assert [f.claimed for f in check(TABLE.format(rent="1,937")).findings] == ["1,937"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("40 × 718.75 + 8 × 1,197.92 = 28,750 + 9,583", []),  # each product is rounded
        ("40 × 718.75 + 8 × 1,197.92 = 28,750 + 9,538", ["ARI001"]),
        ("40 × 718 + 8 × 1,197 = 28,720 + 9,577", ["ARI001"]),  # nothing is
    ],
)
def test_whole_terms_stand_for_products_with_decimals(text: str, codes: list[str]) -> None:
    assert [each.code for each in check(text).findings] == codes
