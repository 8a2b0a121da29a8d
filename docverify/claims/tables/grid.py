"""A table -> columns of values with the units of their headers, and which rows are totals."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.bands import Band, band
from docverify.claims.tables.cells import Value, stated_in, sum_of, value, with_measures
from docverify.claims.tables.counted import counted
from docverify.claims.tables.headings import Heading, heading, one_of
from docverify.claims.tables.last_row import is_sum_of_all
from docverify.claims.tables.lined import below_lines
from docverify.claims.tables.table_words import is_one
from docverify.classes import dataclass, replace
from docverify.document.model import Flow, Table
from docverify.patterns import Worded

_FEWEST, _MOST = 3, 300  # rows above a sum
_BRACKETS = re.compile(r"[(（\[［][^()（）]*[)）\]］]")
_ALL_OF = Worded(r"{all_of}")
_ENDS_IN_TOTAL = Worded(r"{in_total}")
_AS_IN = Worded(r"(?:{as_in})\s*")
_NAMED_TOTAL = re.compile(
    r"[\w ,/-]{1,30} (?:in )?total|sum of [\w ]+|(?:grand )?total(?: [\w-]+){0,3}(?: ?(?:per|/) ?[\w-]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Column:
    """`values` has an entry a row: None where the cell holds no single number; `bands` where they lie."""

    index: int
    heading: Heading
    values: tuple[Value | None, ...]
    bands: tuple[Band | None, ...] = ()

    def varies(self, rows: Sequence[int]) -> bool:
        """Whether its values are not all the same."""
        return len({value.number for row in rows if (value := self.values[row]) is not None}) > 1


@dataclass(frozen=True, slots=True)
class Grid:
    table: Table
    columns: tuple[Column, ...]  # those with numbers
    labels: tuple[str, ...]  # the first words of each row
    totals: tuple[bool, ...]  # whether the row says that it is a total

    def column(self, index: int) -> Column | None:
        return next((column for column in self.columns if column.index == index), None)

    def alike(self, first: int, second: int) -> bool:
        """Whether the headers of two columns give no units that cannot be compared: chips and tokens a second."""
        heads = [c.heading.unit.measure.unit for n in (first, second) if (c := self.column(n)) and c.heading.unit]
        return len({(each.dimensions, each.nouns) for each in heads}) < 2


def grid(table: Table, items: Read) -> Grid:
    """The table's numbers; a bare number has the unit that its column's header states. Without any, no more is read."""
    columns = []
    units, names = _units(table), [_label(row).lower() for row in table.rows]
    options = _options(table)
    for index, head in enumerate(table.header):
        values = [_value(cell, items) for cell in _said_again([row[index] for row in table.rows], names)]
        if any(values):
            values = _with_units(table, index, values)
            named = heading(head) if head.text.strip() not in options else replace(heading(head), unit=None)
            columns.append(_column(index, replace(named, unit=units[index]) if units[index] else named, values))
    if not columns:
        return Grid(table, (), (), ())
    if (many := counted(table, items)) is not None:
        columns = [_column(0, *many), *(column for column in columns if column.index)]
    labels = tuple(_label(row) for row in table.rows)
    numbers = [(column.index, column.values) for column in columns]
    if labels and not is_total(labels[-1]) and is_sum_of_all(table, numbers, bare(labels[-1])):
        labels = (*labels[:-1], "total")
    if below := below_lines([column.values for column in columns], table.ruled):
        labels = tuple("total" if row in below else label for row, label in enumerate(labels))
    totals = tuple(
        is_total(label) or is_whole(label) or _comes_to_all(columns, row) for row, label in enumerate(labels)
    )
    return Grid(table, tuple(columns), labels, totals)


def _options(table: Table) -> set[str]:
    """`A | B | C`: letters that name options, and no unit."""
    found = {text for head in table.header if len(text := head.text.strip()) == 1 and text.isupper()}
    return found if len(found) > 1 else set()


def _said_again(cells: Sequence[Flow], names: Sequence[str]) -> Iterator[Flow]:
    """The cells of a column; for one that says `same` the one above, for `as Oslo` that of a row of this name."""
    above: Flow | None = None
    for cell in cells:
        written = cell.text.strip(" .*_`()（）").lower()
        again = above is not None and is_one("ditto", written)
        as_in = _AS_IN.match(written) if written[:1].isalpha() else None
        named = written[as_in.end() :] if as_in is not None else ""
        above = above if again else cells[names.index(named)] if named and named in names else cell
        yield above or cell


def _with_units(table: Table, index: int, values: list[Value | None]) -> list[Value | None]:
    """The values with the units that a column of units behind them gives."""
    if index + 1 == len(table.header) or not is_one("unit", table.header[index + 1].text.strip()):
        return values
    units = [one_of(row[index + 1].text) for row in table.rows]
    return [with_measures(v, unit) if v and unit else v for v, unit in zip(values, units, strict=True)]


def _units(table: Table) -> list[Quantity | None]:
    """The units that the first row gives where nothing else is in it."""
    first = [cell.text.strip(" -–—()[]") for cell in table.rows[0]] if table.rows else []
    units = [one_of(text) for text in first]
    alone = all(text == "" or unit is not None for text, unit in zip(first, units, strict=True))
    return units if alone and sum(map(bool, units)) > 1 else [None] * len(table.header)


def _comes_to_all(columns: Sequence[Column], row: int) -> bool:
    """Whether the row is the sum of those above by its share: they come to 100 %, and 100 % is printed in it."""
    for column in columns:
        stated = column.values[row]
        if not _FEWEST <= row <= _MOST or stated is None or not stated.quantity.percent or stated.number != 1:
            continue
        parts = column.values[:row]
        shares = sum_of(part for part in parts if part is not None and part.quantity.percent)
        if None not in parts and abs(shares - 1) <= Fraction(row, 200):
            return True
    return False


def is_total(label: str) -> bool:
    """Whether a label says `total`, alone or of what."""
    return is_plain_total(label) or _NAMED_TOTAL.fullmatch(bare(label)) is not None


def is_plain_total(label: str) -> bool:
    """Whether a label says nothing but `total`."""
    return is_one("total", bare(label)) or _ENDS_IN_TOTAL.fullmatch(bare(label)) is not None


def is_whole(label: str) -> bool:
    """Whether a label says `all` and nothing else: a total if other columns add up, or else a mean, a score."""
    return is_one("whole", bare(label)) or _ALL_OF.fullmatch(bare(label)) is not None


def bare(label: str) -> str:
    """A label without its brackets and marks."""
    return _BRACKETS.sub("", label).strip(" :：*_=-—–.")


def _value(cell: Flow, items: Read) -> Value | None:
    if not any(map(str.isdigit, cell.text)):
        return None
    if "=" not in cell.text:
        return value(cell, items(cell))
    found = stated_in(cell, items(cell))
    return None if found is None or found.noted else found


def _column(index: int, head: Heading, found: Sequence[Value | None]) -> Column:
    unit = head.unit
    values = found if unit is None else [each and with_measures(each, unit) for each in found]
    return Column(index, head, tuple(values), tuple(map(band, values)))


def _label(row: Sequence[Flow]) -> str:
    return next((cell.text.strip() for cell in row if cell.text.strip()), "")
