"""Totals and their parts -> stacked bars: memory of a GPU against its capacity, time against its sum."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.dimensions import Dimensions
from docverify.document.model import Document, Flow
from docverify.document.parse import parse
from docverify.expression import Binary, Leaf, Node
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.judge import Study
from docverify.judge.judgement import Judgement
from docverify.judge.style import short
from docverify.named import NamedTuple
from docverify.reports.dossier import Drawing
from docverify.reports.drawings.svg import box, picture, tag, title, words
from docverify.reports.drawings.values import known
from docverify.source import Source

_KINDS: dict[Dimensions, str] = {(("information", 1),): "memory", (("time", 1),): "time"}
_PARTS = ("weights_memory", "gradient_memory", "optimizer_memory", "activation_memory", "kv_cache_memory")
_MOST, _COLOURS = 4, 6
_WIDE, _BAR, _LINE = 720.0, 34.0, 20.0
_MOST_PARTS, _LONGEST = 12, 60
_DWARFED = 8


class _Part(NamedTuple):
    name: str
    text: str
    value: Fraction


class _Budget(NamedTuple):
    """Parts with their stated total, in base units; `capacity` is what there is of it, if that is known."""

    kind: str
    name: str
    parts: tuple[_Part, ...]
    total: _Part
    capacity: _Part | None


def budgets(source: Source, study: Study) -> tuple[Drawing, ...]:
    """One bar for every sum of memory or of time; or one of the memory that facts name for a GPU."""
    document = parse(source)
    found = [b for each in study.judgements if (b := _budget(each, study, document)) is not None]
    if not any(each.kind == "memory" for each in found):
        found += _of_facts(study)
    unique = {(b.name, b.total.text, len(b.parts)): b for b in found}
    return tuple(_drawn(index, each) for index, each in enumerate(list(unique.values())[:_MOST]))


def _budget(judgement: Judgement, study: Study, document: Document) -> _Budget | None:
    result = judgement.equation.result
    if result is None or judgement.verdict is Verdict.NOT_JUDGED:
        return None
    kind = _KINDS.get(result.quantity.measure.unit.dimensions)
    terms = list(_terms(judgement.equation.readings[0].left))
    if kind is None or not 2 <= len(terms) <= _MOST_PARTS or not all(isinstance(t, Printing) for t in terms):
        return None
    parts = tuple(_part(t, document) for t in terms if isinstance(t, Printing))
    total = _part(result, document)
    if len({t.flow for t in terms if isinstance(t, Printing)}) < 2:  # a sum in one line names no parts
        return None
    return _Budget(kind, total.name, parts, total, _capacity(study, total) if kind == "memory" else None)


def _terms(node: Node) -> Iterator[object]:
    if isinstance(node, Binary) and node.operator == "+":
        yield from _terms(node.left)
        yield from _terms(node.right)
    else:
        yield node.value if isinstance(node, Leaf) else None


def _part(printing: Printing, document: Document) -> _Part:
    quantity = printing.quantity
    value = quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor
    return _Part(_label(printing, document), printing.text, value)


def _label(printing: Printing, document: Document) -> str:
    """What stands in front of the number, or in the first cell of its row."""
    for table in document.tables:
        for row in table.rows:
            if printing.flow in row:
                return _short(row[0])
    before = printing.flow.text[: printing.quantity.start].rpartition("\n")[2]
    return before.strip(" \t:：=≈~-–*|").rpartition(". ")[2][-_LONGEST:] or "part"


def _short(flow: Flow) -> str:
    return " ".join(flow.text.split())[:_LONGEST] or "part"


def _capacity(study: Study, total: _Part) -> _Part | None:
    found = known(study, ["gpu_memory"]).get("gpu_memory")
    if found is None or not total.value < 4 * found.value:
        return None
    return _Part("capacity of a GPU", found.text, found.value)


def _of_facts(study: Study) -> Iterator[_Budget]:
    """What facts name of the memory of one GPU."""
    found = {fact.name: fact for fact in study.facts if fact.name in _PARTS and _each(fact)}
    parts = tuple(_named(fact) for name in _PARTS if (fact := found.get(name)) is not None)
    if len(parts) > 1:
        total = sum((part.value for part in parts), Fraction(0))
        whole = _Part("memory of a GPU", "", total)
        yield _Budget("memory", "memory of a GPU", parts, whole, _capacity(study, whole))


def _each(fact: Fact) -> bool:
    return "per_gpu" in fact.qualifiers and fact.asserted and fact.printing.quantity.upper is None


def _named(fact: Fact) -> _Part:
    quantity = fact.printing.quantity
    value = quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor
    return _Part(fact.name.replace("_", " "), fact.printing.text, value)


def _drawn(index: int, budget: _Budget) -> Drawing:
    heading = f"{'Memory' if budget.kind == 'memory' else 'Time'}: {budget.name}"
    said = tuple(_said(budget))
    return Drawing(f"budget-{index}", heading, _picture(heading, budget, said[-1] if budget.capacity else ""), said)


def _said(budget: _Budget) -> Iterator[str]:
    for part in budget.parts:
        share = short(100 * part.value / budget.total.value) if budget.total.value else "0"
        yield f"{part.name}: {part.text} ({share} % of the total)"
    if budget.total.text:
        yield f"Stated total: {budget.total.text}"
    if budget.capacity:
        used = short(100 * budget.total.value / budget.capacity.value)
        yield f"{used} % of the capacity of a GPU, {budget.capacity.text}"


def _picture(heading: str, budget: _Budget, share: str) -> str:
    summed = max(sum((part.value for part in budget.parts), Fraction(0)), budget.total.value) or Fraction(1)
    dwarfed = budget.capacity is not None and summed * _DWARFED < budget.capacity.value
    if dwarfed:  # to scale there would be nothing to see of the parts
        budget = budget._replace(capacity=None)
    most = max(summed, budget.capacity.value if budget.capacity else Fraction(0))
    scale = _WIDE / float(most)
    shapes, x = list[str](), 0.0
    for index, part in enumerate(budget.parts):
        wide = float(part.value) * scale
        bar = box(x, 24, max(wide, 0.5), _BAR, class_=f"tile c{index % _COLOURS}")
        shapes.append(tag("g", title(f"{part.name}: {part.text}"), bar, words(part.text, x + 5, 46, wide - 8)))
        x += wide
    shapes += _limits(budget, scale)
    shapes += _legend(budget.parts)
    if share and dwarfed:
        shapes.append(words(share, _WIDE, 24 + _BAR + 19, text_anchor="end", class_="quiet"))
    return picture("budget", heading, _WIDE + 4, 24 + _BAR + 30 + _LINE * len(budget.parts), shapes)


def _limits(budget: _Budget, scale: float) -> Iterator[str]:
    """Lines at the stated total and at the capacity."""
    for part, name, above in ((budget.total, "stated total", True), (budget.capacity, "capacity", False)):
        if part is not None and part.text:
            x = min(float(part.value) * scale, _WIDE)
            yield tag("line", x1=x, x2=x, y1=18, y2=24 + _BAR + 6, class_="limit" if name == "capacity" else "total")
            anchor = "end" if x > _WIDE / 2 else "start"
            y = 13 if above else 24 + _BAR + 19
            yield words(f"{name} {part.text}", x, y, text_anchor=anchor, class_="quiet")


def _legend(parts: Sequence[_Part]) -> Iterator[str]:
    for index, part in enumerate(parts):
        y = 24 + _BAR + 28 + _LINE * index
        yield box(2, y, 12, 12, class_=f"tile c{index % _COLOURS}")
        yield words(f"{part.name}: {part.text}", 20, y + 10.5, _WIDE - 20)
