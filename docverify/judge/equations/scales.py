"""Outcome -> the factors that bring the computed side into the unit of the stated one, likeliest first."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.classes import replace
from docverify.expression import Binary, Node, leaves
from docverify.judge.equations.bits import is_data, is_squared, speaks_of_bits
from docverify.judge.equations.counted import adds_counts, only_counts, prices_counts, single
from docverify.judge.equations.evaluate import Value, factor_of, measure_of
from docverify.judge.equations.implied import in_other_prefix, in_teras, of_power, per_kilowatt_hour, prefixes, priced
from docverify.judge.equations.options import Options
from docverify.judge.equations.priced import of_as_many
from docverify.patterns import Worded
from docverify.units import Unit, unit

_BYTE = Fraction(8)
_OF_A_THOUSAND = Worded(r"\s*{of_a_thousand}")
_PER = re.compile(r"[/ ]")
_TIME, _RATE = (("time", 1),), (("time", -1),)


class Compared(Protocol):
    """Two sides of an equation: the computed one and the one that is stated."""

    equation: Equation
    reading: Reading
    options: Options
    result: Printing | None
    computed: Value
    stated: Value
    computed_node: Node


def scales(sides: Compared, factor: Fraction) -> Iterator[Fraction]:
    """`factor` leads from the stated side's own unit to base units."""
    computed, stated = sides.computed, sides.stated
    if sides.result is not None and not computed.dimensions:
        yield from in_teras(computed, measure_of(sides.result, sides.options).unit, factor)
    if computed.dimensions == stated.dimensions:
        yield 1 / factor
        yield from _scale_at_the_end(sides)
        yield from _price_of_many(sides)
        yield from of_as_many(sides.computed_node, factor)
        yield from _percent_written_out(sides)
        yield from _prefix_in_front(sides)
        yield from _as_a_label(sides, factor)
    elif computed.free:
        yield from _of_bare_operands(sides, factor)
    elif stated.free and _may_carry_a_unit(sides):
        every = prefixes(sides.equation.flow)
        yield from (by / unit / factor for unit in _units_of(sides, sides.computed_node, computed) for by in every)
        yield from (1 / unit / factor for unit in _units_nearby(sides, computed))
        yield from per_kilowatt_hour(sides.computed, sides.stated, factor)
        yield _BYTE ** -_power_of_size(computed) / factor  # also of `70B × 2 / 80 GB`, whose bytes are not said
    elif sides.equation.form == "chain" and not (stated.free or is_squared(computed) or is_share(sides.result)):
        own = None if sides.result is None else measure_of(sides.result, sides.options).unit
        yield from priced(computed, stated, own, factor)
        bits = (_BYTE, 1 / _BYTE) if is_data(computed, stated) and speaks_of_bits(sides.equation) else ()
        yield from tuple(_time_of_each(sides)) or (scale / factor for scale in (Fraction(1), *bits))
        yield from of_power(sides.computed, sides.stated, factor)


def _power_of_size(value: Value) -> int:
    return next((power for name, power in value.dimensions if name == "information" and abs(power) == 1), 0)


def _of_bare_operands(sides: Compared, factor: Fraction) -> Iterator[Fraction]:
    """The computed side has no unit: it may be meant in the one that is printed, or in its base."""
    stated = sides.stated
    if adds_counts(sides) or prices_counts(sides) or only_counts(sides):
        return
    if sides.result is not None:
        measure = measure_of(sides.result, sides.options)
        yield measure.unit.factor / measure.unit.prefix / factor
        if not is_data(stated) or speaks_of_bits(sides.equation):
            yield 1 / factor
        yield 1 / measure.factor
        yield from _scale_at_the_end(sides)
        yield from in_other_prefix(measure, sides.result.quantity.printed.value, factor)
    else:
        yield (_BYTE if ("information", 1) in stated.dimensions else Fraction(1)) / factor
        yield from (other / factor for other in _units_of(sides, sides.reading.right, stated))


def _time_of_each(sides: Compared) -> Iterator[Fraction]:
    """`1,000 × 352 ms = 5.87 minutes/day`: what the time is spent in is only named."""
    if sides.result is not None and (quantity := sides.result.quantity).measure.unit.rescales:
        named = unit(_PER.split(quantity.unit_text, 1)[0])[:1]
        yield from (1 / each.factor for each in named if each.dimensions == sides.computed.dimensions)


def is_share(result: Printing | None) -> bool:
    """`90% reduction = $1,100 × 0.9`: an amount is no share."""
    return result is not None and (result.quantity.percent or result.quantity.ratio)


def _as_a_label(sides: Compared, factor: Fraction) -> Iterator[Fraction]:
    """`4 × 720,000 = 2.88 million hours/day`: a quotient of like units only names what bare numbers are."""
    if sides.result is not None and sides.computed.free:
        unit_ = measure_of(sides.result, sides.options).unit
        yield from (unit_.factor / factor,) if unit_.rescales else ()


