"""Sections that tell of several plans, and those that tell of one."""

import pytest

from docverify import check

_ONE = "# Notes\n\n## {0}\n\nThe model has 32 layers, TP=4, PP=2, DP=8 on 64 GPUs.\n\n"
_PARTS = "### Trial\n\nOne engine of vLLM with EP=16 on 2 nodes.\n\n### Service\n\nvLLM on 4 nodes, TP=8, DP=4.\n"
_OTHER = "## {0}\n\n- Layers: 48\n- TP: 8\n- PP: 4\n- DP: 4\n- GPUs: {1}\n"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (_ONE.format("Larch") + _OTHER.format("Alder", 128), []),
        (_ONE.format("Larch") + _OTHER.format("Alder", 128) + _PARTS, []),  # the trial is another plan, too
        (_ONE.format("Larch") + _OTHER.format("Alder", 64), ["4"]),  # each is held against itself
        (
            _ONE.format("Larch") + "## Cost\n\nThe 96 GPUs with TP=4, PP=2 and DP=8 are rented.\n",
            ["8"],
        ),  # one number is no plan
    ],
)
def test_plans_of_sections(text: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(text).findings] == claimed
