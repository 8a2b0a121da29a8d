"""A clause with several amounts -> the part of it that speaks of each: `North has 5 nodes, South needs 7`."""

from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.claims.retelling.clauses import Clause
from docverify.patterns import Worded

_EDGE = Worded(r",\s|[，、]|\b{and_next}\b|{and_next_sign}")
_TIMES = Worded(r"\s*{times_as}\b")


def is_times(clause: Clause, stated: Printing) -> bool:
    """Whether a number without a unit says how many times as much something is."""
    end = stated.quantity.end - clause.start
    return stated.quantity.bare and _TIMES.match(clause.text, end) is not None


def segments(clause: Clause) -> Iterator[Clause]:
    """Parts between commas and conjunctions; what holds no amount belongs to what follows, or else to what precedes."""
    amounts = [each for each in clause.numbers if not each.quantity.bare or is_times(clause, each)]
    if len(amounts) < 2:
        yield clause
        return
    begun = 0
    edges = [*(mark.end() for mark in _EDGE.finditer(clause.text))]
    for edge in edges:
        at = clause.start + edge
        if not (any(_within(each, clause.start + begun, at) for each in amounts)
                and any(each.quantity.start >= at for each in amounts)):  # fmt: skip
            continue
        yield _part(clause, begun, edge)
        begun = edge
    yield _part(clause, begun, len(clause.text))


def _within(each: Printing, start: int, end: int) -> bool:
    return start <= each.quantity.start < end


def _part(clause: Clause, start: int, end: int) -> Clause:
    first, last = clause.start + start, clause.start + end
    numbers = tuple(each for each in clause.numbers if _within(each, first, last))
    return Clause(clause.text[start:end], clause.flow, first, numbers)
