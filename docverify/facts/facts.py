"""Document, claims -> facts: what the document gives a value to, in the order of the text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation
from docverify.claims.passage import Passage
from docverify.claims.standing import Standing, Status
from docverify.document.model import Document, Flow, FlowKind, PieceKind
from docverify.facts.beginnings import siblings
from docverify.facts.breakdowns import shared
from docverify.facts.code import from_code
from docverify.facts.degrees import degrees
from docverify.facts.ellipsis import elliptic
from docverify.facts.fact import Fact, Notation
from docverify.facts.formats import formats
from docverify.facts.frames import framed
from docverify.facts.groups import SETTINGS, grouped
from docverify.facts.keys import keyed
from docverify.facts.mentions import mentions
from docverify.facts.negations import negated
from docverify.facts.nouns import counted
from docverify.facts.page import Binding, Page
from docverify.facts.positions import positional
from docverify.facts.precisions import precisions
from docverify.facts.scopes import Scopes
from docverify.facts.shapes import device_memory, shaped
from docverify.facts.tables import tabled
from docverify.facts.understood import understood
from docverify.facts.values import own
from docverify.facts.vocabulary import vocabulary


class Statuses(Protocol):
    """How statements are meant."""

    def at(self, flow: Flow, start: int, end: int) -> Standing: ...


def facts(document: Document, claims: Claims, statuses: Statuses | None = None) -> tuple[Fact, ...]:
    """The document's facts. What is refuted or hypothetical is none; what others say is not `asserted`."""
    scopes = Scopes(document)
    found = [fact for each in _bindings(document, claims) if (fact := _fact(each, statuses, scopes)) is not None]
    settled = shared(document, _settled(_first_mentions(found)))
    return tuple(grouped(sorted(settled, key=lambda fact: fact.printing.span)))


def _first_mentions(found: list[Fact]) -> list[Fact]:
    """Formats that are only mentioned count once a section."""
    seen: set[object] = set()
    kept = []
    for fact in found:
        key = (fact.scope.section, fact.printing.quantity.printed.value, fact.qualifiers)
        if fact.notation is not Notation.WORD or "mentioned" not in fact.qualifiers or key not in seen:
            kept.append(fact)
        if fact.notation is Notation.WORD:
            seen.add(key)
    return kept


def _settled(found: list[Fact]) -> Iterator[Fact]:
    """Points at which only one branch is left, since the others are refuted, are no choice."""
    branches: dict[str, set[str]] = defaultdict(set)
    for fact in found:
        for point, branch in fact.scope.alternatives:
            branches[point].add(branch)
    single = {point for point, each in branches.items() if point.startswith("table:") and len(each) == 1}
    for fact in found:
        kept = tuple(each for each in fact.scope.alternatives if each[0] not in single)
        same = len(kept) == len(fact.scope.alternatives)
        yield fact if same else replace(fact, scope=replace(fact.scope, alternatives=kept))


def _bindings(document: Document, claims: Claims) -> Iterator[Binding]:
    equations: dict[int, list[Equation]] = defaultdict(list)
    for equation in claims.equations:
        equations[id(equation.flow)].append(equation)
    cells: dict[int, Page] = {}
    short = siblings(document)
    for passage in claims.passages:
        flow = passage.flow
        place = ("list", document.items[flow.item].list_id) if flow.item >= 0 else ("flow", id(flow))
        page = _page(passage, tuple(equations.get(id(flow), ())), place in short)
        if page.flow.kind is FlowKind.CELL:
            cells[id(page.flow)] = page
        else:
            yield from _of_page(page)
    for flow in document.flows:
        if ("arallel" in flow.text or "并行" in flow.text) and not any(map(str.isdigit, flow.text)):
            yield from negated(flow, mentions(flow.text))
    yield from tabled(document, lambda flow: cells.get(id(flow)), _of_page, short)
    yield from formats(document)
    yield from from_code(document)


