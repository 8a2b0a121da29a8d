"""Document, claims -> bindings: what each page, table and block of code gives a name to."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation
from docverify.claims.passage import Passage
from docverify.document.holding import holding
from docverify.document.model import Document, Flow, FlowKind, PieceKind, Table
from docverify.facts.beginnings import siblings
from docverify.facts.beneath import Above, alone, beneath, may_lie_beneath
from docverify.facts.code import from_code
from docverify.facts.cued import cued, may_be_cued
from docverify.facts.degrees import DEGREES, degrees
from docverify.facts.ellipsis import elliptic
from docverify.facts.fact import Notation
from docverify.facts.formats import formats
from docverify.facts.frames import framed
from docverify.facts.groups import SETTINGS
from docverify.facts.keys import keyed
from docverify.facts.meanings import headed
from docverify.facts.mentions import mentions
from docverify.facts.negations import negated
from docverify.facts.nouns import counted
from docverify.facts.page import Binding, Page
from docverify.facts.positions import positional
from docverify.facts.precisions import precisions
from docverify.facts.shapes import device_memory, shaped
from docverify.facts.tables import tabled
from docverify.facts.understood import understood
from docverify.facts.vocabulary import vocabulary
from docverify.kept import Kept
from docverify.patterns import Worded

_PARALLEL = Worded(r"{parallel}", re.NOFLAG)


def bindings(
    document: Document, claims: Claims, kept: Kept, training: Callable[[Flow], bool] = lambda flow: False
) -> Iterator[Binding]:
    """`training` tells of which flows it is known that they speak of training."""
    equations = _by_flow(claims.equations)
    cells: dict[int, Page] = {}
    short, above = siblings(document, kept), Above(document)
    for passage in claims.passages:
        flow = passage.flow
        place = ("list", document.items[flow.item].list_id) if flow.item >= 0 else ("flow", id(flow))
        own = kept.group(*equations[id(flow)]) if id(flow) in equations else ()
        about = headed(document.sections[flow.section].title) if flow.kind is FlowKind.PARAGRAPH else ()
        page = kept.once(_page, passage, own, place in short, kept.same(about))
        if flow.kind is FlowKind.CELL:
            cells[id(flow)] = page
        else:
            trained = kept.once(may_be_cued, page) and training(flow)
            told = kept.once(_of_page, page, kept.same(trained))
            yield from told or _below(page, above, kept)
    for flow in holding(_PARALLEL, document.flows):
        if not any(map(str.isdigit, flow.text)):
            yield from kept.once(_denied, flow)
    for table in document.tables:
        found = (cells.get(id(cell)) for row in (table.header, *table.rows) for cell in row)
        pages = kept.group(*[each for each in found if each is not None])
        yield from kept.once(_of_table, table, pages, ("table", table.line) in short)
    for table in document.tables:
        yield from kept.once(_formats, table)
    yield from from_code(document, kept)


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


def _of_table(table: Table, pages: Sequence[Page], short: bool) -> tuple[Binding, ...]:
    known = {id(page.flow): page for page in pages}
    if not any(id(cell) in known for row in table.rows for cell in row):
        return ()
    return tuple(tabled(table, lambda flow: known.get(id(flow)), _of_page, short))


def _formats(table: Table) -> tuple[Binding, ...]:
    return tuple(formats(table))


def _of_page(page: Page, trained: bool = False) -> tuple[Binding, ...]:
    """What a text binds; an amount of memory that has no other name may be what a device has."""
    found = list(_once(elliptic(page, _in_text(page))))
    found += _untold(elliptic(page, understood(page, _starts(found))), found)
    found += _untold(device_memory(page), found)
    if not trained:
        return tuple(found)
    surer = [each for each in found if "mentioned" not in each.qualifiers or each.notation is not Notation.NOUN]
    told = {each.printing.quantity.start: each for each in cued(page, _starts(surer))}
    return (*(each for each in found if each.printing.quantity.start not in told), *told.values())


def _starts(found: Iterable[Binding]) -> set[int]:
    return {each.printing.quantity.start for each in found}


def _untold(more: Iterable[Binding], known: Sequence[Binding]) -> list[Binding]:
    """What binds values that have no name yet."""
    taken = _starts(known)
    return [each for each in more if each.printing.quantity.start not in taken]


def _in_text(page: Page) -> Iterator[Binding]:
    if page.mentions.all:
        yield from positional(page)
        yield from keyed(page)
        yield from counted(page)
        yield from shaped(page)
        yield from precisions(page.flow, page.mentions)
        yield from negated(page.flow, page.mentions)
    yield from degrees(page)
    yield from framed(page)


def _page(passage: Passage, equations: tuple[Equation, ...], short: bool, about: tuple[str, ...]) -> Page:
    numbers = tuple(index for index, item in enumerate(passage.items) if item.quantity is not None)
    starts = tuple(passage.items[index].start for index in numbers)
    return Page(passage, passage.flow.text, numbers, starts, equations, short, about)


def _once(found: Iterable[Binding]) -> Iterator[Binding]:
    """One binding a value. Where two notations name it differently the surer name holds, or none."""
    best: dict[int, Binding | None] = {}
    for binding in found:
        at = binding.printing.quantity.start
        best[at] = _surer(best[at], binding) if at in best else binding
    yield from _one_value([binding for binding in best.values() if binding is not None])


def _one_value(found: list[Binding]) -> Iterator[Binding]:
    """A paragraph that gives a setting two values compares them: they are only mentioned, and so is what stands in
    inline code beside them."""
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    several = {name for name in SETTINGS & values.keys() if len(values[name]) > 1}
    for each in found if several else ():
        place = each.printing
        told = place.flow.kind is FlowKind.PARAGRAPH and each.name in SETTINGS
        code = place.flow.kind_at(place.quantity.start) is PieceKind.CODE
        compared = told and (each.name in several or code)
        yield replace(each, qualifiers=each.qualifiers | {"mentioned"}) if compared else each
    yield from () if several else found


def _surer(known: Binding | None, other: Binding) -> Binding | None:
    if known is None:
        return None
    if known.name == other.name:
        return replace(known, qualifiers=known.qualifiers | (other.qualifiers - {"mentioned"}))
    if known.name in DEGREES and other.name == "gpus":
        return known  # `tensor parallelism spans 8 GPUs`
    names, renames = vocabulary().names, vocabulary().renames
    if other.name in renames.get(known.name, {}).values():
        return replace(other, qualifiers=other.qualifiers | known.qualifiers)
    if names[known.name].generic and not names[other.name].generic:
        return replace(other, qualifiers=other.qualifiers | known.qualifiers)
    return known if "mentioned" in other.qualifiers or names[other.name].generic else None
