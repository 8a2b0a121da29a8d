"""What a sentence adds to a product."""

import pytest

from docverify import check


@pytest.mark.parametrize(
    "text",
    [
        "A picture makes 24 × 24 = 602 tokens with 24 row ends and 2 marks.",
        "A picture makes 24 × 24 = 577 tokens including the class token.",
        "A tile is 24 × 24 = 592 tokens (576 plus 16 registers).",
        "每张图 24 × 24 = 577 个 token（含 1 个类别 token）。",
    ],
)
def test_granted(text: str) -> None:
    assert [each.message for each in check(text).findings] == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("A picture makes 24 × 24 = 586 tokens.", "586 tokens"),
        ("A picture makes 24 × 24 = 590 tokens including the class token.", "590 tokens"),  # one is not enough
        ("A tile is 24 × 24 = 529 tokens with the 16 registers.", "529 tokens"),  # less than the product
        ("A cache has 24 × 24 = 867 tokens with the other 291.", "867 tokens"),  # no small part
    ],
)
def test_told(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(text).findings] == [claimed]
