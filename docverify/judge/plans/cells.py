"""Table -> its cells as a plan reads them: with the names of row and column and the unit that one of them gives."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.headings import stated_unit
from docverify.classes import replace
from docverify.document.model import Flow, Table
from docverify.named import NamedTuple
from docverify.patterns import listed

_COMMA, _OR_OPENED = re.compile(r"[,;，；]\s?"), re.compile(r"[,;，；(（]\s?")
_DIGIT, _BRACKET = re.compile(r"\d"), re.compile(r"\([^()]*\)")


class Cell(NamedTuple):
    row: str
    head: str
    unit: Quantity | None
    block: int
    at: int  # which row
    column: int = 0


def cells_of(table: Table) -> tuple[tuple[Flow, Cell], ...]:
    """The cells of the rows, each with its row's and its column's names and the unit that one of them gives."""
    return tuple(_cells(table))


def _cells(table: Table) -> Iterator[tuple[Flow, Cell]]:
    heads = [head.text for head in table.header]
    units = [None if _DIGIT.search(_BRACKET.sub("", head)) else stated_unit(head) for head in heads]  # `+12 months`
    in_units = next((at for at, head in enumerate(heads) if head.strip().lower() in listed("unit_columns")), -1)
    for number, row in enumerate(table.rows):
        rest = [cell.text.strip() for cell in row[1:]]
        if rest and all(rest) and not any(map(str.isdigit, "".join(rest))) and any(map(stated_unit, rest)):
            units = [unit or stated_unit(cell.text) for unit, cell in zip(units, row, strict=True)]
            continue
        named = row[in_units].text if in_units >= 0 else row[0].text if len(row[0].text.strip()) > 1 else ""
        own = stated_unit(named)  # a row called `b` is no amount of bits
        yield row[0], Cell("", _head(heads, 0, in_units), units[0], id(table), number)
        for at, cell in enumerate(row[1:], 1):
            given = units[at] if _counts(units[at]) else own or units[at]
            yield cell, Cell(row[0].text, _head(heads, at, in_units), given, id(table), number, at)


def _head(heads: Sequence[str], at: int, in_units: int) -> str:
    plain = heads[at].strip().lower() in listed("value_columns") or in_units >= 0
    return "" if plain else heads[at]


def _counts(unit: Quantity | None) -> bool:
    """`replicas` of a column are no tokens/s, whatever the row is in; `per replica` they may be."""
    nouns = unit.measure.unit.nouns if unit is not None and not unit.measure.unit.dimensions else ()
    return any(power > 0 for _, power in nouns)


def with_unit(quantity: Quantity, unit: Quantity | None) -> Quantity:
    """A bare number in a column of a unit."""
    if unit is None or not quantity.bare:
        return quantity
    return replace(
        quantity, measures=unit.measures, unit_text=unit.unit_text, percent=unit.percent, currency=unit.currency
    )


def alone_in(text: str, own: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity]) -> tuple[int, int]:
    """From where to where a cell speaks of one number: a comma parts `72 GB, 18 GB per GPU`."""
    low, high = 0, len(text)
    marks = _OR_OPENED if text.endswith((")", "）")) else _COMMA  # what stands behind a bracket is of both
    for each in before:
        parting = list(marks.finditer(text, each.end, own.start)) if _is_like(each, own) else []
        low = parting[-1].end() if parting else low
    for each in behind:
        parting = list(marks.finditer(text, own.end, each.start)) if _is_like(each, own) else []
        high = parting[0].start() if parting else high
    return low, high


def _is_like(each: Quantity, own: Quantity) -> bool:
    unit = own.measure.unit
    return bool(unit.dimensions) and each.measure.unit.dimensions == unit.dimensions
