"""Facts -> the one value of a name that a picture is drawn with."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from docverify.facts.fact import Fact, Notation
from docverify.judge.judge import Study
from docverify.named import NamedTuple

_APART = frozenset({"mentioned", "part", "target", "limit", "per_group", "per_stage", "per_node", "per_layer"})


class Known(NamedTuple):
    """A value in base units, as it is printed, and the fact that states it."""

    value: Fraction
    text: str
    fact: Fact


def known(study: Study, names: Iterable[str]) -> dict[str, Known]:
    """The value that is stated most often, the first of several; names that no fact states are left out."""
    found: dict[str, list[Known]] = {}
    wanted = frozenset(names)
    for fact in study.facts:
        if (
            fact.name in wanted
            and fact.asserted
            and fact.notation is not Notation.CODE
            and not fact.qualifiers & _APART
        ):
            quantity = fact.printing.quantity
            value = quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor
            if quantity.upper is None and value > 0:
                found.setdefault(fact.name, []).append(Known(value, fact.printing.text, fact))
    return {name: _usual(values) for name, values in found.items()}


def _usual(values: list[Known]) -> Known:
    plain = [each for each in values if not each.fact.scope.alternatives] or values
    counts = Counter(each.value for each in plain)
    best = max(counts.values())
    return next(each for each in plain if counts[each.value] == best)


def whole(values: dict[str, Known], name: str) -> int:
    """A degree or a count; one where it is not said."""
    return int(values[name].value) if name in values and values[name].value.denominator == 1 else 1
