"""Claims -> judgements on percentiles of one time that do not ascend: `P50 320 ms, P90 780 ms, P99 450 ms`.

Nothing is assumed but what a percentile is. Only those are compared between which nothing else is said: a list of
them, items of one list, a row of a table.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.collect import Claims, items_of
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid, grid
from docverify.dimensions import Dimensions
from docverify.document.holding import holding
from docverify.document.model import Document, FlowKind
from docverify.expression import Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_POINT = Worded(r"\b(?:p(?P<rank>\d{2}\.\d{1,2}|\d{2,4})|{median})\b")
_TO_VALUE = Worded(r"[\s*_`]*(?:{latency}\s*)?(?:{is}\s*)?[*_`\s]*(?:{nearly}\s*)?")
_BETWEEN = Worded(r"[\s,，、;；/|·*_`]*(?:(?:{and_again}|{and_also_sign})\s*)?(?:{the_thing}\s+)?[*_`]*")
_MEDIAN = "50"
_DIGITS = 2  # of a percentile without decimals
_TIME = (("time", 1),)


class _Point(NamedTuple):
    rank: float
    value: Printing
    amount: float
    dimensions: Dimensions
    start: int = 0  # of its name


def percentiles(
    document: Document, claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """The one of a run that is out of order; none where several are."""
    rule = _rule()
    runs = (*_told(document, claims, kept), *_tabled(document, claims)) if rule is not None else ()
    judged = judged_places(known) if runs else set()
    for run in runs:
        odd = _odd(run) if all(meant.asserts(each.value) for each in run) else None
        if rule is not None and odd is not None and odd[0].value.span not in judged:
            judgement = twice_said(_equation(*odd, rule))
            if judgement.verdict is Verdict.DISAGREE:
                yield judgement


@worded()
def _rule() -> Rule | None:
    return next((each for each in rules().values() if each.check == "percentiles"), None)


def _told(document: Document, claims: Claims, kept: Kept) -> Iterator[list[_Point]]:
    """Runs within a text; and of items, each of which tells of one."""
    passages = [each for each in claims.passages if each.numbers and each.flow.kind is FlowKind.PARAGRAPH]
    by_flow = {id(each.flow): each for each in passages}
    lists: dict[int, list[_Point]] = {}
    for flow in holding(_POINT, (each.flow for each in passages)):
        points = kept.of(_points, by_flow[id(flow)])
        alone = len(points) == 1 and not flow.text[: points[0].start].strip(" *_`-")
        if alone and flow.item >= 0:
            lists.setdefault(document.items[flow.item].list_id, []).extend(points)
        yield from _runs(points)
    yield from lists.values()


def _points(passage: Passage) -> tuple[_Point, ...]:
    text, found = passage.flow.text, []
    for match in _POINT.finditer(text):
        gap = _TO_VALUE.match(text, match.end())
        item = next((i for i in passage.items if gap and i.quantity is not None and i.start == gap.end()), None)
        if item is not None and item.quantity is not None:
            value = Printing(item.quantity, passage.flow)
            dimensions = item.quantity.measure.unit.dimensions
            found.append(_Point(_rank(match["rank"]), value, value.amount, dimensions, match.start()))
    return tuple(found)


def _rank(digits: str | None) -> float:
    """`P99.9` and `P999` are the same; a median has none."""
    digits = digits or _MEDIAN
    return float(digits) if "." in digits else float(f"{digits[:_DIGITS]}.{digits[_DIGITS:] or 0}")


def _runs(points: Sequence[_Point]) -> Iterator[list[_Point]]:
    """Those with nothing else between."""
    run: list[_Point] = []
    for each in points:
        text = each.value.flow.text
        if run and not _BETWEEN.fullmatch(text, run[-1].value.quantity.end, each.start):
            yield run
            run = []
        run.append(each)
    yield run


def _tabled(document: Document, claims: Claims) -> Iterator[list[_Point]]:
    """Of columns, or rows, whose heads differ in nothing but the percentile."""
    for table in document.tables:
        heads = sum(_POINT.search(head.text) is not None for head in table.header)
        rows = [_POINT.fullmatch(row[0].text.strip()) for row in table.rows if row]
        if heads > 1 or sum(each is not None for each in rows) > 1:
            numbers = grid(table, items_of(claims.passages))
            yield from _of_rows(numbers) if heads > 1 else _of_columns(numbers, rows)


def _of_rows(numbers: Grid) -> Iterator[list[_Point]]:
    alike: dict[str, list[tuple[float, Column]]] = {}
    for column in numbers.columns:
        if (match := _POINT.search(column.heading.text)) is not None:
            alike.setdefault(_POINT.sub("", column.heading.text), []).append((_rank(match["rank"]), column))
    for columns in alike.values():
        for at in range(len(columns[0][1].values)):
            yield [_of_cell(rank, value) for rank, column in columns if (value := column.values[at]) is not None]


def _of_columns(numbers: Grid, heads: Sequence[re.Match[str] | None]) -> Iterator[list[_Point]]:
    for column in numbers.columns:
        pairs = zip(heads, column.values, strict=False)
        yield [_of_cell(_rank(head["rank"]), value) for head, value in pairs if head is not None and value is not None]


def _of_cell(rank: float, value: Value) -> _Point:
    return _Point(rank, value.printing, float(value.number), value.quantity.measure.unit.dimensions)


def _odd(run: Sequence[_Point]) -> tuple[_Point, _Point] | None:
    """The only one without which the others ascend, and the one that it is out of order with."""
    ordered = sorted(run, key=lambda each: each.rank)
    if len({each.rank for each in run}) < len(run) or not all(map(_is_plain, run)) or _ascends(ordered):
        return None
    if any(each.dimensions != _TIME for each in run):
        return None  # of a rate some count from the other end
    for at in reversed(range(len(ordered))):
        if _ascends([*ordered[:at], *ordered[at + 1 :]]):
            beside = at - 1 if at and ordered[at - 1].amount > ordered[at].amount else at + 1
            return ordered[at], ordered[beside]
    return None


def _is_plain(each: _Point) -> bool:
    quantity = each.value.quantity
    return quantity.one and quantity.hedge in (Hedge.NONE, Hedge.ABOUT) and not quantity.percent


def _ascends(run: Sequence[_Point]) -> bool:
    return all(a.amount <= b.amount for a, b in pairwise(run))


def _equation(odd: _Point, other: _Point, rule: Rule) -> Equation:
    value, limit = odd.value, other.value
    relation = ">=" if odd.rank > other.rank else "<="
    return Equation(
        rule.name, (Reading(Leaf(value), relation, Leaf(limit)),), value.span, value, limit.span, value.flow,
        "value", words=f"P{other.rank:g}: {limit.text}", evidence=(limit.span,),
    )  # fmt: skip
