"""Document, claims -> bindings: what each page, table and block of code gives a name to."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation
from docverify.claims.passage import Passage
from docverify.document.holding import holding
from docverify.document.model import Document, Flow, FlowKind, Table
from docverify.facts.beginnings import siblings
from docverify.facts.beneath import LONGEST_ABOVE, Above, alone, beneath, may_lie_beneath
from docverify.facts.code import from_code
from docverify.facts.code_inline import in_command
from docverify.facts.cued import cued, may_be_cued
from docverify.facts.degrees import degrees
from docverify.facts.ellipsis import elliptic
from docverify.facts.fact import Notation
from docverify.facts.formats import formats
from docverify.facts.frames import framed
from docverify.facts.ids import last_ids
from docverify.facts.keys import keyed
from docverify.facts.meaning_book import headed
from docverify.facts.mentions import mentions
from docverify.facts.negations import negated
from docverify.facts.nouns import counted
from docverify.facts.page import Binding, Page
from docverify.facts.parameter_totals import parameter_total
from docverify.facts.partitives import partitive
from docverify.facts.positions import in_rows, positional
from docverify.facts.precisions import precisions
from docverify.facts.shapes import device_memory, shaped
from docverify.facts.sheets import from_sheets
from docverify.facts.sized_nodes import sized_nodes
from docverify.facts.sums import of_list
from docverify.facts.surest import surest
from docverify.facts.tables import tabled
from docverify.facts.understood import understood
from docverify.kept import Kept
from docverify.patterns import Worded

_PARALLEL = Worded(r"{parallel}|\b[TPDCE]P\b", re.NOFLAG)


def bindings(
    document: Document, claims: Claims, kept: Kept, training: Callable[[Flow], bool] = lambda flow: False
) -> Iterator[Binding]:
    """`training` tells of which flows it is known that they speak of training."""
    cells: dict[int, Page] = {}
    short = siblings(document, kept)
    yield from _of_texts(document, claims, cells, short, kept, training)
    for flow in holding(_PARALLEL, document.flows):
        if not any(map(str.isdigit, flow.text)):
            yield from kept.once(_denied, flow)
    yield from _of_tables(document, cells, short, kept)
    yield from last_ids(claims.passages, document.tables, cells, kept)
    for table in document.tables:
        yield from kept.once(_formats, table)
    code = list(from_code(document, kept))
    yield from (*code, *from_sheets(document, _of_page, code, kept))


def _of_texts(
    document: Document, claims: Claims, cells: dict[int, Page], short: frozenset[object], kept: Kept,
    training: Callable[[Flow], bool],
) -> Iterator[Binding]:  # fmt: skip
    """What texts bind, and items of lists together; the pages of cells are put into `cells`."""
    equations, above = _by_flow(claims.equations), Above(document)
    lists: dict[int, list[tuple[Page, tuple[Binding, ...]]]] = defaultdict(list)
    for passage in claims.passages:
        flow = passage.flow
        number = document.items[flow.item].list_id if flow.item >= 0 else -1
        own = kept.group(*equations[id(flow)]) if id(flow) in equations else ()
        about = headed(document.sections[flow.section].title) if flow.kind is FlowKind.PARAGRAPH else ()
        begun = (("list", number) if flow.item >= 0 else ("flow", id(flow))) in short
        page = kept.once(_page, passage, own, begun, kept.same(about))
        if flow.kind is FlowKind.CELL:
            cells[id(flow)] = page
            continue
        trained = kept.once(may_be_cued, page) and training(flow)
        told = kept.once(_of_page, page, kept.same(trained)) or _below(page, above, kept)
        if flow.item >= 0:
            lists[number].append((page, told))
        else:
            yield from told
    for read in lists.values():
        yield from kept.once(of_list, kept.group(*read))


def _of_tables(
    document: Document, cells: Mapping[int, Page], short: frozenset[object], kept: Kept
) -> Iterator[Binding]:
    for table in document.tables:
        found = (cells.get(id(cell)) for row in (table.header, *table.rows) for cell in row)
        pages = kept.group(*[each for each in found if each is not None])
        title = document.sections[table.section].title
        above = title if len(table.header) == 2 and len(title) <= LONGEST_ABOVE else ""
        yield from kept.once(
            _of_table, table, pages, ("table", table.line) in short, kept.same(above), kept.same(title)
        )


def _by_flow(found: Iterable[Equation]) -> dict[int, list[Equation]]:
    equations: dict[int, list[Equation]] = defaultdict(list)
    for equation in found:
        equations[id(equation.flow)].append(equation)
    return equations


def _below(page: Page, above: Above, kept: Kept) -> tuple[Binding, ...]:
    words = above.words(page.flow, alone(page)) if may_lie_beneath(page) else ()
    return kept.once(_beneath, page, kept.same(words)) if words else ()


def _beneath(page: Page, words: tuple[str, ...]) -> tuple[Binding, ...]:
    return tuple(beneath(page, words))


def _denied(flow: Flow) -> tuple[Binding, ...]:
    return tuple(negated(flow, mentions(flow.text)))


def _of_table(table: Table, pages: Sequence[Page], short: bool, above: str, title: str) -> tuple[Binding, ...]:
    known = {id(page.flow): page for page in pages}
    if not any(id(cell) in known for row in table.rows for cell in row):
        return ()
    found = tuple(tabled(table, lambda flow: known.get(id(flow)), _of_page, short, above))
    named = any(each.name == "params" for each in found)
    return found if named else (*found, *parameter_total(table, lambda flow: known.get(id(flow)), title))


def _formats(table: Table) -> tuple[Binding, ...]:
    return tuple(formats(table))


def _of_page(page: Page, trained: bool = False) -> tuple[Binding, ...]:
    """What a text binds, but not a command in it; an amount of memory without another name may be what a device has."""
    found = sized_nodes(_told_in(page, trained), page.text)
    return tuple(each for each in found if not in_command(page.flow, each.printing.quantity.start))


def _told_in(page: Page, trained: bool) -> tuple[Binding, ...]:
    found = list(surest(elliptic(page, _in_text(page))))
    passing = _starts(filter(_passing, found))  # `Ring size: 8 GPUs` is said of a ring
    sure = _starts(found) - passing
    found = _replaced(found, list(elliptic(page, understood(page, sure, passing))))
    found += _untold(device_memory(page), found)
    if not trained:
        return tuple(found)
    surer = [each for each in found if "mentioned" not in each.qualifiers or each.notation is not Notation.NOUN]
    told = {each.printing.quantity.start: each for each in cued(page, _starts(surer))}
    return (*(each for each in found if each.printing.quantity.start not in told), *told.values())


def _passing(each: Binding) -> bool:
    """Whether a counted noun only mentions its number."""
    return each.notation is Notation.NOUN and "mentioned" in each.qualifiers


def _replaced(found: list[Binding], surer: list[Binding]) -> list[Binding]:
    """What binds again a value that is only mentioned, or binds one that has no name yet, and the others."""
    again = _starts(surer)
    known = [each for each in found if not (_passing(each) and each.printing.quantity.start in again)]
    return known + _untold(surer, known)


def _starts(found: Iterable[Binding]) -> set[int]:
    return {each.printing.quantity.start for each in found}


def _untold(more: Iterable[Binding], known: Sequence[Binding]) -> list[Binding]:
    """What binds values that have no name yet."""
    taken = _starts(known)
    return [each for each in more if each.printing.quantity.start not in taken]


def _in_text(page: Page) -> Iterator[Binding]:
    rows = [*in_rows(page)]  # what stands next to a value of a row is the name of another
    yield from rows
    yield from _untold([*_of_names(page)], rows) if rows else _of_names(page)


def _of_names(page: Page) -> Iterator[Binding]:
    if page.mentions.all:
        yield from positional(page)
        yield from keyed(page)
        yield from counted(page)
        yield from partitive(page)
        yield from shaped(page)
        yield from precisions(page.flow, page.mentions)
        yield from negated(page.flow, page.mentions)
    yield from degrees(page)
    yield from framed(page)


def _page(passage: Passage, equations: tuple[Equation, ...], short: bool, about: tuple[str, ...]) -> Page:
    numbers = tuple(index for index, item in enumerate(passage.items) if item.quantity is not None)
    starts = tuple(passage.items[index].start for index in numbers)
    return Page(passage, passage.flow.text, numbers, starts, equations, short, about)
