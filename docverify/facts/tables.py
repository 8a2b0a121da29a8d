"""A table -> its bindings: two columns of keys and values are one record, rows under names are a record each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.grid import is_total, is_whole
from docverify.claims.tables.headings import one_of, stated_unit
from docverify.claims.tables.table_words import is_one
from docverify.classes import replace
from docverify.document.model import Flow, Table
from docverify.facts.answers import of_one_value
from docverify.facts.cell_values import named_so, stated_in
from docverify.facts.columns import is_part, is_value, of_whom, qualifiers_of
from docverify.facts.cued import guessed
from docverify.facts.degrees import DEGREES, degrees, stage_in
from docverify.facts.divisions import kind
from docverify.facts.fact import Notation
from docverify.facts.grouped import grouped
from docverify.facts.keys import keyed
from docverify.facts.labels import Label, apart, below, label
from docverify.facts.named_units import is_symbol, likelier, own_unit
from docverify.facts.negations import denied
from docverify.facts.page import Binding, Page
from docverify.facts.positions import in_cell
from docverify.facts.sums import Line, of_memory, summed
from docverify.facts.values import Fit, as_called, fit, hourly
from docverify.facts.vocabulary import Name, vocabulary
from docverify.patterns import listed

Reader = Callable[[Page], Iterable[Binding]]
Pages = Callable[[Flow], Page | None]


def tabled(table: Table, pages: Pages, read: Reader, short: bool = False, above: str = "") -> Iterator[Binding]:
    """What the cells of a table give a value to.

    `read` reads a cell as one reads a sentence; `short`: short names of degrees stand in it; `above` is its heading.
    """
    heads = [label(cell.text, short) for cell in table.header]
    rows = [label(row[0].text, short) or below(row[0].text, above) if row else None for row in table.rows]
    by_row, by_column = sum(each is not None for each in rows), sum(each is not None for each in heads[1:])
    if heads and heads[0] is not None and _holds_values(table, 0, pages):
        by_column += 1
    if by_row and not by_column:
        found = [*_keys(table, rows, pages), *(b for n, f in grouped(table, rows) for b in cell(n, pages(f), None))]
        sums = list(_summed(table, pages, found))
        known = {id(each.printing.flow) for each in sums if each.name == "total_memory"}
        yield from (*(each for each in found if id(each.printing.flow) not in known), *sums)
    if not by_column and len(table.header) == 2:
        yield from _said(table, rows, pages, read)
    elif by_column and not by_row:
        yield from _records(table, apart(heads, lambda at: _holds_values(table, at, pages)), pages)


def _said(table: Table, rows: Sequence[Label | None], pages: Pages, read: Reader) -> Iterator[Binding]:
    """What is said beside labels that name no quantity: `| Cluster | 16 nodes, 128 GPUs |`; of several values, none."""
    found: list[Binding] = []
    for row, named in zip(table.rows, rows, strict=True):
        page = pages(row[1]) if named is None and not kind(row[0].text) and is_value(row[0].text) else None
        found += [] if page is None else read(page)
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    for each in found:
        several = len(values[each.name]) > 1
        yield replace(each, qualifiers=each.qualifiers | {"mentioned"}) if several else each


def _holds_values(table: Table, column: int, pages: Pages) -> bool:
    """Whether a column has a value of its own: `64`, not `Dense BF16 peak`."""
    return any((page := pages(row[column])) is not None and stated_in(page, None) is not None for row in table.rows)


def _keys(table: Table, rows: Sequence[Label | None], pages: Pages) -> Iterator[Binding]:
    """The first column names what stands in the others; several columns of values are alternatives."""
    width = range(1, len(table.header))
    columns = [i for i in width if any(pages(row[i]) for row in table.rows) and is_value(table.header[i].text)]
    columns = columns if any(head.text for head in table.header) else _fullest(table, columns, pages)
    units = [i for i, head in enumerate(table.header) if head.text.strip().lower() in listed("unit_columns")]
    plain = [i for i in columns if not qualifiers_of(table.header[i].text)]
    for row, named in zip(table.rows, rows, strict=True):
        if named is None:
            page = pages(row[columns[0]]) if len(columns) == 1 else None
            unit = one_of(row[units[0]].text) if units else stated_unit(table.header[columns[0]].text) if page else None
            yield from _guessed(row[0], page, unit)
            continue
        for index in columns:
            head = table.header[index].text
            unit = one_of(row[units[0]].text) if units else named.unit or stated_unit(head)
            branch = ((f"table:{table.line}", str(index)),) if index in plain and len(plain) > 1 else ()
            more = qualifiers_of(head, alone=len(columns) == 1) | of_whom(table.header[0].text, named.names)
            found = [*cell(named, pages(row[index]), unit, more, branch)]
            yield from found or (_guessed(row[0], pages(row[index]), unit) if len(columns) == 1 else ())
            yield from denied(row[index], named.names, named.words, branch)


def _guessed(
    text: Flow, page: Page | None, unit: Quantity | None, branch: tuple[tuple[str, str], ...] = ()
) -> Iterator[Binding]:
    for each in guessed(text, page, None if page is None else stated_in(page, unit)):
        yield replace(each, alternatives=branch)


def _fullest(table: Table, columns: Sequence[int], pages: Pages) -> list[int]:
    """The column with the most values, where none has a header: beside it stand computations and notes."""
    held = [(i, page) for i in columns for row in table.rows if (page := pages(row[i])) is not None]
    return [most for most, _ in Counter(i for i, page in held if stated_in(page, None)).most_common(1)]


def _summed(table: Table, pages: Pages, found: Sequence[Binding]) -> Iterator[Binding]:
    """What rows without another name say below parts of a memory that stand in one column."""
    flows = {id(each.printing.flow) for each in found if of_memory(each)}
    columns = {at for row in table.rows for at, each in enumerate(row) if id(each) in flows} if flows else set()
    for at in columns if len(columns) == 1 else ():
        unit = stated_unit(table.header[at].text)
        held = [(row[0].text, pages(row[at])) for row in table.rows]
        yield from summed([Line(text, page, unit) for text, page in held if page is not None], found)


def _records(table: Table, heads: Sequence[Label | None], pages: Pages) -> Iterator[Binding]:
    """Each row is a record of its own."""
    parts = len(table.rows) > 1 and is_part(table.header[0].text)
    above: dict[int, Page | None] = {}
    for index, row in enumerate(table.rows):
        held = {at: _held(table, index, at, above, pages) for at in range(len(row))}
        above = held
        total = is_total(row[0].text) or is_whole(row[0].text)
        if total and not parts:
            continue
        part = frozenset({"total" if total else "part"}) if parts else frozenset[str]()
        branch = ((f"table:{table.line}", str(index)),) if len(table.rows) > 1 and not total else ()
        for at, head in enumerate(heads):
            page = held[at]
            if head is None and page is not None:
                yield from (replace(each, alternatives=branch, notation=Notation.CELL) for each in _layout(page))
            elif head is not None and head.words.lower() not in listed("which_one"):
                unit = head.unit or stated_unit(head.words)
                yield from [*cell(head, page, unit, part, branch)] or _guessed(table.header[at], page, unit, branch)
                yield from denied(row[at], head.names, head.words, branch)


def _held(table: Table, row: int, column: int, above: Mapping[int, Page | None], pages: Pages) -> Page | None:
    """The cell, or the one above where it says `same` or is merged with it."""
    cell = table.rows[row][column]
    again = (row, column) in table.merged or is_one("ditto", cell.text.strip(" .*_`()（）"))
    return above.get(column) if again else pages(cell)


def _layout(page: Page) -> Iterator[Binding]:
    """The degrees in a cell that tells a layout: `TP=2, EP=4`, `ZeRO-2`."""
    found = [each for each in (*degrees(page), *keyed(page)) if each.name in DEGREES or each.name == "zero_stage"]
    yield from {each.printing.quantity.start: each for each in found}.values()


def cell(
    named: Label, page: Page | None, unit: Quantity | None, more: frozenset[str] = frozenset(),
    branch: tuple[tuple[str, str], ...] = (),
) -> Iterator[Binding]:  # fmt: skip
    """What a label gives a name to, if one value stands beside it."""
    if page is None:
        return
    if named.run:
        yield from (replace(each, alternatives=branch, notation=Notation.CELL) for each in in_cell(page, named.run))
        return
    unit = unit or named.unit
    if "zero_stage" in named.names and (staged := stage_in(page)) is not None:
        yield replace(staged, alternatives=branch)
        return
    stated = stated_in(page, unit)
    if stated is None:
        return
    found = []
    for key in named.names:
        name = vocabulary().names[key]
        own = own_unit(name, named.words) if stated.bare and unit is None else None
        given = stated if own is None else replace(stated, measures=own.measures)
        given = (stated_in(page, None) or stated) if is_symbol(name, unit) else given
        fitted = fit(name, as_called(name, named.words, page.text, hourly(name, named.words, given)))
        if fitted is not None and _is_its(page, stated, fitted, name):
            own_words = dict(named.own).get(key, frozenset[str]())
            qualifiers = named.qualifiers | own_words | more | fitted.qualifiers | name.default
            where = Printing(fitted.quantity, page.flow)
            found.append(Binding(name.name, where, qualifiers, named.words, Notation.CELL, branch))
    yield from found if len(found) == 1 else _likelier(found, stated)


def _likelier(found: list[Binding], stated: Quantity) -> list[Binding]:
    """The one of several that the unit speaks for: `24B` are parameters before they are bytes."""
    names = vocabulary().names
    kept = [found[at] for at in likelier([(names[each.name], each.printing.quantity) for each in found])]
    kept = kept if len(kept) == 1 else [each for each in kept if each.printing.quantity.measure == stated.measure]
    return kept if len(kept) == 1 else []


def _is_its(page: Page, stated: Quantity, fitted: Fit, name: Name) -> bool:
    """Whether a value that fits a name is what the cell has under it."""
    return not of_one_value(fitted.quantity, name) and named_so(page, stated, name.name)
