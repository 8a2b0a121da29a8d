"""Worked examples of fixtures/vectors, written as documents: nobody is told that a right one is wrong."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from docverify.interfaces.check import check

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from vector_documents import FACTORS, notations, vectors, written  # type: ignore[import-not-found]

RIGHT = Decimal(1)


def _alarms(text: str) -> list[str]:
    return [f"{each.code}: {each.message}" for each in check(text).findings]


@pytest.mark.parametrize("phrasing", ["first", "second"])
def test_right_examples_are_silent(phrasing: str) -> None:
    wanted = [(vector, notation) for vector in vectors(phrasing) for notation in notations(vector)]
    found = {
        f"{vector.id} {notation}": _alarms(written(vector, notation, RIGHT, 7).text) for vector, notation in wanted
    }
    assert {key: alarms for key, alarms in found.items() if alarms} == {}


@pytest.mark.parametrize(("phrasing", "least"), [("first", 0.3), ("second", 0.15)])
def test_most_wrong_examples_are_flagged(phrasing: str, least: float) -> None:
    wanted = [(vector, notation) for vector in vectors(phrasing) for notation in notations(vector)]
    texts = [
        each.text
        for index, (vector, notation) in enumerate(wanted)
        if (each := written(vector, notation, FACTORS[index % len(FACTORS)], 7)) is not None
    ]
    flagged = sum(bool(_alarms(text)) for text in texts)
    assert flagged >= least * len(texts), f"{flagged} of {len(texts)}"
