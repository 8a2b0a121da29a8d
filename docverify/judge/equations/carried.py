"""Operands without a unit that repeat a value printed with one nearby: `175 GB over 400 Gb/s: 175 / 400 = 0.44 s`.

They take the unit if it is certain: one unit for each value, and all of them together of the result's dimension.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure
from docverify.claims.passage import Passage
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import Leaf, Node, replaced
from docverify.findings import Verdict
from docverify.judge.equations.carried_text import Carriers, written
from docverify.judge.equations.decide import decide
from docverify.judge.equations.evaluate import Uncomputable, evaluated
from docverify.judge.equations.options import Options
from docverify.judge.judgement import Judgement, mismatch
from docverify.judge.units.accelerators import is_peak
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.source import Span
from docverify.units import unit

_SENTENCES = 2  # the sentence and the one before it
_EXCUSING = 4  # clauses and sentences in which a value excuses a result
_ITEMS = 4  # items of a list that still stand beside one another
_STOPS = frozenset(".。!！?？;；\n")
_TELLING, _ABSURD, _FORMS = 10, 10**6, ("chain", "gloss", "step")  # a smaller number alone is equal by chance
_RATE = (("operation", 1), ("time", -1))


class Carried(NamedTuple):
    """Judges equations again with the units that stand beside them."""

    before: dict[int, tuple[Passage, ...]]  # flow -> the items of its list in front of it
    kept: Kept

    def judged(self, judgements: Sequence[Judgement]) -> list[Judgement]:
        """The judgements, or others where units that are certain decide; that of a wrong result is not."""
        wrong = {j.equation.result.span for j in judgements if j.verdict is Verdict.DISAGREE and j.equation.result}
        return [self._judged(each, wrong) for each in judgements]

    def _judged(self, judgement: Judgement, wrong: set[Span]) -> Judgement:
        found = self.kept.of(_judged, judgement, self.before.get(id(judgement.equation.flow), ()))
        accused = found.verdict is Verdict.DISAGREE and judgement.verdict is not Verdict.DISAGREE
        return judgement if accused and not wrong.isdisjoint(found.equation.evidence) else found


def _judged(judgement: Judgement, before: Sequence[Passage]) -> Judgement:
    equation, result = judgement.equation, judgement.equation.result
    if equation.rule != RULE or equation.form not in _FORMS or result is None:
        return judgement
    unit = result.quantity.measure.unit
    if not (unit.dimensions or unit.nouns) or judgement.verdict is Verdict.NOT_JUDGED:
        return judgement
    if judgement.verdict is Verdict.DISAGREE and unit.dimensions == _RATE and (peaks := _peaks(equation, result)):
        return decide(_with_units(equation, peaks) or equation)
    agrees = judgement.verdict is not Verdict.DISAGREE
    other = _decided(equation, _carriers(equation, result, before))
    if not agrees and (other is None or other.verdict is Verdict.DISAGREE):
        scaled = _decided(equation, _carriers(equation, result, before, scaled=True), scaled=True)
        other = scaled if scaled is not None and scaled.verdict is not Verdict.DISAGREE else other
    if other is None:
        return judgement
    if other.verdict is Verdict.NOT_JUDGED or agrees == (other.verdict is not Verdict.DISAGREE):
        return judgement
    if agrees and not 1 / _ABSURD < (mismatch(other) or 1) < _ABSURD:
        return judgement  # `on two 80 GB cards the keys and values take 80·8·128·4096·4 ≈ 1.3 GB`: of 80 layers
    return other if agrees else replace(other, equation=equation)


def _decided(equation: Equation, carriers: Carriers, scaled: bool = False) -> Judgement | None:
    """The judgement with the units that are carried; None if there are none that fit."""
    variant = _with_units(equation, carriers, scaled) if carriers else None
    return decide(variant) if variant is not None and not _of_each(carriers, equation) else None


def _of_each(carriers: Carriers, equation: Equation) -> bool:
    """`16 bytes per parameter: 30 × 16 = 480 GB`: the other operand counts parameters, in the prefix of the result."""
    units = [each.quantity.measure.unit for each in carriers.values()]
    prefixed = equation.result is not None and equation.result.quantity.measure.unit.prefix != 1
    each = any(unit.prefix == 1 and any(power < 0 for _, power in unit.nouns) for unit in units)
    return prefixed and each and len(carriers) < len(_operands(equation))


def _carriers(equation: Equation, result: Printing, before: Sequence[Passage], scaled: bool = False) -> Carriers:
    """Empty if an operand has a unit of its own, or may take one of two.

    `scaled`: also one of `207 million tokens`, which may excuse a result but never accuses.
    """
    found: Carriers = {}
    operands = _operands(equation)
    if not all(operand.quantity.bare for operand in operands):
        return {}
    start = min((operand.quantity.start for operand in operands), default=0)
    reach = _EXCUSING if scaled else _SENTENCES
    stated = [e for e in _stated(equation, start, before, reach) if scaled or e.quantity.measure.factor == 1]
    for operand in operands:
        value = operand.quantity.printed.value
        same = [p for p in stated if p.span != result.span and p.quantity.printed.value == value]
        if len({p.quantity.measures for p in same}) > 1:
            return {}  # `80 GB`, and `80 layers` too
        if same and (scaled or same[-1].quantity.measure.unit.dimensions):
            found[operand.span] = same[-1]
    if len(found) == len(operands):
        return found
    return {at: each for at, each in found.items() if each.quantity.printed.value >= _TELLING}


def _operands(equation: Equation) -> list[Printing]:
    """Of the plain reading."""
    result = equation.result
    plain = replace(equation, readings=equation.readings[:1])
    return [printing for printing in plain.printings if result is None or printing.span != result.span]


def _peaks(equation: Equation, result: Printing) -> Carriers:
    """A bare peak that a maker publishes is one of TFLOPS: `0.4 × 989 × 512 = 203 PFLOPS`."""
    operands = _operands(equation)
    if not all(operand.quantity.bare for operand in operands):
        return {}
    found = [each for each in operands if is_peak(float(each.quantity.printed.value))]
    tera = tuple(Measure(unit=each) for each in unit("TFLOPS"))
    return {
        each.span: replace(each, quantity=replace(each.quantity, measures=tera, unit_text="TFLOPS"))
        for each in found[:1]
    }


def _stated(equation: Equation, start: int, before: Sequence[Passage], reach: int) -> Iterator[Printing]:
    """Values with a unit in front of an equation, counted things too."""
    for passage in before:
        yield from (Printing(i.quantity, passage.flow) for i in passage.items if i.quantity and _has_unit(i))
    front = [item for item in equation.context if item.end <= start]
    stops = [n for n, item in enumerate(front) if item.text in _STOPS]
    sentence = stops[-reach] if len(stops) >= reach else -1
    near = front[sentence + 1 :]
    yield from (Printing(item.quantity, equation.flow) for item in near if item.quantity and _has_unit(item))


def carried(claims: Claims, document: Document, kept: Kept) -> Carried:
    """What stands beside the equations of a document."""
    lists: dict[int, list[Passage]] = {}
    before: dict[int, tuple[Passage, ...]] = {}
    introduced: list[Passage] = []  # the paragraph in front of a list
    for passage in claims.passages:
        if passage.flow.item < 0:
            introduced = [passage]
        else:
            siblings = lists.setdefault(document.items[passage.flow.item].list_id, introduced[:])
            before[id(passage.flow)] = kept.group(*siblings[-_ITEMS:])
            siblings.append(passage)
    return Carried(before, kept)


def _has_unit(item: Item) -> bool:
    quantity = item.quantity
    if quantity is None or quantity.upper is not None or quantity.hedge:
        return False
    unit = quantity.measure.unit
    return bool(unit.dimensions or unit.nouns)


def _with_units(equation: Equation, carriers: Carriers, scaled: bool = False) -> Equation | None:
    """The equation with the units in it; None if they do not make the dimension of the result."""

    def with_unit(leaf: Leaf) -> Node:
        operand = leaf.value
        if not isinstance(operand, Printing) or operand is equation.result:
            return leaf
        carrier = carriers.get(operand.span)
        if carrier is None:
            return leaf
        carried = carrier.quantity
        taken = replace(operand.quantity, measures=carried.measures, unit_text=carried.unit_text)
        return Leaf(Printing(taken, operand.flow))

    readings = tuple(
        replace(each, left=replaced(each.left, with_unit), right=replaced(each.right, with_unit))
        for each in equation.readings
    )
    whole = len(carriers) == len(_operands(equation))
    if not scaled and not _fits(readings[-1] if equation.form == "gloss" else readings[0], whole):
        return None
    evidence = (equation.derivation, *dict.fromkeys(carrier.span for carrier in carriers.values()))
    return replace(equation, readings=readings, words=written(readings[0], carriers), evidence=evidence)


def _fits(reading: Reading, whole: bool) -> bool:
    """Both sides have one dimension; a mere noun on one side will do if no operand of the other is without a unit."""
    try:
        left, right = evaluated(reading.left, Options()), evaluated(reading.right, Options())
    except Uncomputable:
        return False
    free = left.free and right.free if whole else left.free or right.free
    return left.dimensions == right.dimensions and not free
