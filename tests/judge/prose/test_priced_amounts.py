"""A price or a use of one, an amount, and what they come to, in three sentences of three numbers."""

import pytest

from docverify import check

WRONG = [
    ("Water costs 4.5 EUR per cubic metre. We take 800 cubic metres a year. The bill is 4,100 EUR.", "4,100 EUR"),
    ("Power costs 0.25 $/kWh. The site uses 36,000 kWh a month, so the bill is $9,800.", "$9,800"),
    ("A request takes 0.8 Wh. Yesterday we served 250,000 requests. The meter shows 260 kWh.", "260 kWh"),
    ("A GPU hour costs 3 USD. The run takes 2,400 GPU hours. That comes to 8,400 USD.", "8,400 USD"),
]
RIGHT = [
    "Power costs 0.25 $/kWh. The site uses 36,000 kWh a month, so the bill is $9,000.",
    "Power costs 0.25 $/kWh. The site uses 36,000 kWh a month; with taxes the bill is $10,700.",
    "Power costs 0.25 $/kWh. The site uses 36,000 kWh a month. Two sites pay $18,000.",  # twice
    "Power costs 0.25 $/kWh. The old site used 36,000 kWh a month. A coolant change costs $9,800 and 3 days.",
    "A request takes 0.8 Wh. Yesterday we served 250,000 requests. The battery holds 900 kWh.",  # far off
    "A GPU hour costs 3 USD. The run takes 2,400 GPU hours. That comes to 7,200 USD.",
]


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_another_amount_is_told(text: str, place: str) -> None:
    assert [each.claimed for each in check(f"{text}\n").findings] == [place]


@pytest.mark.parametrize("text", RIGHT)
def test_other_things_are_left_alone(text: str) -> None:
    assert not check(f"{text}\n").findings
