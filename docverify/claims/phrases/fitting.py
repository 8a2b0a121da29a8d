"""The quantities that a form binds -> the same in the units that they share, or nothing if they do not go together."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.claims.phrases.kinds import computed, one_kind, restates, several
from docverify.claims.phrases.masked import quantity_class
from docverify.classes import replace
from docverify.forms import CLASSES
from docverify.named import NamedTuple
from docverify.patterns import listed
from docverify.units import unit

_POINT = Measure(Fraction(1, 100))
_DEVICES, _TIME = (("device", 1),), (("time", 1),)


class Phrase(NamedTuple):
    """What a rule page says of its forms: the equations by the name of the reading, and the quantities they concern.

    An equation applies to the forms that bind all its names; the first that applies is the plain reading.
    """

    rule: str
    readings: Mapping[str, Sequence[str]]
    results: tuple[str, ...] = ()  # the first that a form binds is the value that the rest determines
    alike: tuple[str, ...] = ()  # of one dimension; one without a unit takes that of the next
    other_unit: bool = False  # only if those alike have different unit symbols
    computed: bool = False  # only if one of those alike has digits that nobody chooses
    same_noun: tuple[str, ...] = ()  # count the same things, and say so
    whole: tuple[str, ...] = ()  # have no `per GPU` in their unit
    cancel: tuple[str, ...] = ()  # the first is per what the others count
    of_several: tuple[str, ...] = ()  # a peak, a share and what one has; not what several have together
    counted: str = ""  # a count of what the words before it name, if they name anything: `每 token …，4 卡` is none
    unhedged: tuple[str, ...] = ()  # `below` before these is the relation, not a bound
    exact: tuple[str, ...] = ()  # counted, never rounded
    reached: tuple[str, ...] = ()  # `up to 2x (14 s vs 7 s)` is no bound: what the others give, these are
    unless: str = ""  # alternative words, in the statement or right behind, that forbid the reading
    unless_inside: str = ""  # the same, in the statement alone
    unless_before: str = ""  # the same for the sentence before the statement
    unless_before_times: str = ""  # the same of times and prices: `at 14 s that is 3.5 million seconds`
    unless_of: str = ""  # things named before or in the statement that forbid it, unless its own units count them
    timed: str = ""  # words that compare times: `9 MB is 13 % faster than 4 MB` compares no amounts of memory
    of_groups: bool = False  # the total may be that of all groups of a paragraph, not of the last
    of_points: tuple[str, ...] = ()  # readings that hold for shares and for marks out of 100, not for what is counted
    of_times: tuple[str, ...] = ()  # readings that hold for times alone
    alone: str = ""  # a class of which the sentence has no other quantity


def fitting(phrase: Phrase, bound: Mapping[str, Quantity]) -> dict[str, Quantity] | None:
    """The quantities by name; None if the form cannot mean them."""
    bound = _priced(phrase.cancel, bound)
    alike = _named(phrase.alike, bound)
    fits = (
        one_kind(alike)
        and (not phrase.other_unit or restates(alike))
        and (not phrase.computed or computed(alike))
        and _same_nouns(_named(phrase.same_noun, bound))
        and not any(power < 0 for q in _named(phrase.whole, bound) for _, power in q.measure.unit.nouns)
        and _cancels(_named(phrase.cancel, bound))
        and not several(_named(phrase.of_several, bound))
    )
    return {name: _role(phrase, name, quantity, alike) for name, quantity in bound.items()} if fits else None


def reached(phrase: Phrase, bound: Mapping[str, Quantity], text: str) -> dict[str, Quantity]:
    """The same, with what the other values give for what the text says `up to` of."""
    return {
        name: replace(quantity, hedge=Hedge.NONE)
        if name in phrase.reached and text[: quantity.start].lower().rstrip().endswith(tuple(listed("up_to")))
        else quantity
        for name, quantity in bound.items()
    }


def _named(names: Sequence[str], bound: Mapping[str, Quantity]) -> list[Quantity]:
    return [bound[name] for name in names if name in bound]


def _same_nouns(named: Sequence[Quantity]) -> bool:
    """All count one thing; the first may leave its noun to a product's name (`8 H100`) if the last counts devices."""
    if len(named) < 2:
        return True
    nouns = {q.measure.unit.nouns for q in named}
    return (len(nouns) == 1 and () not in nouns) or (nouns == {(), _DEVICES} and named[-1].measure.unit.nouns != ())


def _cancels(named: Sequence[Quantity]) -> bool:
    """`2.5 GB per layer` goes with `80 layers`."""
    if len(named) < 2:
        return True
    below = {noun for noun, power in named[0].measure.unit.nouns if power < 0}
    counted = {noun for q in named[1:] for noun, power in q.measure.unit.nouns if power > 0}
    return below == counted


def _priced(cancel: Sequence[str], bound: Mapping[str, Quantity]) -> Mapping[str, Quantity]:
    """`GPU-hours at $2.30`: a bare price is that of one hour; of things it may be that of anything they take."""
    first, amount = (bound.get(name) for name in cancel) if len(cancel) == 2 else (None, None)
    if first is None or amount is None or not first.currency or len(first.measure.unit.dimensions) != 1:
        return bound
    of = amount.measure.unit
    if first.measure.unit.nouns or of.dimensions != _TIME or not of.nouns or of.factor != unit("hour")[0].factor:
        return bound
    measures = tuple(replace(measure, unit=measure.unit / of) for measure in first.measures)
    return {**bound, cancel[0]: replace(first, measures=measures)}


def _role(phrase: Phrase, name: str, quantity: Quantity, alike: Sequence[Quantity]) -> Quantity:
    """The quantity as the form understands it."""
    if quantity_class(quantity) == CLASSES["points"]:
        return replace(quantity, measures=(_POINT,), percent=True)
    sized = tuple(each for each in quantity.measures if each.unit.dimensions)
    if sized and sized != quantity.measures and quantity.measure in sized:  # `12 B` where the form wants a measure
        quantity = replace(quantity, measures=sized)
    if name in phrase.unhedged:
        quantity = replace(quantity, hedge=Hedge.NONE)
    return _with_unit(quantity, alike) if name in phrase.alike else quantity


def _with_unit(quantity: Quantity, alike: Sequence[Quantity]) -> Quantity:
    """`from 40 to 30 GB`: the first value is in GB too; `from $3.90 to $2.40 per hour`: the first is per hour too."""
    unit = quantity.measure.unit
    if quantity.currency:
        source = max(alike, key=lambda q: (len(q.measure.unit.dimensions), q.measure.factor))
        rate = len(unit.dimensions) > 1  # `$0.0003 per second ($1.10/h)`
        return quantity if rate else _as(quantity, source)
    if unit.dimensions or quantity.percent:
        return quantity
    other = next((q for q in alike if q.measure.unit.dimensions or q.percent), None)
    if other is not None:
        return replace(_as(quantity, other), percent=other.percent)
    return quantity if unit.nouns else _as(quantity, max(alike, key=lambda q: q.measure.factor))


def _as(quantity: Quantity, other: Quantity) -> Quantity:
    """The quantity in the unit of another, and in its scale too if it has none and comes nearer that way:
    `from 1.1 to 1.7 billion`, but `from 950 to 1.2k`."""
    number, own, factor = quantity.printed.value, quantity.measure.factor, other.measure.factor
    target = other.printed.value * factor
    if own == 1 and 0 < number < target and number * number * factor <= target * target:
        return replace(quantity, measures=other.measures)
    return replace(quantity, measures=tuple(replace(m, factor=own) for m in other.measures))
