"""A result right behind what it is computed with: told in a paragraph full of numbers, silent where anything fits."""

import pytest

from docverify.interfaces.check import check

FULL = "The storage has 12 servers with 24 drives of 7.68 TB, 2.2 PB in all; we keep 20 copies, 3.64 TB. "
HALL = "The hall has 2,048 uplinks in 32 leaf switches and 16 spines, 48 switches with 64 ports in all. "
WRONG = [
    ("A pass sends 2 MB per layer, and 4 MB come back. Over 50 layers: 400 MB.", "400 MB"),
    (FULL + "At 40 GB/s a copy of 182 GB takes 46 s.", "46 s"),
    (FULL + "A copy has 182 GB; at 40 GB/s 46 s.", "46 s"),
    (FULL + "A copy has 182 GB. Over a link of 40 GB/s the copy takes 46 s.", "46 s"),
    (FULL + "每份 182 GB，按 40 GB/s 需要 46 s。", "46 s"),
    (HALL + "Two transceivers per link make 4,096 transceivers, at 14 W 573 kW.", "573 kW"),
    (HALL + "The switches draw 21.6 kW. Over 30 days: 1,555 MWh.", "1,555 MWh"),
    ("Each layer sends 134 MB, 940 MB after 7 hops and 37.6 GB in all 40 layers. At 150 GB/s: 2.5 s.", "2.5 s"),
]
RIGHT = [
    "A pass sends 2 MB per layer, and 4 MB come back. Over 50 layers: 300 MB.",  # of both
    "The engine may use 90 % of 80 GB, that is 72 GB, which leaves 48.65 GB a card for the cache.",  # weights before
    "The other 16 of the 48 GPUs serve a small model. With 128 experts the large one keeps 4 experts per GPU.",
    FULL + "At 40 GB/s a copy of 182 GB takes 4.6 s.",
    FULL + "A copy has 182 GB; at 40 GB/s 91 s.",  # for all that we keep
    FULL + "A copy has 182 GB; at 40 GB/s and 46 s.",
    FULL + "A copy has 182 GB, compressed; at 40 GB/s 1.1 s.",
    FULL + "每份 182 GB，按 40 GB/s 需要 4.6 s。",
    HALL + "Two transceivers per link make 4,096 transceivers, at 14 W 57 kW.",
    HALL + "The switches draw 21.6 kW. Over 30 days: 15.6 MWh.",
    HALL + "The switches draw 21.6 kW. Over 30 days: 2 outages.",
    "Each layer sends 134 MB, 940 MB after 7 hops and 37.6 GB in all 40 layers. At 150 GB/s: 0.25 s.",
    "The engine reached, with 64 users: 1,310 tokens/s; 128 users: 2,180 tokens/s; 256 users: 3,330 tokens/s.",
    "The card has 80 GB at 3.35 TB/s and 700 W. Over 8 cards: 5.6 kW.",
    "Reading the 17.5 GB at 3.35 TB/s takes 5.2 ms, at 80 % 6.5 ms.",
    "With 32 GB per rank at 1.9 TB/s the weights take 17 ms; the host has 2 TB at 400 GB/s 5 s away.",
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [text[found.span.start : found.span.end] for found in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert not check(text).findings
