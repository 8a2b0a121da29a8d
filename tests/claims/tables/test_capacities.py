"""Totals that may be what devices hold, and those that can only be sums."""

import pytest

from docverify.interfaces.check import check

_LIST = "- weights: {} GB\n- cache: {} GB\n- {}: {} GB\n"


@pytest.mark.parametrize(
    ("weights", "cache", "label", "total", "told"),
    [
        (14, 20, "total GPU memory", 80, False),
        (14, 20, "total available memory", 80, False),
        (14, 20, "Total", 80, True),  # nobody calls it memory
        (14, 20, "total GPU memory", 45, True),  # no device has so much
        (70, 24, "total GPU memory", 80, True),  # nor do devices hold more than they have
    ],
)
def test_a_total_may_be_a_capacity(weights: int, cache: int, label: str, total: int, told: bool) -> None:
    assert bool(check(_LIST.format(weights, cache, label, total)).findings) is told


@pytest.mark.parametrize("text", ["- weights 17.5 GB\n- optimizer 26.3 GB\n- activations 12.2 GB\n- **total {} GB**\n"])
def test_a_line_need_not_part_its_label_from_its_value(text: str) -> None:
    assert not check(text.format(56)).findings
    assert [each.claimed for each in check(text.format(65)).findings] == ["65 GB"]
