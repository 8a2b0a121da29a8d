"""Numbers with their roles, facts -> what each name of a plan may stand for: stated, or computed of that."""

from bisect import bisect
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import islice, product
from math import prod

from docverify.claims.equation import Printing
from docverify.facts.fact import Fact
from docverify.judge.plans.asked import NO_MODELS, PART, asked_for
from docverify.judge.plans.book import Role, book
from docverify.judge.plans.given import Given
from docverify.judge.plans.mentions import Mentions, mentioned
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.special import HERE, SPECIAL
from docverify.judge.plans.value import Value, computed, distance, named_constant, printed
from docverify.judge.plans.words import words
from docverify.source import Span

_MOST, _FEWER = 40, 16  # values of a name: stated, computed
_TRIED = 20_000  # combinations for one reading
_DEEPEST = 5
_OF_ALL = frozenset({"params", "active_params"})  # what a part of the model has is none of it
_OF_PART = frozenset({"part", "per_gpu", "per_node", "per_stage", "per_layer", "per_expert", "per_rank"})
_NONE: dict[Span, Value] = {}


def _is_or_asks(name: str, wanted: str) -> bool:
    return name == wanted or (name in SPECIAL and wanted in SPECIAL[name].names)


class Values:
    """What the names of one document stand for."""

    def __init__(
        self, given: tuple[Given, ...], facts: tuple[tuple[Fact, str], ...], found: tuple[Mentions, ...]
    ) -> None:
        """`facts` come with the kind that they have as numbers, if they are any."""
        self._mentioned = mentioned(found)
        self._stated: dict[str, dict[Span, Value]] = {}
        self._open: set[str] = set()
        self._within = False
        self._apart = frozenset[int]()
        parts = {fact.printing.span for fact, _ in facts if _is_part(fact)}
        for printing, names, value in given:
            for name in names:
                self._add(PART if name in _OF_ALL and printing.span in parts else name, value, printing)
        for fact, kind in facts:
            for role in book().by_fact[fact.name]:
                self._add_fact(role, fact, kind)

    def _add_fact(self, role: Role, fact: Fact, kind: str) -> None:
        quantity, flow = fact.printing.quantity, fact.printing.flow
        amount = float(quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor)
        other = kind and kind not in role.units and role.name != "precision"
        name = "cache_precision" if role.name == "precision" and "kv_cache" in fact.qualifiers else role.name
        if _is_part(fact):
            name = PART
        if quantity.upper is None and role.least <= amount <= role.most and amount and not other:
            self._add(name, printed(fact.printing, amount, id(flow), flow.section), fact.printing)

    def _add(self, name: str, value: Value, printing: Printing) -> None:
        most = book().roles[name].open if name in book().roles else value.rough
        value = value if value.rough <= most else value._replace(rough=most)
        self._stated.setdefault(name, {}).setdefault(printing.span, value)

    def stated(self, name: str, claim: Said) -> list[Value]:
        """The different values, the nearest first; never the claim itself."""
        place = claim.printing.span
        found = [value for span, value in self._stated.get(name, _NONE).items() if span != place]
        if self._apart:
            found = [each for each in found if each.place[2] not in self._apart]
        if self._within:
            found = [each for each in found if each.place[1] == claim.section]
        kept: list[Value] = []
        for each in _nearest(found, claim):
            _enter(kept, each)
            if len(kept) == _MOST:
                return kept
        if self._apart:  # what the text mentions may be of another plan
            return kept
        others = NO_MODELS if name == "params" else ()
        active = {value.amount for other in others for value in self._stated.get(other, _NONE).values()}
        for each in () if name == "bandwidth" and kept else self._mentioned.get(name, ()):
            if each.amount not in active and each.amount != claim.value:  # which may be the claim itself
                _enter(kept, each)
        return kept[:_MOST]

    @contextmanager
    def without(self, apart: frozenset[int]) -> Iterator[None]:
        """Numbers at these places are of other plans."""
        self._apart = apart
        try:
            yield
        finally:
            self._apart = frozenset()

    def unsure(self, role: Role, claim: Said) -> bool:
        """Whether it needs the size of a model, and the text has several in names, or one beside it without a size."""
        several = not self._apart and "params" not in self._stated and len(self._mentioned["params"]) > 1
        names = frozenset(name for reading in role.readings for name in reading.names)
        if several and any(_is_or_asks(name, "params") for name in names):
            return True
        return "params" in asked_for(names) and words().unsized.search(claim.said_beside(HERE)) is not None

    def of(self, name: str, claim: Said) -> list[Value]:
        if name in book().constants:
            return [named_constant(name, *book().constants[name])]
        if name.endswith("_here"):
            return self._here(name.removesuffix("_here"), claim)
        if name.endswith("_of_section"):
            every = self.stated(name.removesuffix("_of_section"), claim)
            return [each for each in every if each.place[1] == claim.section]
        if name.endswith("_stated"):
            name = name.removesuffix("_stated")
            return [] if name in self._open and len(self._open) > 1 else self.stated(name, claim)
        if name in SPECIAL:
            return SPECIAL[name].values(self, claim)
        if name in self._open:  # an amount does not follow from another one of its role
            return []
        found = self.stated(name, claim)
        more = 1 if found else _FEWER  # what is stated is computed once more, by what is nearest
        for each in islice(self._computed(name, claim), more):
            _enter(found, each, 1e-3)
        return found

    def _computed(self, name: str, claim: Said) -> Iterator[Value]:
        role = book().roles.get(name)
        if role is not None and role.readings and len(self._open) < _DEEPEST:
            yield from self.candidates(role, claim)

    def judging(self, role: Role, claim: Said, besides: bool = False) -> Generator[Value, None, None]:
        """All that the readings of a role come to, with values of the claim's section alone if the page says so."""
        assert role.rule is not None
        self._within = role.rule.parameters.get("within") == "section" and not besides
        try:
            yield from self.candidates(role._replace(readings=role.besides) if besides else role, claim)
        finally:
            self._within = False

    def candidates(self, role: Role, claim: Said) -> Iterator[Value]:
        """All that the readings of a role come to."""
        self._open.add(role.name)
        try:
            for reading in role.readings:
                sets = [self.of(name, claim) for name in reading.names]
                if prod(map(len, sets)) > _TRIED:
                    continue
                for chosen in product(*sets):
                    value = computed(reading, chosen)
                    if value is not None:
                        yield value
        finally:
            self._open.discard(role.name)

    def _here(self, name: str, claim: Said) -> list[Value]:
        """Those close by, or of the paragraph, or of the section, or else all."""
        found = self.stated(name, claim) or self.of(name, claim)
        near = [each for each in found if distance(each, claim) < (False, False, HERE)]
        near = near or [each for each in found if each.place[0] == claim.block]
        return near or [each for each in found if each.place[1] == claim.section] or found


def _is_part(fact: Fact) -> bool:
    return fact.name in _OF_ALL and not fact.qualifiers.isdisjoint(_OF_PART)


def _nearest(found: list[Value], claim: Said) -> list[Value]:
    """The nearest first; of those in other paragraphs the fewest others lie between."""
    found.sort(key=_offset)
    behind = bisect(found, claim.printing.span.start, key=_offset)
    ranks = [*range(behind - 1, -1, -1), *range(len(found) - behind)]
    ranked = sorted(zip(ranks, found, strict=True), key=lambda each: (distance(each[1], claim), each[0]))
    return [value for _, value in ranked]


def _offset(each: Value) -> int:
    return each.place[2]


def _enter(known: list[Value], value: Value, close: float = 1e-6) -> None:
    amount = value.amount
    for other in known:
        if abs(amount - other.amount) <= close * other.amount:
            return
    known.append(value)