def _may_carry_a_unit(sides: Compared) -> bool:
    """`8 nodes (64 × 80 GB)`: a noun in front of a bracket is not a number whose unit was left out, nor is that of
    `8 × H100 80GB = 8 GPUs`."""
    if sides.result is None or sides.result.quantity.bare:
        return True
    size = _power_of_size(sides.computed) > 0
    return sides.equation.form == "chain" and not (size and sides.result.quantity.measure.unit.nouns)


def _scale_at_the_end(sides: Compared) -> Iterator[Fraction]:
    """`236 − 222.7 = 13.3B`: bare operands may be in the scale of the result, and `13B × 14 = 182` in that of one."""
    stated = sides.result or single(sides.reading.right)
    if stated is None or sides.equation.form != "chain" or stated.quantity.percent:
        return
    operands = [leaf.value for leaf in leaves(sides.computed_node) if isinstance(leaf.value, Printing)]
    scaled = [q.measure.factor for q in (p.quantity for p in operands) if q.measure.factor != 1 and not q.percent]
    if stated.quantity.measure.factor == 1:
        product = isinstance(sides.computed_node, Binary) and sides.computed_node.operator in "*/"
        yield from (1 / factor for factor in scaled[:1] if product and stated.quantity.bare)
    elif all(printing.quantity.bare for printing in operands):
        yield Fraction(1) if sides.result is not None else stated.quantity.measure.factor


def _price_of_many(sides: Compared) -> Iterator[Fraction]:
    """`per million tokens: $6,182 / 1,024 M = $6.04`: the price of as many as the divisor is printed in."""
    node, result = sides.computed_node, sides.result
    if result is None or not result.quantity.currency or not (isinstance(node, Binary) and node.operator == "/"):
        return
    if _OF_A_THOUSAND.match(result.flow.text, result.quantity.number_end):
        yield Fraction(1000)
    divisor = single(node.right)
    if divisor is not None and not divisor.quantity.currency:
        yield divisor.quantity.measure.factor


def _percent_written_out(sides: Compared) -> Iterator[Fraction]:
    """`a / b × 100 = 40 %`, and `430 / 989 = 43.5` where the sign is left out."""
    if sides.result is None:
        return
    quantity = sides.result.quantity
    if quantity.percent and _has_constant(sides, Fraction(100)):
        yield Fraction(1)
    if quantity.bare and sides.computed.free and quantity.printed.value > 1 and 0 < sides.computed.interval.low < 1:
        yield Fraction(100)


def _prefix_in_front(sides: Compared) -> Iterator[Fraction]:
    """`TFLOPS per GPU: 100 (231e3 × …)`: the unit that was named last, with its prefix, is that of a bare result."""
    result = sides.result
    if result is None or not result.quantity.bare or not (sides.computed.free and sides.stated.free):
        return
    for item in reversed(sides.equation.context):
        if item.end <= result.quantity.start and (named := _unit_of(item)) is not None:
            yield from (1 / named.prefix,) if named.prefix != 1 else ()
            return


def _unit_of(item: Item) -> Unit | None:
    """The measured unit of a number or of a word that is one."""
    units = [item.quantity.measure.unit] if item.quantity else unit(item.text) if item.kind == "WORD" else ()
    return units[0] if units and units[0].dimensions else None


def _has_constant(sides: Compared, value: Fraction) -> bool:
    return any(
        isinstance(p := leaf.value, Printing) and p.quantity.printed.value == value
        for leaf in leaves(sides.computed_node)
    )


def _units_of(sides: Compared, node: Node, value: Value) -> Iterator[Fraction]:
    """The printed units of a side's operands that are of the side's dimension, or the time that it is per."""
    for leaf in leaves(node):
        if isinstance(leaf.value, Printing):
            measure = measure_of(leaf.value, sides.options)
            if measure.unit.dimensions == value.dimensions:
                yield factor_of(replace(measure, factor=Fraction(1)), sides.options)
            elif (value.dimensions, measure.unit.dimensions) == (_RATE, _TIME):
                yield 1 / factor_of(replace(measure, factor=Fraction(1)), sides.options)
            elif value.dimensions == _RATE and measure.unit.rescales:  # what `25 days/month` leads to is per month
                of = unit(_PER.split(leaf.value.quantity.unit_text)[-1])[:1]
                yield from (1 / each.factor for each in of if each.dimensions == _TIME)


def _units_nearby(sides: Compared, value: Value) -> Iterator[Fraction]:
    """Units of the value's dimension that stand elsewhere in the sentence or in its label."""
    for item in sides.equation.context:
        named = _unit_of(item)
        if named is not None and named.dimensions == value.dimensions:
            yield named.factor
            if item.quantity is not None and item.quantity.measure.factor != 1:  # `54 M€ (144 × 375 k€ = 54)`
                yield named.factor * item.quantity.measure.factor
