"""Facts -> pairs in which two plans for one model give it two numbers: `A: TP 8, 48 layers`, `B: TP 4, 52 layers`.

A plan says where a model runs, so that what it is stays as it is; plans that differ in more than one of its numbers are
for several models.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.document.model import Document, Flow
from docverify.facts.divisions import kind
from docverify.facts.fact import Fact
from docverify.named import NamedTuple
from docverify.patterns import Worded

_OPTION = Worded(r"\b{plan_words}[\s:#-]{1,3}(?:(?-i:[A-HX-Z]|I{1,3})|\d{1,2}|one|two|three)\b|{plan_signs}")
_WHERE = ("place", "phase", "task", "where", "product_device", "product_format")  # kinds of alternatives
_ONE = Worded(r"{one_model_words}")
_SIZE = re.compile(r"\d[BM]\b")
_LEAD = re.compile(r"\W{0,4}([^:：—–.;\n]{2,40}?)\s?(?:[:：—–.;]|\s-\s|$)")
_FAR = Fraction(3, 2)  # numbers that lie further apart are hardly of one model
_NEAR = Fraction(1, 50)  # sizes that are rounded

Found = Mapping[str, Sequence[Fact]]


class _Plan(NamedTuple):
    group: str  # plans of one group are alternatives
    title: str


def of_options(
    told: Sequence[Fact], stated: Sequence[Fact], document: Document, where: Sequence[str]
) -> Iterator[tuple[Fact, Fact]]:
    """`told` are numbers of an architecture, `where` the names of what a plan decides."""
    titles = _titles(document)
    plans: dict[str, dict[str, dict[str, list[Fact]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for each in told:
        if (plan := _plan(each, document, titles)) is not None:
            plans[plan.group][plan.title][_key(each)].append(each)
    if not any(len(each) > 1 for each in plans.values()):
        return
    placed = {_plan(each, document, titles) for each in stated if each.name in where}
    for group, found in plans.items():
        own = [each for title, each in found.items() if _Plan(group, title) in placed and not _SIZE.search(title)]
        for first, other in combinations(own, 2):
            yield from _unlike(first, other, document)


def _unlike(first: Found, other: Found, document: Document) -> Iterator[tuple[Fact, Fact]]:
    """The one number in which two plans differ."""
    both = [name for name in first if name in other and _is_single(first[name]) and _is_single(other[name])]
    unlike = [name for name in both if not _is_near(first[name][0], other[name][0])]
    if len(unlike) != 1:
        return
    pair = first[unlike[0]][0], other[unlike[0]][0]
    low, high = sorted(map(_value, pair))
    alike = len(both) > 1 and high < low * _FAR
    if alike or _ONE.search(pair[0].words) or any(_ONE.search(flow.text) for flow in document.flows):
        yield pair


def _is_single(found: Sequence[Fact]) -> bool:
    return len({_value(each) for each in found}) == 1


def _is_near(one: Fact, other: Fact) -> bool:
    first, second = _value(one), _value(other)
    return first == second or ("param" in one.name and abs(first - second) <= _NEAR * max(first, second))


def _value(fact: Fact) -> Fraction:
    return fact.printing.quantity.printed.value * fact.printing.quantity.measure.factor


def _key(fact: Fact) -> str:
    return ".".join((fact.name, *sorted(fact.qualifiers - {"mentioned"})))


def _plan(fact: Fact, document: Document, titles: Mapping[int, tuple[str, str]]) -> _Plan | None:
    """The plan that its column, its row, its paragraph or its heading is of."""
    flow = fact.printing.flow
    if id(flow) in titles:
        return _Plan(*titles[id(flow)])
    lead = _LEAD.match(flow.text)
    if lead is not None and _is_plan(lead[1]):
        return _Plan(f"text {flow.section}", lead[1])
    index = flow.section
    while index > 0:
        section = document.sections[index]
        if _is_plan(section.title):
            return _Plan(f"heading {section.parent}", section.title)
        index = section.parent
    return None


def _is_plan(title: str) -> bool:
    """Whether it names a plan, or where or when a model runs: `Staging`, `Phase 2`."""
    return _OPTION.search(title) is not None or kind(title).startswith(_WHERE)


def _titles(document: Document) -> dict[int, tuple[str, str]]:
    """Cells of tables whose columns, or rows, are plans."""
    found: dict[int, tuple[str, str]] = {}
    for number, table in enumerate(document.tables):
        for row in table.rows:
            for cell, head in zip(row[1:], table.header[1:], strict=False):
                title = _first((head, row[0]))
                if title:
                    found[id(cell)] = (f"table {number}", title)
    return found


def _first(flows: Sequence[Flow]) -> str:
    return next((each.text for each in flows if _is_plan(each.text)), "")
