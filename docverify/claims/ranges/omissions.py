"""Sibling lines, some left out -> equations: numbers tell where the range behind an omission begins and ends.

`Rank 0: GPUs 0-3`, `Rank 1: GPUs 4-7`, …, `Rank 15: GPUs 60-63`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Printed
from docverify.claims.ranges.entry import RULE, Entry, part
from docverify.expression import Constant, Leaf
from docverify.source import Span

_SURE = 2  # ranges before the omission


def behind_omissions(entries: Sequence[Entry | None]) -> Iterator[Equation]:
    """`None` stands for an omission."""
    before: dict[tuple[str, str], list[Entry]] = {}
    open_: set[tuple[str, str]] = set()
    for one in entries if None in entries else ():
        if one is None:
            open_ = set(before)
            continue
        key = one.key, one.found.kind
        if key in open_:
            open_.discard(key)
            yield from _told(before[key], one)
            before[key] = []
        if before.get(key) and not _follows(before[key][-1], one):
            before[key] = []
        before.setdefault(key, []).append(one)


def _follows(first: Entry, second: Entry) -> bool:
    same = first.found.length == second.found.length and second.found.first == first.found.last + 1
    return same and first.number is not None and second.number == first.number + 1


def _told(run: Sequence[Entry], one: Entry) -> Iterator[Equation]:
    """Where the range of a later number lies, if those before it are of one length and of consecutive numbers."""
    last = run[-1] if run else None
    if last is None or len(run) < _SURE or last.number is None or one.number is None or one.number <= last.number:
        return
    upper, lower = one.place.quantity.upper, one.place.quantity.printed
    if len(one.found.places) != 1 or upper is None:
        return
    length = last.found.length
    first = last.found.first + (one.number - last.number) * length
    begins, ends = lower.value == first, upper.value == first + length - 1
    if begins and upper.value >= first + length:  # the last one may be shorter
        yield _equation(run, one, first + length - 1, upper, begins=False)
    elif ends or begins:  # with both of them elsewhere, another thing may be counted
        yield _equation(run, one, first, lower, begins=True)


def _equation(run: Sequence[Entry], one: Entry, expected: Fraction, stated: Printed, begins: bool) -> Equation:
    own: Printing = part(one.place, stated, first=begins)
    place = run[-1].place
    readings = (Reading(Constant(expected), "=", Leaf(own)),)
    words = f"{run[-2].place.text} and {place.text} come before"
    whole = Span(place.span.start, one.place.span.end)
    return Equation(
        RULE, readings, whole, own, place.span, own.flow, "begins" if begins else "ends", words=words,
        evidence=(place.span, one.place.span),
    )  # fmt: skip
