"""A number of a text -> the same as it is meant, where its unit or its hedge may be read in two ways."""

from fractions import Fraction

from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.classes import replace
from docverify.patterns import Worded
from docverify.units import ONE, Unit, unit

_OF_MEMORY = frozenset("GT")
_CARD = Worded(r"{memory_of_card}")  # `24G 的卡`
_EACH_PARAMETER = Worded(r"{each_parameter}")
_SPREAD = frozenset({"layer", "device", "node", "stage", "rank", "head", "expert", "step"})
_NAMED = Worded(r"{of_parameters}")
_OVER = Worded(r"{over}\s$")
_DURING = Worded(r"(?:^|[.;:,(]\s){over}\s$")
_TIME = (("time", 1),)
_WORK, _FASTEST = (("operation", 1),), 10**21
_PARAMETERS = Unit(Fraction(1), (), (("parameter", 1),))
_AHEAD = 8  # characters before a number


def as_meant(quantity: Quantity, text: str) -> Quantity:
    """Billions, where they are no whole bytes: `0.91 B`; work, where no machine is so fast: `7.8e22 FLOPs`; so many,
    not more, where `over 40 layers` tells over what and `Over 14 days` when."""
    first, *others = quantity.measures
    if quantity.hedge is Hedge.MORE and _SPREAD.issuperset(name for name, _ in first.unit.nouns or (("", 1),)):
        over = _OVER.search(text, max(0, quantity.start - _AHEAD), quantity.start)
        return quantity if over is None else replace(quantity, hedge=Hedge.NONE)
    if quantity.hedge is Hedge.MORE and first.unit.dimensions == _TIME:
        during = _DURING.search(text, max(0, quantity.start - _AHEAD), quantity.start)
        return quantity if during is None else replace(quantity, hedge=Hedge.NONE)
    if quantity.unit_text.strip() in _OF_MEMORY and _CARD.match(text, quantity.end) and not first.unit.dimensions:
        return replace(quantity, measures=(Measure(unit=unit(f"{first.letter}B")[0]),))
    if _is_billions(quantity) and (not quantity.printed.whole or _is_of_each(quantity, text)):
        counts = (each for each in quantity.measures if not each.unit.dimensions)
        named = _PARAMETERS if _NAMED.search(text) else ONE
        return replace(quantity, measures=tuple(replace(each, unit=named) for each in counts))
    work = next((each for each in others if each.unit.dimensions == _WORK), None)
    if work is None:
        return quantity
    much = quantity.printed.value * work.factor * work.unit.factor > _FASTEST
    plain = quantity.unit_text.strip() == "FLOPs" or ("token", -1) in first.unit.nouns
    return replace(quantity, measures=(work,)) if much or plain else quantity


def _is_billions(quantity: Quantity) -> bool:
    """`0.91 B`, but not `$1.5B`."""
    return quantity.unit_text.strip() == "B" and not quantity.currency


def _is_of_each(quantity: Quantity, text: str) -> bool:
    """Whether bytes for each parameter are told before billions: `16 bytes per parameter, so 7B is 112 GB`."""
    return not quantity.measure.unit.dimensions and _EACH_PARAMETER.search(text, 0, quantity.start) is not None
