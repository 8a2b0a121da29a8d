"""What may explain that a number is not what follows: a degree of the layout, or another subject."""

import pytest

from docverify.interfaces.check import check

_CACHE = "{}\n\nA layer keeps 4,096 bytes per token. For 64 layers that is {} KiB per token.\n"


def test_copies_of_a_model_share_no_token() -> None:
    assert [each.code for each in check(_CACHE.format("We run DP=2.", 128)).findings] == ["ARI036"]
    assert not check(_CACHE.format("We run DP=2.", 256)).findings
    assert not check(_CACHE.format("We run TP=2.", 128)).findings


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nine cards of 600 W each (6.3 kW with fans).", []),
        ("The nine cards draw 600 W each, 7.5 kW including hosts.", []),
        ("Nine cards of 600 W each (4.5 kW with fans).", ["ARI036"]),  # a part makes nothing less
        ("Nine cards of 600 W each (4.5 kW).", ["ARI036"]),
    ],
)
def test_further_parts_make_it_more(text: str, codes: list[str]) -> None:
    assert [each.code for each in check(f"{text}\n").findings] == codes


@pytest.mark.parametrize(
    "text",
    [
        "So 72 layers hold 64.8B; the input table and the output head add 1.2B each.",
        "8 GPUs hold 140 GB of weights, the host and the disk keep 500 GB each.",
    ],
)
def test_each_is_of_what_the_clause_names(text: str) -> None:
    assert not check(f"Together 0.9B, {text} Total: 67.2B parameters.\n").findings


def test_each_is_of_what_was_counted() -> None:
    found = check("80 layers hold 68.45B parameters, 0.95B each.\n").findings
    assert [each.claimed for each in found] == ["0.95B"]
