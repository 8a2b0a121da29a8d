"""Words of patterns are looked for by letters that they cannot do without."""

import pytest

from docverify.patterns import core, says


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (r"\bcache", "cache"),
        (r"\bweights?\b", "weight"),
        (r"\b(?:pre-?)?train(?:s|ing)?\b", "train"),
        ("optimi[sz]er", "optimi"),
        ("abc*d", "ab"),
        ("首", "首"),
        ("gpu.?hour|per card", ""),  # either of two
        ("(?:tok|quer)y", ""),
        ("a+b", ""),  # may be more
        (r"\d{2}x", ""),
    ],
)
def test_the_core_of_a_pattern(word: str, expected: str) -> None:
    assert core(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the kv cache of a layer", True),
        ("prefill takes 40 ms", True),
        ("权重占 14 gb", True),
        ("a kvs store", False),  # letters of a word, but not the word
        ("nothing of the kind", False),
    ],
)
def test_a_text_says_a_word(text: str, expected: bool) -> None:
    assert says("served", text) is expected
