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


def _texts(phrasing: str, factors: tuple[Decimal, ...]) -> dict[str, str]:
    """One document for each example and notation, the factors in turn."""
    wanted = [(vector, notation) for vector in vectors(phrasing) for notation in notations(vector)]
    found = (written(*each, factors[index % len(factors)], 7) for index, each in enumerate(wanted))
    return {f"{each.vector.id} {each.notation}": each.text for each in found if each is not None}


@pytest.mark.parametrize("phrasing", ["first", "second"])
def test_right_examples_are_silent(phrasing: str) -> None:
    found = {key: _alarms(text) for key, text in _texts(phrasing, (RIGHT,)).items()}
    assert {key: alarms for key, alarms in found.items() if alarms} == {}


@pytest.mark.parametrize(("phrasing", "least"), [("first", 0.8), ("second", 0.45)])
def test_most_wrong_examples_are_flagged(phrasing: str, least: float) -> None:
    texts = _texts(phrasing, FACTORS)
    flagged = sum(bool(_alarms(text)) for text in texts.values())
    assert flagged >= least * len(texts), f"{flagged} of {len(texts)}"
