"""Offsets, lines, columns and code units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docverify.source import Place, Source, Span


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
        ("\r\r\n\n", ["", "", "", ""]),
        ("a\u2028b\x0bc\x85d", ["a\u2028b\x0bc\x85d"]),  # Markdown knows three line ends only
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    source = Source("x.md", text)
    assert source.line_count == len(lines)
    assert [source[source.line_span(number + 1)] for number in range(len(lines))] == lines


def test_place_and_offset() -> None:
    source = Source("x.md", "ab\r\n😀c")
    assert [source.place(offset) for offset in (0, 2, 4, 6)] == [Place(1, 1), Place(1, 3), Place(2, 1), Place(2, 3)]
    assert source.offset(Place(2, 2)) == 5


def test_spans() -> None:
    outer, inner, beside = Span(2, 9), Span(3, 5), Span(9, 12)
    assert len(outer) == 7
    assert outer.covers(inner)
    assert not inner.covers(outer)
    assert outer.overlaps(inner)
    assert not outer.overlaps(beside)  # they touch, and share no character


@given(st.text(alphabet="a😀\r\n\t", max_size=30))
def test_every_offset_has_one_place(text: str) -> None:
    source = Source("x.md", text)
    places = [source.place(offset) for offset in range(len(text) + 1)]
    assert places == sorted(set(places))
    assert [source.offset(place) for place in places] == list(range(len(text) + 1))


def test_many_lines_take_linear_time() -> None:
    assert Source("x.md", "8\n" * 500_000).line_count == 500_001
