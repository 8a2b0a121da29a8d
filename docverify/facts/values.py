"""Name, quantity -> the quantity in the readings that fit the name, and what its unit says: per GPU, per layer."""

import re
from fractions import Fraction

from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.claims.tables.headings import one_of
from docverify.classes import replace
from docverify.dimensions import in_money
from docverify.facts.vocabulary import Name, vocabulary
from docverify.named import NamedTuple
from docverify.patterns import Worded

_PER = {
    "device": "per_gpu", "rank": "per_gpu", "node": "per_node", "layer": "per_layer", "stage": "per_stage",
    "replica": "per_replica", "request": "per_request", "sequence": "per_request", "sample": "per_request",
    "user": "per_user", "token": "per_token", "step": "per_step", "batch": "per_step", "microbatch": "per_microbatch",
    "group": "per_group", "expert": "per_expert", "head": "per_head", "rack": "per_rack",
}  # fmt: skip
_FEW = frozenset({"device", "rank", "node", "stage", "layer", "head", "expert"})
_MANY = 10**6  # nobody has `671B` of these
_MOST_OF_THESE = {"head": 512, "layer": 1024, "expert": 1_000_000}  # `Heads: 40 × 128 = 5120` is their width
_LEAST_OF_THESE = {"parameter": 1000}  # `权重 1.8 + 激活 32` GB: no model has 32
_HOUR = 3600
_RATES = frozenset({"sequence", "request", "sample", "image"})
_CONDUCTANCE, _TIME = (("conductance", 1),), (("time", 1),)
_BOUNDS = {Hedge.AT_MOST: "limit", Hedge.LESS: "limit", Hedge.AT_LEAST: "minimum", Hedge.MORE: "minimum"}

_HOURS = Worded(r"{hours}", re.NOFLAG)
_DAY = 24 * _HOUR
_MOST_OF_ONE = 18  # bytes of a parameter, in mixed precision
_OF_ONE = 32 * 8
_PERIODS = {
    _HOUR: "per_hour", _DAY: "per_day", 7 * _DAY: "per_week", Fraction("30.4375") * _DAY: "per_month",
    365 * _DAY: "per_year", Fraction("365.25") * _DAY: "per_year",
}  # fmt: skip
_EACH = re.compile(r"([^\W\d]+)\s?(?:/|[^\W\d]+)\s?([^\W\d]+)")
_CALLED = re.compile(r"\d+\s?[BMT]")


class Fit(NamedTuple):
    quantity: Quantity
    qualifiers: frozenset[str]


def fit(name: Name, quantity: Quantity) -> Fit | None:
    """The quantity as a value of `name`; None if unit, noun or form do not go with it."""
    if quantity.upper is not None and name.unit == "count" and not name.ids:
        return None
    for unit in name.unit.split(" or "):
        found = _fit(name, quantity, unit) or _of_period(name, quantity, unit)
        if found is not None:
            return found
    slip = _fit(name, quantity, name.near) if name.near else None
    return Fit(slip.quantity, slip.qualifiers | {"unit_slip"}) if slip is not None else None


def hourly(name: Name, words: str, quantity: Quantity) -> Quantity:
    """An amount of money behind a name that says for what: `Price per GPU-hour: $2.40`."""
    low, unit = words.lower(), quantity.measure.unit
    one = len(quantity.measures) == 1 and quantity.currency and len(unit.dimensions) == 1 and not unit.nouns
    if name.unit != "money/h" or not one or not _HOURS.search(low):
        return quantity
    nouns = (("device", -1),) if "device" in name.per else ()
    dimensions = tuple(sorted((*unit.dimensions, ("time", -1))))
    priced = replace(unit, factor=unit.factor / _HOUR, dimensions=dimensions, nouns=nouns)
    return replace(quantity, measures=(replace(quantity.measure, unit=priced),))


def _of_period(name: Name, quantity: Quantity, unit: str) -> Fit | None:
    """An amount of money in a month, `$14,000/month`: the amount, and of what it is one."""
    if unit == "seconds":
        return _of_each(name, quantity)
    found = quantity.measure.unit
    period = _PERIODS.get(1 / found.factor) if unit == "money" and ("time", -1) in found.dimensions else None
    if period is None or found.nouns:
        return None
    plain = replace(found, factor=Fraction(1), dimensions=tuple(d for d in found.dimensions if d != ("time", -1)))
    fitted = _fit(name, replace(quantity, measures=(replace(quantity.measure, unit=plain),)), unit)
    return Fit(fitted.quantity, fitted.qualifiers | {period}) if fitted is not None else None


def _of_each(name: Name, quantity: Quantity) -> Fit | None:
    """A time in a month or year, `263 min/yr`: the time, and of what it is one."""
    parts = _EACH.fullmatch(quantity.unit_text.strip())
    time, period = (one_of(parts[1]), one_of(parts[2])) if parts is not None else (None, None)
    if time is None or period is None or quantity.measure.unit.dimensions:
        return None
    said = _PERIODS.get(period.measure.unit.factor)
    if said is None or not {time.measure.unit.dimensions, period.measure.unit.dimensions} <= {_TIME}:
        return None
    return Fit(replace(quantity, measures=time.measures), frozenset({said}))


