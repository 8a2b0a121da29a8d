"""Worlds in which the number of GPUs is said in two ways -> what a rule contradicts, whichever of them is meant.

`Number of GPUs: 64` and `Total GPUs: 128` may both be right, in two steps of one plan; degrees that fit neither
are not.
"""

from docverify.judge.facts.statement import SURE, Statement
from docverify.judge.facts.worlds import World

NAME = "gpus"
_MOST = 3  # values


def competing(world: World) -> tuple[World, ...]:
    """A world for each value that is said outright; none if there are not two or three."""
    said = [s for s in world.values.get(NAME, ()) if any(fact.notation in SURE for fact in s.facts)]
    if not 1 < len(said) <= _MOST:
        return ()
    return tuple(world.where({**world.values, NAME: (each,)}) for each in sorted(said, key=_told))


def _told(statement: Statement) -> tuple[bool, int]:
    """The value that is said to be the total, or most often, is the one to tell of."""
    return not any("total" in fact.qualifiers for fact in statement.facts), -len(statement.facts)
