"""Quantities of a form -> whether they are of one kind, or one value printed twice."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words

_STEPS = (1000, 1024, 10**6, 2**20)  # of prefixes
_APART = 10**7
_THOUSAND, _OFF = 1000, 2
_NEAR = Fraction(3, 2)
_TWO = 2
_DIGITS = _THREE = 3
_MINUTE, _TENFOLD = 60, 11
_TIME = (("time", 1),)
_PER_DEVICE = (("device", -1),)
_ROUNDED = Fraction(1, 100)
_BINARY = (1, Fraction(1024, 1000), Fraction(1024**2, 1000**2), Fraction(1000, 1024))


def one_kind(alike: Sequence[Quantity]) -> bool:
    """No two of different dimensions or nouns, as `14B parameters` and `3.5 GB`; prices may omit theirs."""
    dimensions = {q.measure.unit.dimensions for q in alike if q.measure.unit.dimensions}
    nouns = {q.measure.unit.nouns for q in alike if q.measure.unit.nouns}
    if any(q.currency for q in alike):  # no price is compared with `21 GPUs`
        money = {q.measure.unit.dimensions for q in alike if q.currency}
        others = [q.measure.unit for q in alike if not q.currency]
        unlike = any(unit.nouns or unit.dimensions not in money | {()} for unit in others)
        return not (unlike or any(q.percent for q in alike))
    if any(q.label for q in alike) and not all(q.label or q.bare for q in alike):  # `EP128` is no throughput
        return False
    counted = any(q.measure.unit.nouns and not q.measure.unit.dimensions for q in alike)
    measured = any(q.measure.unit.dimensions and not q.measure.unit.nouns for q in alike)
    if (counted and measured) or not _one_measure_word(alike):
        return False
    return len(dimensions) <= 1 and (len(nouns) <= 1 or _one_says_per(alike))


def _one_measure_word(alike: Sequence[Quantity]) -> bool:
    """No `50 台` beside `384 张卡`: what they count is not said, but their measure words are not those of one thing."""
    bare = {q.words[0][:1] for q in alike if q.bare and q.words and not _of_product(q.words)} & words().measures
    said = {q.unit_text.lstrip()[:1] for q in alike if q.measure.unit.nouns}
    return not bare or (len(bare) == 1 and said <= bare)


def _of_product(said: Sequence[str]) -> bool:
    """`张 H100` behind a number."""
    return len(said) > 1 and said[0] in words().measures and any(map(str.isdigit, said[1]))


def _one_says_per(alike: Sequence[Quantity]) -> bool:
    """`112 tokens/ms per GPU` beside `100 tokens/ms`, if one comes near the other."""
    units = [q.measure.unit for q in alike]
    above = {tuple(noun for noun in unit.nouns if noun[1] > 0) for unit in units}
    below = {tuple(noun for noun in unit.nouns if noun[1] < 0) for unit in units} - {()}
    return len(alike) == _TWO and len(above) == 1 and len(below) == 1 and _near(alike)


def _near(alike: Sequence[Quantity]) -> bool:
    first, second = (q.printed.value * q.measure.factor * q.measure.unit.factor for q in alike)
    return bool(first and second) and max(first, second) < min(first, second) * _NEAR


def restates(alike: Sequence[Quantity]) -> bool:
    """Two values of one dimension, with the same nouns, in different units.

    Of things that are counted `3,050 tokens/s` and `781k tokens/s` are the same unit: one may be a device's.
    """
    kinds = {(q.measure.unit.dimensions, q.measure.unit.nouns) for q in alike}
    if _spelled_out(alike) or _leaves_out_per(alike):
        return True
    if len(kinds) != 1:
        return False
    dimensions, nouns = next(iter(kinds))
    if not dimensions:
        return _rescaled(alike)
    sizes = [q.printed.value * q.measure.factor * q.measure.unit.factor for q in alike]
    if max(sizes) > min(sizes) * _APART:  # `2.9 bytes a parameter, i.e. 37 GB`: no slip makes one of the other
        return False
    if max(sizes) in (min(sizes) * step for step in _STEPS):
        return True  # `64 GB = 64,000 GB`: no unit prints one value both ways
    return len({(q.measure.unit.factor, None if nouns else q.measure.factor) for q in alike}) > 1


def computed(alike: Sequence[Quantity]) -> bool:
    """Whether one has digits that nobody chooses; `2 days, 4.25 hours` are one time in two units, and two latencies
    may stand side by side."""
    sizes = [q.printed.value * q.measure.factor * q.measure.unit.factor for q in alike]
    units = [q.measure.unit for q in alike]
    if units[0].dimensions == _TIME and (units[0].factor > sizes[-1] or max(sizes) < _MINUTE):
        return False
    if max(sizes) > min(sizes) * _TENFOLD:
        return False  # they are of two things
    return any(q.printed.significant >= _DIGITS for q in alike)


def several(of_one: Sequence[Quantity]) -> bool:
    """A value, a share and a result -> whether the result is what many have: `640 TFLOPS, 45% → 27.6 PFLOPS`.

    A thousand are a slip.
    """
    if len(of_one) != _THREE:
        return False
    value, share, result = (q.printed.value * q.measure.factor * q.measure.unit.factor for q in of_one)
    times = result / (value * share) if value and share else Fraction(1)
    number = round(times)
    power = 10 ** (len(str(number)) - 1)
    return number >= _TWO and number != power and abs(times / number - 1) <= _ROUNDED


def _leaves_out_per(alike: Sequence[Quantity]) -> bool:
    """`131,072 B per token (128 KiB)`, if one comes near the other: what several have together would be far off.

    A card has no eight links: `200 Gb/s = 200 GB/s per card`.
    """
    units = [q.measure.unit for q in alike]
    if len(alike) != _TWO or units[0].factor == units[1].factor or units[0].dimensions != units[1].dimensions:
        return False
    nouns = [unit.nouns for unit in units if unit.nouns]
    if not units[0].dimensions or len(nouns) != 1 or any(power > 0 for _, power in nouns[0]):
        return False
    one, other = (q.printed.value * q.measure.factor for q in alike)
    return _near(alike) or (one == other and nouns == [_PER_DEVICE])


def _rescaled(alike: Sequence[Quantity]) -> bool:
    """`30 million, 即 3000 万字`: one count in the scales of two languages, whose noun one side may leave out; or, in
    `1.5 trillion tokens, i.e. 150 billion tokens`, the same digits in two scales."""
    scales = [q.unit_text.strip("- ") for q in alike]
    foreign = len({scale.isascii() for scale in scales if scale}) == _TWO
    digits = {q.printed.text.replace(",", "").replace(".", "").strip("0") for q in alike}
    apart = len(digits) == 1 and len({q.measure.factor for q in alike}) == _TWO
    return (foreign or apart) and all(q.measure.factor > 1 for q in alike)


def _spelled_out(alike: Sequence[Quantity]) -> bool:
    """`4K (4,096)`, `8,388,608 tokens (8.4M)`: a count with its scale and with all its digits, and clearly another."""
    if any(q.measure.unit.dimensions or q.percent or q.ratio or q.hedge for q in alike):
        return False
    scaled = [q for q in alike if q.measure.factor > 1 and q.measure.letter and q.printed.value]
    plain = [q for q in alike if q.measure.factor == 1 and q.printed.whole and q.printed.value >= _THOUSAND]
    if len(scaled) != 1 or len(plain) != 1 or len({q.measure.unit.nouns for q in alike if q.measure.unit.nouns}) > 1:
        return False
    ratio = plain[0].printed.value / (scaled[0].printed.value * scaled[0].measure.factor)
    open_ = max(_ROUNDED, scaled[0].printed.ulp / scaled[0].printed.value / 2)
    return 1 / _OFF < ratio < _OFF and not any(abs(ratio / each - 1) <= open_ for each in _BINARY)
