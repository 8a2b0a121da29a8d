"""What a text says of patterns is told without regard to case, of whatever script it is."""

import pytest

from docverify.judge.words import Words, by_line


@pytest.mark.parametrize(
    "text",
    ["Peak LOAD\nand Rate", "Grüße an ALLE\nÄrger", "ΣΟΦΟΣ\nΟΔΟΣ", "İstanbul\nʼn", "负载 Peak\n\n峰值"],
)
def test_lines_are_changed_as_the_whole_is(text: str) -> None:
    assert by_line(text, str.casefold) == text.casefold()
    assert by_line(text, str.lower) == text.lower()


def test_words_are_found_in_either_case() -> None:
    said = Words("The PEAK is at noon.\nStraße")
    assert said.say("peak is")
    assert said.say("strasse")
    assert not said.say("night")


def test_an_edit_is_asked_the_same() -> None:
    before = Words("one line\nthe Peak\nlast")
    assert before.say("peak")
    assert Words("one line\nthe Peak, now\nlast", before).say("peak")
    assert not Words("one line\nthe load\nlast", before).say("peak")
