"""Lists and calculation blocks with a total -> equations: the total is the sum of its parts, and no less than any of them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.aggregates import other_readings, sum_readings
from docverify.claims.cells import Value
from docverify.claims.entries import Block, Entry, Read, blocks
from docverify.claims.equation import Equation, Reading
from docverify.claims.grid import is_plain_total, is_total
from docverify.claims.quantity import Hedge
from docverify.claims.totals import alike, fits, total_equation
from docverify.document.model import Document
from docverify.expression import Leaf

RULE = "breakdown-total"
_NO_PART = re.compile(
    r"\b(?:peak|sustained|capacity|limit|available|headroom|target|free|remaining|budget|max(?:imum)?|min(?:imum)?|threshold|"
    r"utili[sz]ation|usage|margin|spare|left|required?|recommended|per|each|average|avg|mean|baseline|previous|before|after|old|new|"
    r"single|if|without|with|vs|compared|ideal|theoretical|bandwidth|threshold|model size|inference|training|hbm|vram)\b"
    r"|峰值|容量|上限|可用|剩余|目标|预算|每|平均",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"of which|including|includes|e\.g\.|such as|among|其中|包括|例如", re.IGNORECASE)
_PER = re.compile(r"\bper[ -](\w+)|/\s?(gpu|device|rank|node|card|layer|stage|request|token)\b|每(\w)", re.IGNORECASE)
_NESTED = re.compile(r"of which|incl\.|already|shared with|included|其中", re.IGNORECASE)


def breakdowns(document: Document, items: Read) -> Iterator[Equation]:
    """The equations of every total in a list or a calculation block."""
    for block in blocks(document, items):
        start = 0
        for index, entry in enumerate(block.entries):
            if entry.value is not None and is_total(entry.label):
                yield from _total(block, block.entries[start:index], entry)
                start = index + 1


def _total(block: Block, above: Sequence[Entry], total: Entry) -> Iterator[Equation]:
    """What the lines above a total say about it."""
    stated = total.value
    assert stated is not None
    same = [entry for entry in above if entry.depth == total.depth]
    parts = [e.value for e in same if e.value is not None and e.value.dimensions == stated.dimensions]
    if stated.quantity.measure.unit.dimensions:
        smaller = _larger_part(block, same, total, stated)
        if smaller is not None:
            yield _at_least(stated, smaller)
            return
    if len(parts) > 1 and (fits(parts, stated) or _certain(block, same, total)):
        few, whole = alike(parts, stated)
        yield total_equation(RULE, [*sum_readings(few, whole), *other_readings(few, whole)], few, whole)


def _certain(block: Block, same: Sequence[Entry], total: Entry) -> bool:
    """Whether the lines are the parts of the total, all of them and nothing else."""
    stated = total.value
    assert stated is not None
    values = [entry.value for entry in same]
    if not all(value is not None and value.plain and value.dimensions == stated.dimensions for value in values):
        return False
    if total.computed or not stated.plain or stated.quantity.percent or stated.quantity.ratio:
        return False
    things = {_thing(value) for value in (*values, stated)}
    if not stated.quantity.measure.unit.dimensions and (len(things) > 1 or "?" in things):
        return False
    if any(_NO_PART.search(entry.label) or _NESTED.search(entry.text) for entry in same) or _PARTLY.search(total.text):
        return False
    named = is_plain_total(total.label) or bool(stated.quantity.measure.unit.dimensions)
    rate = any(power < 0 for _, power in stated.quantity.measure.unit.dimensions)
    return named and not rate and all(_one_scope(block, entry, total) for entry in same)


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


def _scopes(text: str) -> set[str]:
    return {(a or b or c).lower().rstrip("s") for a, b, c in _PER.findall(text)}


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
        and not _NO_PART.search(entry.label)
        and _one_scope(block, entry, total)
    ]
    larger = [entry for entry in candidates if entry[0] > widest]
    alone = len(larger) == 1 and len(candidates) > 1
    return larger[0][1] if alone else None


def _at_least(stated: Value, part: Value) -> Equation:
    places = (stated.printing.span, part.printing.span)
    reading = Reading(Leaf(stated.printing), ">=", Leaf(part.printing))
    return Equation(
        RULE, (reading,), stated.printing.span, None, part.printing.span, stated.printing.flow, "part",
        words=part.printing.text, evidence=places[1:],
    )  # fmt: skip
