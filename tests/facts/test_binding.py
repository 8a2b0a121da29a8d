"""What a sentence states, row by row."""

import pytest

from docverify.facts.fact import Notation
from tests.facts.found import facts_of, found
from tests.facts.rows import CHINESE, DEGREES, KEYS, NOUNS, POSITIONS, STATUS, WORDS


@pytest.mark.parametrize(("text", "expected"), [*KEYS, *NOUNS, *DEGREES, *POSITIONS, *WORDS, *CHINESE, *STATUS])
def test_states(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_degree_inside_a_word_has_its_own_place() -> None:
    text = "Plan EP64_TP2 holds."
    places = [text[fact.printing.span.start : fact.printing.span.end] for fact in facts_of(text)]
    assert places == ["64", "2"]


def test_notations() -> None:
    text = "- Layers: 8\n- 8 layers\n- TP4\n- TP / PP: 2 / 4\n- FP8 weights\n- no pipeline parallelism\n"
    kinds = [fact.notation for fact in facts_of(text)]
    expected = [
        Notation.KEY,
        Notation.NOUN,
        Notation.DEGREE,
        *[Notation.POSITION] * 2,
        Notation.WORD,
        Notation.NEGATION,
    ]
    assert kinds == expected


def test_headings_qualify_what_is_under_them() -> None:
    assert found("## Memory per GPU\n\n- Weights: 12 GB\n- Activations: 3 GB in total\n") == [
        "weights_memory=12 per_gpu",
        "activation_memory=3 total",
    ]


def test_what_one_has_in_passing_is_not_all() -> None:
    text = "- 192 experts\n- experts per GPU: 6\n- rows: 6 experts × 64 = 384\n"
    assert found(text) == ["experts=192", "experts_per_gpu=6"]
