"""Values that are quoted from a place with a name, held against what stands there."""

import pytest

from docverify import check

VARIANTS = """## Variant A

Tensor parallel 8, 12 nodes, global batch 1,024, 39 ms per token, 310 GB of weights.

## Variant B

Tensor parallel 4, 20 nodes, global batch 1,792, 55 ms per token, 620 GB of weights.

## Choice

"""
SECTIONS = """# 1. Fleet

There are 44 nodes with 352 GPUs. Weights are 404 GB.

# 2. Order

"""
PLANS = """- **Plan Alder**: 24 nodes, 41 ms per token
- **Plan Hazel**: 36 nodes, 58 ms per token

"""
WRONG = [
    (VARIANTS + "The weights are 310 GB in variant A and 680 GB in variant B.", "680 GB"),
    (VARIANTS + "The weights are 380 GB in variant A and 620 GB in variant B.", "380 GB"),
    (VARIANTS + "Variant A gets by with 14 nodes.", "14 nodes"),
    (VARIANTS + "We prefer variant A with its 49 ms per token.", "49 ms per token"),
    (VARIANTS + "The 25 nodes of variant B are ordered.", "25 nodes"),
    (VARIANTS + "Variant B's 57 ms per token are too slow.", "57 ms per token"),
    (VARIANTS + "We take the global batch of 1,972 of variant B.", "1,972"),
    (VARIANTS + "The disks have room for the weights of 260 GB of variant B.", "260 GB"),
    (SECTIONS + "We order cables for the 48 nodes of section 1.", "48 nodes"),
    (SECTIONS + "Disks hold copies of the weights (440 GB, § 1).", "440 GB"),
    (VARIANTS + "Variant B keeps its 25 nodes all year.", "25 nodes"),
    (PLANS + "Plan Hazel has 63 nodes.", "63 nodes"),
    ("## Plan Birch\n\n- 24 nodes\n\n## Plan Rowan\n\n- 36 nodes\n\nBirch with its 42 nodes comes next.", "42 nodes"),
    ("## Small cluster\n\nIt has 24 nodes.\n\n## Costs\n\nThe 42 nodes of the small cluster are paid.", "42 nodes"),
]
RIGHT = [
    VARIANTS + "The weights are 310 GB in variant A and 620 GB in variant B.",
    VARIANTS + "We take variant A because of its TP 8, and variant B gets by with 20 nodes.",
    VARIANTS + "The cache is 90 GB in variant A.",  # of something else
    VARIANTS + "We prefer variant A with its 39 ms per token to the 55 ms of variant B.",
    VARIANTS + "The 4 spare nodes of variant B are ordered.",  # a part
    VARIANTS + "Variant B with its 62 ms for the first token is slow.",  # of something else
    VARIANTS + "If it had the 25 nodes of variant C, variant B would be faster.",  # not described
    VARIANTS + "The 32 nodes of variant A and variant B stand in one hall.",  # of both
    VARIANTS + "Take the 150 GB of logs of variant B too.",  # of something else
    SECTIONS + "We order cables for the 44 nodes of section 1 and 6 nodes from section 3.",
    SECTIONS + "Of the fleet in section 1 we sell 12 nodes.",
    PLANS + "Plan Hazel has 36 nodes. With two nodes more, plan Hazel has 38 nodes.",
    "Phase 1 uses 64 GPUs. In phase 1 we lost 3 nodes; the 61 GPUs left in phase 1 finished.",  # fewer are left
    VARIANTS + "The 30 ms per token that are the target of variant A are missed.",
    "## Day 1\n\nWe had 24 nodes.\n\n## Day 2\n\nThe 42 nodes of day 2 are new.",  # what no other place says
]


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_what_another_place_does_not_give_is_told(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("CON006", place)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_of_something_else_is_left_alone(text: str) -> None:
    assert not check(f"{text}\n").findings