def _of_page(page: Page) -> Iterator[Binding]:
    """What a text binds; an amount of memory that has no other name may be what a device has."""
    found = list(_once(elliptic(page, _in_text(page))))
    yield from found
    taken = {each.printing.quantity.start for each in found}
    more = [each for each in device_memory(page) if each.printing.quantity.start not in taken]
    yield from more
    taken |= {each.printing.quantity.start for each in more}
    yield from (each for each in understood(page, taken) if each.printing.quantity.start not in taken)


def _in_text(page: Page) -> Iterator[Binding]:
    if page.mentions.all:
        yield from positional(page)
        yield from keyed(page)
        yield from counted(page)
        yield from shaped(page)
        yield from precisions(page.flow, page.mentions)
        yield from negated(page.flow, page.mentions)
    yield from degrees(page)
    yield from framed(page)


def _page(passage: Passage, equations: tuple[Equation, ...], short: bool) -> Page:
    numbers = tuple(index for index, item in enumerate(passage.items) if item.quantity is not None)
    starts = tuple(passage.items[index].start for index in numbers)
    return Page(passage, numbers, starts, equations, short)


def _once(found: Iterable[Binding]) -> Iterator[Binding]:
    """One binding a value. Where two notations name it differently the surer name holds, or none."""
    best: dict[int, Binding | None] = {}
    for binding in found:
        at = binding.printing.quantity.start
        best[at] = _surer(best[at], binding) if at in best else binding
    yield from _one_value([binding for binding in best.values() if binding is not None])


def _one_value(found: list[Binding]) -> Iterator[Binding]:
    """A paragraph that gives a setting two values compares them: they are only mentioned, and so is what stands in
    inline code beside them."""
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    several = {name for name in SETTINGS & values.keys() if len(values[name]) > 1}
    for each in found if several else ():
        place = each.printing
        told = place.flow.kind is FlowKind.PARAGRAPH and each.name in SETTINGS
        code = place.flow.kind_at(place.quantity.start) is PieceKind.CODE
        compared = told and (each.name in several or code)
        yield replace(each, qualifiers=each.qualifiers | {"mentioned"}) if compared else each
    yield from () if several else found


def _surer(known: Binding | None, other: Binding) -> Binding | None:
    if known is None:
        return None
    if known.name == other.name:
        return replace(known, qualifiers=known.qualifiers | (other.qualifiers - {"mentioned"}))
    names, renames = vocabulary().names, vocabulary().renames
    if other.name in renames.get(known.name, {}).values():
        return replace(other, qualifiers=other.qualifiers | known.qualifiers)
    if names[known.name].generic and not names[other.name].generic:
        return replace(other, qualifiers=other.qualifiers | known.qualifiers)
    return known if "mentioned" in other.qualifiers or names[other.name].generic else None


def _fact(binding: Binding, statuses: Statuses | None, scopes: Scopes) -> Fact | None:
    quantity, flow = binding.printing.quantity, binding.printing.flow
    standing = statuses.at(flow, quantity.start, quantity.end) if statuses is not None else Standing()
    if standing.status not in (Status.ASSERTED, Status.ATTRIBUTED):
        return None
    name, qualifiers = _renamed(binding.name, binding.qualifiers)
    scope = scopes.of(flow, binding.alternatives)
    if name.endswith("_memory") and not any(each.startswith("per_") or each == "total" for each in qualifiers):
        qualifiers |= scopes.lead_qualifiers(flow) or scopes.heading_qualifiers(flow.section)
    asserted = standing.status is Status.ASSERTED
    return Fact(name, binding.printing, scope, qualifiers, asserted, binding.words, binding.notation)


def _renamed(name: str, qualifiers: frozenset[str]) -> tuple[str, frozenset[str]]:
    """`experts` with `per_gpu` is experts_per_gpu."""
    for qualifier, new in vocabulary().renames.get(name, {}).items():
        if qualifier in qualifiers:
            loose = vocabulary().names[new].loose
            name, qualifiers = new, qualifiers - {qualifier} - (frozenset() if loose else {"mentioned"})
            break
    return name, qualifiers - own(vocabulary().names[name])
