"""Lists and calculation blocks with a total -> equations: it is the sum of its parts, and no less than any of them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.tables.aggregates import alike, other_readings, sum_readings
from docverify.claims.tables.capacities import may_be_capacity
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.grid import is_plain_total, is_total
from docverify.claims.tables.line_blocks import Block, Lines, blocks
from docverify.claims.tables.summable import are_alternatives, is_near, is_repeated
from docverify.claims.tables.table_words import is_one, says
from docverify.claims.tables.totals import fits, total_equation
from docverify.expression import Leaf
from docverify.patterns import Worded, listed

RULE = "breakdown-total"
_MANY = 1_000_000
_CARD = re.compile(r"\b(?:[abhlv]\d+\w*|mi\d+\w*) memory\b", re.IGNORECASE)
_PER = Worded(r"{each_ahead}(\w+)|/\s?(gpu|device|rank|node|card|layer|stage|request|token)\b|{each_glued}(\w)")


def breakdowns(lines: Sequence[Lines]) -> Iterator[Equation]:
    """The equations of every total in a list or a calculation block."""
    for block in blocks(lines, "total"):
        start = 0
        for index, entry in enumerate(block.entries):
            if entry.value is not None and (entry.closing or is_total(entry.label)):
                yield from _total(block, block.entries[start:index], entry)
                start = index + 1


def _total(block: Block, above: Sequence[Entry], total: Entry) -> Iterator[Equation]:
    """What the lines above a total say about it."""
    from docverify.claims.tables.line_parts import meant_parts

    stated = total.value
    assert stated is not None
    same = [entry for entry in above if entry.depth == total.depth]
    parts = meant_parts(same, stated)
    few, whole = alike(parts, stated)
    others = other_readings(few, whole) if len(parts) > 1 else []
    larger = (
        _larger_part(block, same, total, stated) if stated.quantity.measure.unit.dimensions and not others else None
    )
    if larger is not None:
        rest = [part for part in parts if part is not larger]
        if not (_is_divided(same, larger) or (len(rest) > 1 and fits(rest, stated))):
            yield _at_least(stated, larger)
    elif len(parts) > 1 and (fits(parts, stated) or _certain(block, same, total, parts)):
        yield total_equation(RULE, [*sum_readings(few, whole), *others], few, whole)


def _certain(block: Block, same: Sequence[Entry], total: Entry, parts: Sequence[Value]) -> bool:
    """Whether the lines are the parts of the total, all of them and nothing else."""
    stated = total.value
    assert stated is not None
    same = [entry for entry in same if not _counts_parameters(entry.value, stated)]
    values = [entry.value for entry in same]
    if not all(value is not None and value.plain and value.dimensions == stated.dimensions for value in values):
        return False
    if total.computed or not stated.plain or stated.quantity.percent or stated.quantity.ratio:
        return False
    if sum_of(parts) < stated.number and may_be_capacity(total.label, stated.quantity):
        return False
    things = {_thing(value) for value in (*values, stated)}
    if not stated.quantity.measure.unit.dimensions and (len(things) > 1 or "?" in things):
        return False
    if any(_apart(entry.label) or says("nested", entry.text) for entry in same) or says("partly", total.text):
        return False
    labels = [entry.label for entry in same]
    if (
        _of_one_thing(labels)
        or any(map(str.isdigit, total.label))
        or is_repeated(stated, labels, [value for value in values if value is not None])
        or _multiple(parts, stated)
    ):
        return False
    named = is_plain_total(total.label) or bool(stated.quantity.measure.unit.dimensions)
    rate = any(power < 0 for _, power in stated.quantity.measure.unit.dimensions)
    return named and not rate and (all(_one_scope(block, entry, total) for entry in same) or _told_last(same, total))


def _counts_parameters(value: Value | None, stated: Value) -> bool:
    """Whether a line above a total of bytes only counts what they are of: nothing else is so many."""
    if value is None or not stated.quantity.measure.unit.dimensions:
        return False
    quantity = value.quantity
    return not (quantity.measure.unit.dimensions or quantity.percent or quantity.ratio) and value.number >= _MANY


def _apart(label: str) -> bool:
    """Whether a value with this label is no part of a total: a peak, a capacity, a value per something."""
    return says("apart", label) or _CARD.search(label) is not None


def _of_one_thing(labels: Sequence[str]) -> bool:
    """Whether lines tell of one thing under several conditions: `with recompute`, `with offload`."""
    if are_alternatives(labels):
        return True
    said = [label for label in labels if says("companion", label)]
    return len(said) > 1 or any(is_one("companion", label.split(" ", 1)[0]) for label in said)


def _multiple(parts: Sequence[Value], stated: Value) -> bool:
    """Whether the total is many times the sum, or a share of it: the lines are for one of many layers, or for all."""
    whole = sum_of(parts)
    if not whole or not stated.number:
        return False
    ratio = max(whole / stated.number, stated.number / whole)
    return ratio > Fraction(5, 2) and round(ratio) not in (10, 100, 1000)


def _thing(value: Value | None) -> str:
    """What a count counts: its unit, or the first word behind it; `?` for a bare number."""
    if value is None:
        return "?"
    words = value.quantity.words
    return value.quantity.unit_text.lower().rstrip("s") or (words[0].lower().rstrip("s") if words else "?")


def _one_scope(block: Block, part: Entry, total: Entry) -> bool:
    """Whether part and total are per the same thing, said by the line or by what introduces the block."""
    own, whole = _scopes(part.text), _scopes(total.text)
    return own == whole or own | whole <= _scopes(block.introduction)


def _told_last(same: Sequence[Entry], total: Entry) -> bool:
    """Whether only the total says what all are for; a division by it would show."""
    values = [entry.value for entry in same if entry.value is not None]
    return not any(_scopes(entry.text) for entry in same) and total.value is not None and is_near(values, total.value)


def _scopes(text: str) -> set[str]:
    found = ((a or b or c).lower().rstrip("s") for a, b, c in (match.groups() for match in _PER.finditer(text)))
    return {"gpu" if each in listed("device_names") else each for each in found}


def _larger_part(block: Block, same: Sequence[Entry], total: Entry, stated: Value) -> Value | None:
    """A part that is larger than its total, however the line is read."""
    widest = abs(stated.number) * (Fraction(21, 20) if stated.quantity.hedge is Hedge.ABOUT else Fraction(101, 100))
    if stated.quantity.hedge in (Hedge.AT_LEAST, Hedge.MORE) or stated.quantity.upper is not None:
        return None
    candidates = [
        (entry.least, entry.value)
        for entry in same
        if entry.value is not None
        and entry.value.plain
        and entry.value.dimensions == stated.dimensions
        and entry.value.quantity.measure.unit.nouns == stated.quantity.measure.unit.nouns
        and not _apart(entry.label)
        and _one_scope(block, entry, total)
    ]
    larger = [entry for entry in candidates if entry[0] > widest]
    alone = len(larger) == 1 and len(candidates) > 1
    return larger[0][1] if alone else None


def _is_divided(same: Sequence[Entry], larger: Value) -> bool:
    """Whether the line below says what of it is counted: `Divided over 64 GPUs: 1.23 GB`."""
    return any(entry.value is larger and says("divided", below.label) for entry, below in pairwise(same))


def _at_least(stated: Value, part: Value) -> Equation:
    places = (stated.printing.span, part.printing.span)
    reading = Reading(Leaf(stated.printing), ">=", Leaf(part.printing))
    return Equation(
        RULE, (reading,), stated.printing.span, None, part.printing.span, stated.printing.flow, "part",
        words=part.printing.text, evidence=places[1:],
    )  # fmt: skip
