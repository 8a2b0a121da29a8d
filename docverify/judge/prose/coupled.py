"""Claims -> judgements on two changes that make up for each other: `the batch stays: from 2 to 4, from 16 to 8`.

Bound by numbers alone: a clause says that a whole stays as it is, and the four numbers behind it, or before it, are two
values that change, or two things with so much of each.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.meaning import considered
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_SENTENCES = 2  # behind the clause that says what stays
_CLAUSE = re.compile(r"[^,;:.(，；：。（]+")
_WORD = re.compile(r"([A-Za-z]+|[\u4e00-\u9fff]{1,4})\W{0,2}$")
_COUNTED = ((), (("information", 1),))
_LIKE = 0.005  # of a whole that is told
_NEAR = 24  # characters from the word for it to the whole that stays
_LONGEST = 600  # characters of its sentences
_FAR = 120  # characters between two numbers


class _Words(NamedTuple):
    rule: str
    stays: re.Pattern[str]
    wholes: re.Pattern[str]
    changed: re.Pattern[str]
    each: re.Pattern[str]
    instead: re.Pattern[str]
    unless: re.Pattern[str]


def coupled(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each number that nothing else has judged."""
    judged, words = judged_places(known), _words()
    for passage in claims.passages:
        if words.stays.search(passage.flow.text) is None:
            continue
        equation = kept.once(_equation, passage, kept)
        if equation is None or equation.result is None or equation.result.span in judged:
            continue
        judgement = considered(equation, meant, kept)
        if judgement.verdict is not Verdict.NOT_JUDGED:
            yield judgement


def _equation(passage: Passage, kept: Kept) -> Equation | None:
    every = kept.of(stated_in, passage).amounts
    starts = [each.start for each in every]
    for start, end in _clauses(passage.flow.text):
        first, last = _stretch(passage.flow.text, start)
        near = every[bisect_left(starts, first) : bisect_left(starts, last)]
        if last - first <= _LONGEST:
            for found in _four(passage.flow.text, near, (first, start, end, last)):
                return found
    return None


def _stretch(text: str, at: int, behind: int = _SENTENCES) -> tuple[int, int]:
    """The sentence of a clause and those behind it."""
    sentences = read_in(text)
    index = sentences.index(at)
    return sentences.all[index].start, sentences.all[min(index + behind, len(sentences.all) - 1)].end


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Those that say of a whole that it stays."""
    words = _words()
    for match in _CLAUSE.finditer(text):
        if words.stays.search(text, *match.span()) and words.wholes.search(text, *match.span()):
            yield match.span()


def _four(text: str, every: Sequence[Amount], stretch: tuple[int, int, int, int]) -> Iterator[Equation]:
    """The numbers around the clause, but for the whole that is told in it."""
    words, (first, start, end, last) = _words(), stretch
    if words.unless.search(text, first, last) is not None:
        return
    said = words.stays.search(text, start, end)
    told = [each for each in every if said is not None and said.end() <= each.start < min(said.end() + _NEAR, end)][:1]
    own = _stretch(text, start, 0)[1]
    for low, high in ((start, last), (start, own), (first, end), (first, last)):
        around = [each for each in every if low <= each.start < high]
        for found in (around, [each for each in around if each not in told]):
            if len(found) == 4 and all(_is_sure(each) for each in found):
                yield from _related(text, found, told)


def _is_sure(each: Amount) -> bool:
    quantity = each.printing.quantity
    return each.value > 0 and (each.sure or (bool(quantity.label) and quantity.one))


def _related(text: str, found: Sequence[Amount], told: Sequence[Amount]) -> Iterator[Equation]:
    words, (a, b, c, d) = _words(), found
    between = [text[each.end : later.start] for each, later in pairwise(found)]
    first, middle, last = between
    if max(map(len, between)) > _FAR:
        return
    if words.changed.fullmatch(first) and words.changed.fullmatch(last):
        counted = all(each.measured in _COUNTED and each.printing.quantity.printed.whole for each in found)
        named = any(each.printing.quantity.unit_text for each in found)
        moved = named and a.value + c.value == b.value + d.value  # `training gives 32 nodes to serving`
        if counted and not moved and (b.value - a.value) * (d.value - c.value) < 0:
            yield _of(a, c, b, d)
    elif _are_named(found):
        yield _of(a, b, c, d)
    elif words.each.search(first) and words.each.search(last) and _is_same(text, a, c) and _is_same(text, b, d):
        around = f"{text[max(0, a.start - _NEAR) : a.start]} {middle} {text[d.end : d.end + _NEAR]}"
        whole = any(abs(each.value / (a.value * b.value) - 1) < _LIKE for each in told)
        if whole or (not told and words.instead.search(around)):
            yield _of(a, b, c, d) if _digits(d) >= min(_digits(c), 2) else _of(a, b, d, c)


def _are_named(found: Sequence[Amount]) -> bool:
    """`TP 4, DP 32 … TP 8, DP 16`: two degrees, of which one grows and one shrinks."""
    (a, b, c, d), (t, u, v, w) = found, (each.printing.quantity.label for each in found)
    return bool(t and u) and (t, u) == (v, w) and t != u and (c.value - a.value) * (d.value - b.value) < 0


def _digits(each: Amount) -> int:
    """Of two that follow from each other, the finer tells."""
    return sum(map(str.isdigit, each.printing.quantity.printed.text))


def _is_same(text: str, one: Amount, other: Amount) -> bool:
    """Whether two numbers are of one kind, and the words before them do not differ."""
    first, second = (_WORD.search(text, max(0, each.start - 16), each.start) for each in (one, other))
    named = one.printing.quantity.label or other.printing.quantity.label
    if named and (first and first[1]) != (second and second[1]):
        return False
    kinds = [[part for part in each.kind if part[1] > 0] for each in (one, other)]
    return one.measured == other.measured and (kinds[0] == kinds[1] or [] in kinds)


def _of(a: Amount, b: Amount, c: Amount, d: Amount) -> Equation:
    """`a × b ÷ c = d`."""
    one, other, divisor, result = (each.printing for each in (a, b, c, d))
    node = Binary("/", Binary("*", Leaf(one), Leaf(other)), Leaf(divisor))
    return equation_of(result, (Reading(node, "=", Leaf(result)),), (one, other, divisor), _words().rule)


@worded()
def _words() -> _Words:
    stated = rules()["constant-total"].parameters
    keys = ("stays", "wholes", "changed", "each", "instead", "unless")
    stays, wholes, changed, each, instead, unless = (any_of(stated[key]) for key in keys)
    return _Words(
        "constant-total",
        re.compile(stays, re.IGNORECASE),
        re.compile(wholes, re.IGNORECASE),
        re.compile(rf"[^\d,;.]{{0,24}}?(?:{changed})[^\d,;.]{{0,8}}", re.IGNORECASE),
        re.compile(rf"(?:{each})[^\d,;.]{{0,24}}$", re.IGNORECASE),
        re.compile(instead, re.IGNORECASE),
        re.compile(unless, re.IGNORECASE),
    )
