"""Judged instance -> whether what decides which of its readings holds is said of other alternatives only.

`| Experts per GPU | 8 | 4 |` under `Before | After`: the text tells how many expert ranks there are after, not before.
"""

from collections.abc import Iterable

from docverify.findings import Verdict
from docverify.judge.facts.blame import Judged
from docverify.judge.facts.worlds import World


def undecided(judged: Judged, everywhere: Iterable[World]) -> bool:
    """The page's `deciding` are the names without which several readings may hold."""
    instance = judged.instance
    deciding = instance.rule.parameters.get("deciding", ())
    if not deciding or judged.verdict is not Verdict.DISAGREE or not instance.world.branches:
        return False
    missing = [name for name in deciding if not instance.world.speaks_of(name)]
    return any(world.speaks_of(name) for name in missing for world in everywhere)
