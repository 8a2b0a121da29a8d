"""Facts of one name -> statements: the different values that it is given, each with all that states it."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.facts.fact import Fact, Notation
from docverify.judge.facts.sameness import alike
from docverify.named import NamedTuple

_LOOSE = ("noun", "word", "code", "cue")
SURE = frozenset(n for n in Notation if n not in _LOOSE)  # `Layers: 16` are all, `16 layers` some


class Origin(NamedTuple):
    """What a value follows from that nobody states."""

    rule: str
    sources: tuple["Statement", ...]
    words: str

    @property
    def stated(self) -> Iterator["Statement"]:
        """The values that the document states, at the bottom of it."""
        for each in self.sources:
            yield from each.stated

    @property
    def rules(self) -> Iterator[str]:
        yield self.rule
        for each in self.sources:
            yield from each.origin.rules if each.origin is not None else ()


class Statement(NamedTuple):
    """A value that a document gives a name, with every fact that states it; the first is the one to tell of."""

    key: str
    facts: tuple[Fact, ...]
    origin: Origin | None = None  # of a derived value

    @property
    def stated(self) -> Iterator["Statement"]:
        """Itself, or what it follows from."""
        yield from (self,) if self.origin is None else self.origin.stated

    @property
    def printing(self) -> Printing:
        return self.facts[0].printing


def statements(key: str, facts: Sequence[Fact]) -> tuple[Statement, ...]:
    """The different values among the facts, in the order in which they are first stated; the surest fact first."""
    classes: list[list[Fact]] = []
    known: dict[object, list[Fact]] = {}
    for fact in sorted(facts, key=lambda f: f.printing.span):
        quantity = fact.printing.quantity
        print_ = (quantity.printed.value, quantity.measures, quantity.hedge, quantity.upper)
        same = known.get(print_) or next((c for c in classes[:8] if alike(c[0].printing, fact.printing)), None)
        if same is None:
            classes.append(same := [])
        known[print_] = same
        same.append(fact)
    surest = (sorted(each, key=lambda fact: fact.notation not in SURE) for each in classes)
    return tuple(Statement(key, tuple(each)) for each in surest)
