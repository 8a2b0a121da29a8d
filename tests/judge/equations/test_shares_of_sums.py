"""A share behind several amounts is that of the last, or of all of them."""

import pytest

from docverify.interfaces.check import check


@pytest.mark.parametrize(
    "text",
    [
        "It takes 1.31 GB for weights and 0.6 GB for cache per GPU (3% of 64 GB).",
        "We have 60 GB of weights, 12 GB of cache and 4 GB of buffers (95% of 80 GB).",
        "Loads are 60 GB of weights plus 12 GB of cache (90% of 80 GB).",
        "Loads are 60 GB of weights and 12 GB of cache (15% of 80 GB).",
    ],
)
def test_right(text: str) -> None:
    assert not check(f"{text}\n").findings


@pytest.mark.parametrize(
    "text",
    [
        "It takes 1.31 GB for weights and 0.6 GB for cache per GPU (8% of 64 GB).",
        "It takes 0.6 GB for cache per GPU (3% of 64 GB).",
        "We load 1.31 GB. It takes 0.6 GB for cache per GPU (3% of 64 GB).",  # another sentence
    ],
)
def test_wrong(text: str) -> None:
    assert [each.code for each in check(f"{text}\n").findings] == ["ARI001"]


def test_a_wrong_result_lends_no_unit() -> None:
    text = "- Experts: 2 × 131,072 × 8.39 MFLOPs = 2.2 {}\n- A layer: 4.4 + 2.2 = 6.6 TFLOPs\n"
    assert not check(text.format("TFLOPs")).findings
    assert [each.claimed for each in check(text.format("GFLOPs")).findings] == ["2.2 GFLOPs"]
