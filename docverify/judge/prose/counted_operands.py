"""Products that hold -> judgements on how many things they count, and on what they come to for one of them.

`10 kW × 44 nodes = 440 kW` holds, and counts 44 nodes; of a cluster of 48 it is not the power.
`8 GPUs × 3.35 TB/s = 26.8 TB/s per GPU` holds, but is what eight of them have.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import RULE, Equation, Printing, told_twice
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.document.model import FlowKind
from docverify.expression import Binary, Leaf, Node
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.equations.misprints import slip_size
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.all_of_them import Count, counts_in
from docverify.judge.prose.cues import any_of
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.source import Span

_BEHIND = re.compile(r"\W*$|\s*[×x*·/÷=≈~),;:.）。，；：]")
_PLURAL = re.compile(r" ([a-z]{3,}[^s\W])s(?=\s?[×x*÷/])")  # `44 freezers ×`: things that have no unit
_RULE, _LABEL = "counted-operand", "per-one-of-all"
_FEWEST, _PAIR = 3, 2
_PER_ONE = ("device", -1)


class _Words(NamedTuple):
    parted: frozenset[str]
    never: frozenset[str]
    unless: re.Pattern[str]
    moved: re.Pattern[str]  # what one device gets from all others


def counted_operands(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """Each operand that counts others than there are: the document counts these things in no third way."""
    held = [judgement.equation for judgement in known if _holds(judgement)]
    for equation in held:
        yield from _of_one(equation, meant)
    operands = [each for equation in held for each in _operands(equation)]
    if not operands:
        return
    passages = [each for each in claims.passages if each.numbers and each.flow.kind is FlowKind.PARAGRAPH]
    judged, own, values = judged_places(known), {each.span for each in operands}, defaultdict[str, set[Fraction]](set)
    for each in operands:
        values[_noun(each)].add(each.quantity.printed.value)
    sums = {each.result.span: nouns for each in held if each.result is not None and (nouns := _summed(each))}
    counts = (count for passage in passages for count in kept.of(counts_in, passage))
    only = _only((each for each in counts if each.noun in sums.get(each.amount.printing.span, (each.noun,))), own)
    told = {each.quantity.printed.value for each in claims.printings if _is_bare(each) and each.span not in own}
    for operand in operands:
        stated = only.get(_noun(operand))
        if (
            stated is None
            or len(values[_noun(operand)] - {stated.quantity.printed.value}) > 1
            or operand.span in judged
            or _explained(operand, stated, told)
        ):
            continue
        judged.add(operand.span)
        judgement = twice_said(told_twice(_RULE, stated, operand, stated.text))
        if judgement.verdict is Verdict.DISAGREE and meant.asserts(stated) and meant.asserts(operand):
            yield judgement


def _holds(judgement: Judgement) -> bool:
    equation = judgement.equation
    return judgement.verdict is Verdict.AGREE and equation.rule == RULE and equation.flow.kind is FlowKind.PARAGRAPH


def _of_one(equation: Equation, meant: Statuses) -> Iterator[Judgement]:
    """That what all devices have is told as what one has."""
    result = equation.result
    if result is None or _PER_ONE not in result.quantity.measure.unit.nouns or not meant.asserts(result):
        return
    factors = _factors(equation.readings[0].left)
    amounts = [each for each in factors if each.quantity.measure.unit.dimensions]
    if len(factors) != _PAIR or len(amounts) != 1 or not any(_noun(each) == _PER_ONE[0] for each in factors):
        return
    judgement = twice_said(told_twice(_LABEL, amounts[0], result, f"{amounts[0].text} of one"))
    unless = _words().moved.search(equation.flow.text, *_sentence(result))
    if judgement.verdict is Verdict.DISAGREE and unless is None:
        yield judgement


def _sentence(printing: Printing) -> tuple[int, int]:
    sentences = read_in(printing.flow.text)
    stretch = sentences.all[sentences.index(printing.quantity.start)]
    return stretch.start, stretch.end


def _operands(equation: Equation) -> Iterator[Printing]:
    """Its factors that count things of which the text may speak as of all."""
    words, text = _words(), equation.flow.text
    for each in _factors(equation.readings[0].left):
        noun = _noun(each)
        named = _PLURAL.match(text, each.quantity.end)
        end = named.end() if named is not None and not each.quantity.measure.unit.nouns else each.quantity.end
        fits = noun and noun not in words.never and _BEHIND.match(text, end)
        if fits and words.unless.search(text, *_sentence(each)) is None:
            yield each


def _factors(node: Node) -> tuple[Printing, ...]:
    """Those of a plain product; none if anything else is computed."""
    match node:
        case Leaf(Printing() as printing):
            return (printing,)
        case Binary("*", left, right):
            first, second = _factors(left), _factors(right)
            return (*first, *second) if first and second else ()
    return ()


def _summed(equation: Equation) -> set[str]:
    """What a sum adds up: `45 nodes (32 GPUs + 8 switches + 5 spines)` are no nodes of which others speak."""
    reading = equation.readings[0]
    summed = any(isinstance(side, Binary) and side.operator == "+" for side in (reading.left, reading.right))
    terms = (each for each in equation.printings if each is not equation.result)
    return {noun for each in terms for noun, _ in each.quantity.measure.unit.nouns} if summed else set()


def _is_bare(printing: Printing) -> bool:
    """Whether it may count a part: `4 of them`."""
    return not printing.quantity.measure.unit.dimensions


def _noun(printing: Printing) -> str:
    """What a plain whole number counts, in the singular."""
    quantity = printing.quantity
    unit = quantity.measure.unit
    plain = quantity.one and quantity.printed.whole and quantity.hedge is Hedge.NONE and quantity.measure.factor == 1
    if not plain or unit.dimensions or quantity.label or quantity.printed.value < _FEWEST:
        return ""
    if len(unit.nouns) != 1:
        named = _PLURAL.match(printing.flow.text, quantity.end) if not unit.nouns else None
        return named[1] if named is not None else ""
    name, power = unit.nouns[0]
    return name if power == 1 else ""


def _only(counts: Iterable[Count], own: set[Span]) -> dict[str, Printing]:
    """The one number of each thing that the document has, beside those of its products."""
    values: dict[str, set[float]] = defaultdict(set)
    stated: dict[str, Printing] = {}
    for each in counts:
        if each.amount.printing.span not in own:
            values[each.noun].add(each.amount.value)
            if each.stated:
                stated.setdefault(each.noun, each.amount.printing)
    return {noun: printing for noun, printing in stated.items() if len(values[noun]) == 1}


def _explained(operand: Printing, stated: Printing, told: set[Fraction]) -> bool:
    """Whether a number tells of what lies between both, or of how often the one is in the other, or may be unsaid."""
    value, there = operand.quantity.printed.value, stated.quantity.printed.value
    part = value < there or value % there == 0  # more than there is are none of them, unless they are of several
    if value == there or (part and _noun(operand) in _words().parted and slip_size(str(there), str(value)) != 1):
        return True
    return not told.isdisjoint({abs(there - value), there / value, value / there})


@worded()
def _words() -> _Words:
    stated = rules()[_RULE].parameters
    unless, moved = (re.compile(any_of(each["unless"]), re.IGNORECASE) for each in (stated, rules()[_LABEL].parameters))
    return _Words(frozenset(stated["parted"]), frozenset(stated["never"]), unless, moved)