def _fit(name: Name, quantity: Quantity, unit: str) -> Fit | None:
    hedge = {_BOUNDS[quantity.hedge]} if quantity.hedge in _BOUNDS else set()
    quantity = _as_time(quantity) if unit == "seconds" else quantity
    if unit == "share":
        return Fit(quantity, frozenset(hedge)) if _is_share(quantity) else None
    if unit == "ratio":
        return Fit(quantity, frozenset(hedge)) if quantity.bare and quantity.printed.value < 10 else None
    if (
        quantity.percent
        or quantity.ratio
        or (quantity.currency or in_money(quantity.measure.unit.dimensions)) != unit.startswith("money")
    ):
        return None
    measures = tuple(measure for measure in quantity.measures if _goes(name, measure, unit))
    if not measures or (unit == "bytes" and _of_one(quantity) and not name.per):
        return None
    if unit == "bytes" and "parameter" in name.per and not _of_one(quantity):  # `in BF16 they take 16 GB`
        return None
    value = quantity.printed.value * measures[0].factor
    if name.whole and (not value or (_is_few(name) and measures[0].factor > 1 and value >= _MANY)):
        return None
    if any(value > _MOST_OF_THESE.get(noun, value) for noun in name.nouns):
        return None
    if unit == "count" and any(0 < value < _LEAST_OF_THESE.get(noun, 0) for noun in name.nouns):
        return None
    if name.whole and value.denominator != 1:
        return None
    per = {_PER.get(noun, "per_other") for noun, power in measures[0].unit.nouns if power < 0 and noun not in name.per}
    fitting = quantity if len(measures) == len(quantity.measures) else replace(quantity, measures=measures)
    return Fit(fitting, frozenset(hedge | per | _counted(unit, measures[0])))


def _is_few(name: Name) -> bool:
    """Whether nobody has millions of them: devices, layers, what a width counts."""
    return not name.nouns or not name.nouns.isdisjoint(_FEW)


def _of_one(quantity: Quantity) -> bool:
    """`12 bytes of optimizer state` are those of one parameter, `12M bytes` those of each of M."""
    if quantity.unit_text.split() == ["M", "bytes"]:
        return quantity.printed.value <= _MOST_OF_ONE
    return quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor <= _OF_ONE


def _as_time(quantity: Quantity) -> Quantity:
    """`14 μS` behind the name of a time is one: the symbol is wrong, not the amount."""
    if quantity.measure.unit.dimensions != _CONDUCTANCE:
        return quantity
    measures = (replace(each, unit=replace(each.unit, dimensions=_TIME)) for each in quantity.measures)
    return replace(quantity, measures=tuple(measures))


def _counted(unit: str, measure: Measure) -> set[str]:
    """What a rate counts, if it is not tokens: `125K sequences/s` says nothing of tokens."""
    if unit != "1/s":
        return set()
    return {f"{noun}s" for noun, power in measure.unit.nouns if power > 0 and noun in _RATES}


def _is_share(quantity: Quantity) -> bool:
    if quantity.percent:
        return True
    return quantity.bare and not quantity.label and not quantity.printed.whole and 0 < quantity.printed.value < 1


def _goes(name: Name, measure: Measure, unit: str) -> bool:
    book = vocabulary()
    wanted = book.dimensions.get(unit, ())
    if unit.startswith("money"):
        if not _is_money(measure.unit.dimensions, wanted):
            return False
    elif measure.unit.dimensions != wanted:
        return False
    needed = {each[1:]: 1 if each[0] == "+" else -1 for each in book.unit_nouns.get(unit, ())}
    nouns = dict(measure.unit.nouns)
    if nouns.get("parameter", 0) < 0 and "parameter" not in name.per:
        return False
    if any(nouns.get(noun) != power for noun, power in needed.items()):
        return False
    carried = {noun for noun, power in nouns.items() if power > 0} - needed.keys()
    if unit == "1/s":
        return bool(carried) and carried <= name.nouns
    return carried <= name.nouns and all(power in (1, -1) for power in nouns.values())


def _is_money(found: tuple[tuple[str, int], ...], wanted: tuple[tuple[str, int], ...]) -> bool:
    """Any currency."""
    plain = tuple(sorted(("currency" if name.startswith("currency") else name, power) for name, power in found))
    return plain == tuple(sorted(wanted))


def of_one(name: Name) -> frozenset[str]:
    """The qualifiers of what one of the things has that the name counts."""
    return frozenset(_PER[noun] for noun in name.nouns if noun in _PER)


def own(name: Name) -> frozenset[str]:
    """The qualifiers that the name says itself."""
    periods = _PERIODS.values() if name.unit == "share" else ()  # `99.9% per month` is a share all the same
    return frozenset((*(_PER[noun] for noun in name.per if noun in _PER), *periods))


def as_called(name: Name, words: str, printed: str, quantity: Quantity) -> Quantity:
    """`Model size: 30B` is what a model is called, and so about what it has; `70.6B` or `30 billion` is what it has."""
    called = name.name == "params" and quantity.hedge is Hedge.NONE and "model size" in words.lower()
    return replace(quantity, hedge=Hedge.ABOUT) if called and _CALLED.fullmatch(printed.strip()) else quantity
