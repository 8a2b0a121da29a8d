"""Document, claims -> facts: what the document gives a value to, in the order of the text."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation
from docverify.claims.passage import Passage
from docverify.claims.standing import Standing, Status
from docverify.document.model import Document, Flow
from docverify.facts.degrees import degrees
from docverify.facts.fact import Fact, Scope
from docverify.facts.keys import keyed
from docverify.facts.mentions import mentions
from docverify.facts.nouns import counted
from docverify.facts.page import Binding, Page
from docverify.facts.vocabulary import vocabulary


class Statuses(Protocol):
    """How statements are meant."""

    def at(self, flow: Flow, start: int, end: int) -> Standing: ...


def facts(document: Document, claims: Claims, statuses: Statuses | None = None) -> tuple[Fact, ...]:
    """The document's facts. What is refuted or hypothetical is none; what others say is not `asserted`."""
    found = [fact for binding in _bindings(claims) if (fact := _fact(binding, statuses)) is not None]
    return tuple(sorted(found, key=lambda fact: fact.printing.span))


def _bindings(claims: Claims) -> Iterator[Binding]:
    equations: dict[int, list[Equation]] = defaultdict(list)
    for equation in claims.equations:
        equations[id(equation.flow)].append(equation)
    for passage in claims.passages:
        page = _page(passage, tuple(equations.get(id(passage.flow), ())))
        yield from _once((*keyed(page), *counted(page), *degrees(page)))


def _page(passage: Passage, equations: tuple[Equation, ...]) -> Page:
    numbers = tuple(index for index, item in enumerate(passage.items) if item.quantity is not None)
    starts = tuple(passage.items[index].start for index in numbers)
    return Page(passage, mentions(passage.flow.text), numbers, starts, equations)


def _once(found: tuple[Binding, ...]) -> Iterator[Binding]:
    """One binding a value: of several the first notation, with the qualifiers of those that agree with it."""
    best: dict[int, Binding] = {}
    for binding in found:
        at = binding.printing.quantity.start
        known = best.get(at)
        if known is None:
            best[at] = binding
        elif known.name == binding.name:
            joined = known.qualifiers | (binding.qualifiers - {"mentioned"})
            best[at] = Binding(known.name, known.printing, joined, known.words, known.notation)
    yield from best.values()


def _fact(binding: Binding, statuses: Statuses | None) -> Fact | None:
    quantity, flow = binding.printing.quantity, binding.printing.flow
    standing = statuses.at(flow, quantity.start, quantity.end) if statuses is not None else Standing()
    if standing.status not in (Status.ASSERTED, Status.ATTRIBUTED):
        return None
    name, qualifiers = _renamed(binding.name, binding.qualifiers)
    scope = Scope(section=flow.section)
    asserted = standing.status is Status.ASSERTED
    return Fact(name, binding.printing, scope, qualifiers, asserted, binding.words, binding.notation)


def _renamed(name: str, qualifiers: frozenset[str]) -> tuple[str, frozenset[str]]:
    """`experts` with `per_gpu` is experts_per_gpu."""
    for qualifier, new in vocabulary().renames.get(name, {}).items():
        if qualifier in qualifiers:
            return new, qualifiers - {qualifier}
    return name, qualifiers
