"""Sibling lines that each hold a range of ids -> equations: one begins where the one before it ends."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.ranges.covered import covering
from docverify.claims.ranges.entry import RULE, Entry, part
from docverify.claims.ranges.omissions import behind_omissions
from docverify.expression import Binary, Call, Constant, Leaf
from docverify.source import Span

_TWO = 2
EMPTY: Mapping[str, Printing] = MappingProxyType({})
_ONE = Constant(Fraction(1))


def sequences(
    entries: Sequence[Entry | None], counts: Mapping[str, Printing] = EMPTY, wholes: Mapping[str, Printing] = EMPTY
) -> Iterator[Equation]:
    """The equations of neighbours; None stands for an omission, behind which a new sequence begins.

    `counts` are how many of each kind there are, as the heading above says; `wholes` how many all of a kind are.
    """
    by_key: dict[tuple[str, str], list[Entry]] = {}
    runs: list[list[Entry]] = []
    for one in entries:
        if one is None:
            runs += by_key.values()
            by_key = {}
        elif len(one.found.places) == 1:
            run = by_key.setdefault((one.key, one.found.kind), [])
            if run and one.found.first <= 1:  # counts anew
                runs.append(run)
                run = by_key[one.key, one.found.kind] = []
            run.append(one)
    yield from behind_omissions(entries)
    for run in (*runs, *by_key.values()):
        if len(run) > 1 and run[0].found.first <= 1:
            yield from _checked(run) if len(run) > _TWO else _of_two(*run)
            if len(run) > _TWO and run[0].found.kind in counts:
                yield _within(run[-1], counts[run[0].found.kind], from_zero=run[0].found.first == 0)
            elif run[0].found.kind in wholes:
                yield from covering(run, wholes[run[0].found.kind])


def _within(last: Entry, count: Printing, from_zero: bool) -> Equation:
    """The last id lies below the number of things that there are."""
    upper = last.place.quantity.upper or last.place.quantity.printed
    reading = Reading(Call("last", (Leaf(last.place),)), "<=", Leaf(count))
    if from_zero:
        reading = Reading(Binary("+", reading.left, _ONE, True), "<=", reading.right)
    place = part(last.place, upper, first=False).span
    return Equation(
        RULE, (reading,), place, None, count.span, last.place.flow, "beyond", words=count.text, evidence=(count.span,)
    )


def _checked(run: Sequence[Entry]) -> Iterator[Equation]:
    """All pairs if they follow on one another; one that does not, if the others do."""
    follows = [b.found.first == a.found.last + 1 for a, b in pairwise(run)]
    broken = [n for n, good in enumerate(follows) if not good]
    moved = len(broken) == 2 and _is_moved(run, *broken)
    if (len(broken) > 1 and not moved) or len(follows) - len(broken) < _TWO:
        return
    for n, good in enumerate(follows):
        if good:
            yield begins(run[n], run[n + 1])
    if moved:
        yield begins(run[broken[0]], run[broken[1]])
    elif broken:
        yield from _slip(run, broken[0])


def _is_moved(run: Sequence[Entry], first: int, second: int) -> bool:
    """Whether one range is as long as what its neighbours leave for it, but begins a little too soon or too late."""
    if second != first + 1:
        return False
    before, one, after = run[first : first + 3]
    room = after.found.first - before.found.last - 1
    return one.found.length == room and abs(one.found.first - before.found.last - 1) < room


def _of_two(before: Entry, after: Entry) -> Iterator[Equation]:
    """The first and the next, if they follow on one another, or would and be as long, were it not for one number."""
    gap = after.found.first - before.found.last - 1
    if not _numbered(before, after) or 2 * gap >= after.found.length:
        return
    if gap == 0 or after.found.length + gap == before.found.length:
        yield begins(before, after)
    elif gap < 0 and before.found.length + gap == after.found.length:
        yield ends(before, after)


def _slip(run: Sequence[Entry], at: int) -> Iterator[Equation]:
    """The end or the beginning that is wrong: that of the range whose length is not the usual one."""
    before, after = run[at], run[at + 1]
    usual, count = Counter(one.found.length for one in run).most_common(1)[0]
    if count < 2:
        return
    if before.found.length != usual and after.found.length == usual:
        yield ends(before, after)
    elif (
        (after.found.length != usual and before.found.length == usual)
        or after.found.first <= before.found.last
        or _numbered(before, after)
    ):
        yield begins(before, after)


def _numbered(before: Entry, after: Entry) -> bool:
    """Whether the siblings have consecutive numbers, so that none is missing between them."""
    return before.number is not None and after.number is not None and after.number == before.number + 1


def begins(before: Entry, after: Entry) -> Equation:
    """The beginning of a range follows from the end of the one before."""
    stated = part(after.place, after.place.quantity.printed, first=True)
    node = Binary("+", Call("last", (Leaf(before.place),)), _ONE, True)
    reading = Reading(node, "=", Leaf(stated))
    same = Reading(node, "=", Call("first", (Leaf(after.place),)))
    return _equation((reading, same), stated, before.place, after.place, "begins", f"{before.place.text} comes before")


def ends(before: Entry, after: Entry) -> Equation:
    """The end of a range follows from the beginning of the one behind."""
    upper = before.place.quantity.upper
    assert upper is not None
    stated = part(before.place, upper, first=False)
    node = Binary("-", Call("first", (Leaf(after.place),)), _ONE, True)
    return _equation(
        (Reading(node, "=", Leaf(stated)),), stated, after.place, before.place, "ends", f"{after.place.text} comes next"
    )


def _equation(
    readings: tuple[Reading, ...], stated: Printing, other: Printing, own: Printing, form: str, words: str
) -> Equation:
    whole = Span(min(other.span.start, own.span.start), max(other.span.end, own.span.end))
    return Equation(
        RULE, readings, whole, stated, other.span, stated.flow, form, words=words, evidence=(other.span, own.span)
    )
