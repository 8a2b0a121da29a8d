"""The vocabulary is consistent, and no text is too odd for it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from docverify.facts.mentions import mentions
from docverify.facts.phrases import any_phrase, expanded
from docverify.facts.vocabulary import vocabulary
from tests.facts.found import facts_of
from tests.facts.rows import KEYS, NOUNS


def test_alternatives_of_a_phrase() -> None:
    assert expanded("tp{ size, degree}") == ["tp size", "tp degree"]


def test_units_renames_and_phrases_name_what_exists() -> None:
    book = vocabulary()
    units = {unit for name in book.names.values() for unit in name.unit.split(" or ")}
    assert units <= {*book.dimensions, "count", "share", "ratio"}
    assert {new for each in book.renames.values() for new in each.values()} <= book.names.keys()
    for word in book.phrases.names:
        for roles in book.phrases[word][1]:
            assert {*roles.get("key", ()), *roles.get("counted", ())} <= book.names.keys()


def test_the_longest_phrase_holds() -> None:
    assert [each.text for each in mentions("GPUs per node, per node GPUs").all] == ["gpus per node", "per node gpus"]


def test_words_are_whole() -> None:
    assert mentions("stpx dpkg tp4 players").all == ()


_LINES = st.sampled_from([text for text, _ in [*KEYS, *NOUNS]])
_NOISE = st.text(alphabet="TPEDG48.,:=×/|()[]-_ \n*`每卡层 per GPU→<>~%$", max_size=40)


@settings(max_examples=150)
@given(st.lists(st.one_of(_LINES, _NOISE), max_size=6))
def test_never_raises_and_stays_in_order(parts: list[str]) -> None:
    text = "\n".join(parts)
    spans = [fact.printing.span for fact in facts_of(text)]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_pattern_of_phrases_finds_the_longest_at_each_place() -> None:
    phrases = ["no", "node", "gpu", "nodes", "node count", "a+b"]
    found = re.compile(rf"\b(?:{any_phrase([*phrases, 'gpu'])})").findall(
        "node counts, nodes, a node, no GPU or gpu, a+b, aab"
    )
    assert found == ["node count", "nodes", "node", "no", "gpu", "a+b"]
