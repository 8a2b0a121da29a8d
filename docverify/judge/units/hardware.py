"""Document, facts x rule -> findings where a figure of an accelerator contradicts what its maker publishes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import isclose

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.sentences import read_in
from docverify.claims.status.standing import Status
from docverify.claims.status.status import Statuses
from docverify.document.holding import holding
from docverify.document.model import Document, Flow, Table
from docverify.facts.fact import Fact
from docverify.findings import Finding, Severity
from docverify.hardware import Accelerator, any_name, named_in
from docverify.judge.units.accelerators import another_behind, excluded, multiple
from docverify.judge.units.figures import FIGURE, figures_behind
from docverify.kept import Kept
from docverify.patterns import Worded
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

PRECISION = re.compile(r"\b(bf16|fp16|fp8|int8|fp4|fp6|tf32|fp32)\b", re.IGNORECASE)
_SEVERAL = Worded(r"(?:\d|two|four|eight)\s*[x×*]?\s*(?:NVIDIA |AMD |TPU )?$|[x×*]\s*$|{several}")
_OF_ALL, _OF_ONE = Worded(r"\b{words_of_all}\b|{several_of_them}"), Worded(r"\D{0,12}?{one_owner}\b")
_PLANNED = Worded(r"{planned}")
_COMPARED = Worded(r"{compared}")
_HEADS = {
    "memory": Worded(r"^\W*(?:gpu |device )?{memory_column}\b(?!.*(?:band|used|total|free|node|usage))"),
    "bandwidth": Worded(r"^\W*{memory_of}?{bandwidth_column}\b(?!.*(?:util|total|node|eff))"),
    "link": Worded(r"^\W*nvlink\b(?!.*(?:total|node|eff))"),
    "compute": Worded(r"^\W*(?:(?:dense|peak|bf16|fp16|fp8|tensor|compute|tflops)\W*)+(?:\(.*\))?$"),
}
_MACHINE, _OF_DEVICE = Worded(r"{machine_column}"), Worded(r"{device_memory_column}")
_COUNT = re.compile(r"\s*(?:[x×]\s*)?(\d{1,5})\s*(?:[x×]\s*)?$")
_KINDS = {
    "gpu_memory": ("memory", 8e9),
    "memory_bandwidth": ("bandwidth", 8e12),
    "link_bandwidth": ("link", 8e9),
    "compute_peak": ("compute", 1e12),
    "compute_effective": ("compute", 1e12),
}  # facts, and the base units of a published figure
_OF_OTHERS = Worded(r"\s*[/÷]\s*\d|\s*\+?\s*{of_host_memory}")  # `640 GB / 8 GPUs` of several; `512 GB RAM`
_FEW = 3
_LIKE = 0.05
_AHEAD, _BESIDE = 16, 24  # characters before a name, and behind a figure
_PLAIN = frozenset({"per_gpu", "dense", "peak", "sparse", "bidirectional"})
_IN_USE = frozenset({"sustained", "achieved", "measured", "effective", "target", "estimated"})  # no more than the peak
_UNITS = {"memory": "GB", "bandwidth": "TB/s", "link": "GB/s", "compute": "TFLOPS"}


def misstated(
    document: Document, named: Sequence[Accelerator], facts: Iterable[Fact], meant: Statuses, rule: Rule,
    source: Source, kept: Kept,
) -> Iterator[Finding]:  # fmt: skip
    """Figures right behind the accelerator's name, and those of a document that speaks of one accelerator only."""
    for flow, one in _mentions(document, kept) if named else ():
        for match in one.pattern.finditer(flow.text) if one in named else ():
            yield from _behind(flow, one, match, meant, rule, source)
    for table in document.tables if named else ():
        for row, ones in kept.once(_named_rows, table):
            here = [one for one in ones if one in named]
            if len(here) == 1:
                yield from _row(table.header, row, here[0], rule, source)
    if len(named) == 1:
        yield from _stated(named[0], facts, rule, source)


_Mention = tuple[Flow, Accelerator]


def _mentions(document: Document, kept: Kept) -> Iterator[_Mention]:
    for flow in holding(any_name(), document.flows):
        yield from kept.once(_named, flow)
    for table in document.tables:
        yield from kept.once(_named_in_cells, table)


def _named(flow: Flow) -> tuple[_Mention, ...]:
    return tuple((flow, one) for one in named_in(flow.text))


def _named_in_cells(table: Table) -> tuple[_Mention, ...]:
    return tuple(found for row in (table.header, *table.rows) for cell in row for found in _named(cell))


def _named_rows(table: Table) -> tuple[tuple[tuple[Flow, ...], tuple[Accelerator, ...]], ...]:
    """The rows that name accelerators, with these."""
    rows = ((row, {one.name: one for cell in row for _, one in _named(cell)}) for row in table.rows)
    return tuple((row, tuple(ones.values())) for row, ones in rows if ones)


