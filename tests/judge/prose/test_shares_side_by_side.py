"""Amounts with their shares behind them, of which one does not go with the others."""

import pytest

from docverify.interfaces.check import check

WRONG = {
    "Of the tickets 11 were hardware (48%), 9 network (31%), 6 software (21%), 3 facility (10%).": "48%",
    "Text took 1,420,000 h (52.5%), vision 611,000 (22.6%), robots 502,000 (14.9%), the rest 273,000 (10.1%).": "14.9%",
    "2,706,000 h were allocated (88.0%), 258,000 lost (5.1%) and 211,072 idle (6.9%).": "5.1%",
    "2,706,000 h were allocated (88.0%), 158,000 lost (6.1%) and 211,072 idle (6.9%).": "6.1%",
}
RIGHT = [
    "Of the tickets 11 were hardware (38%), 9 network (31%), 6 software (21%), 3 facility (10%).",
    "Text took 1,420,000 h (52.5%), vision 611,000 (22.6%), robots 402,000 (14.9%), the rest 273,000 (10.1%).",
    "Jobs on 8 GPUs (12%), 16 GPUs (25%), 32 GPUs (50%) and 64 GPUs (92%) of the peak.",  # no more than one whole
    "Quota: A 40 TB (40% used), B 30 TB (30% used), C 20 TB (75% used).",
    "Nodes cost $14M (80%), switches $1.7M (10%), storage $1.4M (12%).",  # of three nothing tells which is wrong
    "Search has 160 GPUs (96%), ads 128 (88%), speech 48 (71%), maps 40 (90%).",  # how busy each is
]


@pytest.mark.parametrize("text", WRONG, ids=str)
def test_the_odd_share_is_found(text: str) -> None:
    assert [(each.code, each.claimed) for each in check(text).findings] == [("ARI061", WRONG[text])]


@pytest.mark.parametrize("text", RIGHT, ids=str)
def test_shares_that_may_be_right_are_left_alone(text: str) -> None:
    assert not check(text).findings