def _behind(
    flow: Flow, one: Accelerator, match: re.Match[str], meant: Statuses, rule: Rule, source: Source
) -> Iterator[Finding]:
    around = flow.text[max(0, match.start() - 40) : match.end() + 90]
    sides = flow.text[max(0, match.start() - _AHEAD) : match.start()], flow.text[match.end() : match.end() + 90]
    several = any(map(_SEVERAL.search, sides))
    if _COMPARED.search(around):
        return
    for figure in figures_behind(flow.text, match.end()):
        beside = flow.text[match.end() : figure.end + 24]
        precision = PRECISION.search(beside)
        dense = "dense" in beside.lower() and "spars" not in beside.lower()
        published = one.published(figure.kind, precision[1].lower() if precision else "", dense)
        of_several = several and multiple(figure.value, published)
        if of_several or another_behind(one, flow.text, figure.end) or _OF_OTHERS.match(flow.text, figure.end):
            continue
        if figure.kind == "compute" and _of_all(flow.text, figure.start, figure.end):
            continue
        if not excluded(one, figure.kind, figure.value, published, not _PLANNED.search(around) and not several):
            continue
        if meant.at(flow, figure.start, figure.end).status in (Status.ASSERTED, Status.ATTRIBUTED):
            yield finding(flow.span(figure.start, figure.end), one, figure.kind, published, rule, source)


def _row(
    header: tuple[Flow, ...], row: tuple[Flow, ...], one: Accelerator, rule: Rule, source: Source
) -> Iterator[Finding]:
    """The row of an accelerator under headers that name a figure each, be it that of as many as a cell counts."""
    counts = {int(found[1]) for cell in row if (found := _COUNT.match(cell.text))}
    machine = any(_MACHINE.search(head.text) for head in header)
    for head, cell in zip(header, row, strict=False):
        found = FIGURE.fullmatch(cell.text.strip())
        kind = next((kind for kind, words in _HEADS.items() if words.search(head.text)), "") if found else ""
        if machine and kind == "memory" and not _OF_DEVICE.search(head.text):
            continue
        for figure in figures_behind(f"{head.text} {cell.text.strip()}", len(head.text)) if kind else ():
            precision = PRECISION.search(head.text)
            dense = "dense" in head.text.lower()
            published = one.published(kind, precision[1].lower() if precision else "", dense)
            value = figure.value * (1000 if kind == "link" and figure.kind == "bandwidth" else 1)
            of_several = any(isclose(value, count * each, rel_tol=_LIKE) for count in counts for each in published)
            if kind in (figure.kind, "link") and not of_several and excluded(one, kind, value, published, True):
                yield finding(cell.span(0, len(cell.text)), one, kind, published, rule, source)


def _stated(one: Accelerator, facts: Iterable[Fact], rule: Rule, source: Source) -> Iterator[Finding]:
    for fact in facts:
        quantity = fact.printing.quantity
        if fact.name not in _KINDS or fact.qualifiers - _PLAIN - _IN_USE or quantity.hedge is not Hedge.NONE:
            continue
        if quantity.upper or (fact.name == "compute_effective" and "per_gpu" not in fact.qualifiers):
            continue  # of how many is not said
        if _OF_OTHERS.match(fact.printing.flow.text, quantity.end):
            continue
        kind, unit = _KINDS[fact.name]
        value = float(quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor) / unit
        said = f"{fact.words} {fact.printing.flow.text[quantity.end : quantity.end + _BESIDE]}"
        precision = PRECISION.search(said)
        dense = "dense" in fact.qualifiers or "dense" in said.lower() or fact.name == "compute_effective"
        published = one.published(kind, precision[1].lower() if precision else "", dense)
        of_all = value > max(published, default=value) and _of_several(one, fact.printing)
        if excluded(one, kind, value, published, False) and not (multiple(value, published, 4) or of_all):
            yield finding(fact.printing.span, one, kind, published, rule, source)


def _of_several(one: Accelerator, printing: Printing) -> bool:
    """`8x of them have 51 TB/s (6.4 TB/s each)`, `the cluster of H100 cards`: whose figures may be those of all."""
    text = printing.flow.text
    starts = (match.start() for match in one.pattern.finditer(text))
    told = any(_SEVERAL.search(text[max(0, at - _AHEAD) : at]) for at in starts)
    return told or _of_all(text, printing.quantity.start, printing.quantity.end)


def _of_all(text: str, start: int, end: int) -> bool:
    """`peak compute of the cluster`: whether the clause of a figure speaks of all, and not of each."""
    return not _OF_ONE.match(text, end) and _OF_ALL.search(text, read_in(text).clause(start).start, start) is not None


def finding(
    span: Span, one: Accelerator, kind: str, published: tuple[float, ...], rule: Rule, source: Source
) -> Finding:
    claimed = source[span]
    few = len(published) <= _FEW
    figures = " or ".join(f"{each:,g}" for each in published) if few else f"{min(published):,g} to {max(published):,g}"
    message = rule.messages[kind].format(
        claimed=claimed, name=one.name, published=f"{figures} {_UNITS[kind]}", source=one.source
    )
    return Finding(
        rule.code, rule.name, Severity(rule.severity), message, span, claimed, key=f"{rule.name}:{one.name}:{kind}"
    )
