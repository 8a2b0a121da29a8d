"""Computations over names x what the document sets them to -> judgements: `layers = 80` ... `2 × layers = 170`.

A name has the values that its own section sets, or the nearest around it; a computation is wrong only if it holds with
none of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from docverify.claims.collect import Claims
from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.claims.symbols.displayed import Displayed, displayed, told_of
from docverify.classes import replace
from docverify.document.model import Document, Flow, Section
from docverify.expression import Constant, Leaf
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.inexplicable import doubted
from docverify.judge.equations.known_names import KnownNames
from docverify.judge.equations.of_many import granting_pieces
from docverify.judge.judgement import Judgement, judged_places, mismatch
from docverify.judge.meaning import considered
from docverify.kept import Kept
from docverify.source import Span
from docverify.units import ONE

_FEW, _ROUND = 2, 0.1  # digits of a round number, and how far it may be off; operands
_LETTERS = 3  # of a word: `C` has one value, `total` may be of anything
_MOST = 32  # ways to put in values
_MANY, _SHARE = 1_000_000, 10  # counts are not rounded below; the last digit of a value is at most this share of it


def symbolic(
    computing: Sequence[Passage],
    document: Document,
    claims: Claims,
    stated: Sequence[Fact],
    meant: Statuses,
    known: Sequence[Judgement],
    kept: Kept,
) -> Iterator[Judgement]:
    """One on each that no judgement tells of, in passages that may be `computing`."""
    values, told = KnownNames(document, claims, stated), judged_places(known)
    every = [(passage, *each) for passage in computing for each in _results(passage, values)]
    labels = {name for _, found, _ in every if _labels(found, values) for name in found.names}
    for passage, found, result in every:
        if result.span in told or not labels.isdisjoint(found.names):
            continue
        equation = _equation(found, result, passage, values, document.sections)
        if equation is not None and not _in_round_numbers(judgement := considered(equation, meant, kept), found):
            yield doubted(granting_pieces(judgement))


def _labels(found: Displayed, values: KnownNames) -> bool:
    """`N = 99.9 %, N+1 = 99.99 %`: no count is added to what is none, so both are names."""
    plain = any(isinstance(t.value, Printing) and t.value.quantity.bare for t in found.tokens)
    if not plain or not any(token.text == "+" for token in found.tokens):
        return False
    set_to = [each for name in found.names for several in values[name].values() for each in several]
    return any(q.percent or q.ratio or q.currency or q.measure.unit.dimensions for q in (p.quantity for p in set_to))


def _in_round_numbers(judgement: Judgement, found: Displayed) -> bool:
    """`layers × slots ≈ 450`, where they are 40 and 12."""
    off = mismatch(judgement) if judgement.verdict is Verdict.DISAGREE and found.sign != "=" else None
    result = judgement.equation.result
    few = result is not None and result.quantity.printed.significant <= _FEW
    return few and off is not None and abs(off - 1) <= _ROUND


def _results(passage: Passage, values: KnownNames) -> Iterator[tuple[Displayed, Printing]]:
    """Computations with what is printed behind them, or with the one value that their section gives their symbol."""
    yield from ((found, found.result) for found in displayed(passage, values) if found.result is not None)
    for name, found in told_of(passage, values):
        same = _distinct(values[name].get(passage.flow.section, ()))
        yield from ((found, result) for result in same if len(same) == 1 and len(name) < _LETTERS)


def _equation(
    found: Displayed, result: Printing, passage: Passage, values: KnownNames, sections: Sequence[Section]
) -> Equation | None:
    flow = passage.flow
    choices = [[*map(_as_set, _distinct(_near(values[name], flow.section, sections)))] for name in found.names]
    if not 0 < prod(map(len, choices)) <= _MOST or _sets(found, result, values):
        return None
    readings = tuple(
        Reading(each.node(dict(zip(found.names, chosen, strict=True))), found.sign, Leaf(result))
        for each in (found, *_without_share(found, flow))
        for chosen in product(*choices)
    )
    derivation, places = flow.span(found.tokens[0].start, found.end), tuple(p.span for each in choices for p in each)
    ends = (derivation, result.span)
    whole = Span(min(ends).start, max(ends).end)
    return Equation(
        RULE, readings, whole, result, derivation, result.flow, "chain", evidence=places, context=passage.items
    )


def _without_share(found: Displayed, flow: Flow) -> Iterator[Displayed]:
    """`12% of the 6N = 182 GFLOPs`: what is printed may be the whole."""
    first, *others = found.tokens
    if not isinstance(first.value, Printing) or not first.value.quantity.percent or len(others) < _FEW:
        return
    if any(map(str.isalpha, flow.text[first.value.quantity.end : others[1].start])):
        yield found._replace(tokens=(first._replace(value=Constant(Fraction(1))), *others))


def _near(values: Mapping[int, Sequence[Printing]], section: int, sections: Sequence[Section]) -> Sequence[Printing]:
    """What the section sets, or the nearest around it; or one before it, if the document sets nothing else."""
    around = section
    while around >= 0:
        if around in values:
            return values[around]
        around = sections[around].parent
    every = [each for found in values.values() for each in found]
    return every if min(values) < section and len(_distinct(every)) == 1 else ()


def _sets(found: Displayed, result: Printing, values: KnownNames) -> bool:
    """`LLM TP=4 + vision TP=2`, `PP=12/DP=4`: the last name has the number as its value."""
    last = found.tokens[-1]
    printed = result.quantity.printed.value
    given = values[last.text].values() if last.named else ()
    return any(each.quantity.printed.value == printed for several in given for each in several)


def _as_set(printing: Printing) -> Printing:
    """What a name is set to is meant more exactly than its digits tell: a count is that count, `D = 2T` no 1.5T."""
    quantity, measure = printing.quantity, printing.quantity.measure
    printed = quantity.printed
    counts = printed.whole and measure.factor == 1 and not measure.unit.dimensions and printed.value < _MANY
    ulp = Fraction(0) if counts and quantity.hedge is Hedge.NONE else min(printed.ulp, printed.value / _SHARE)
    measures = tuple(
        m if m.unit.dimensions else replace(m, unit=ONE) for m in quantity.measures
    )  # what `6ND` leaves out
    return Printing(replace(quantity, printed=replace(printed, ulp=ulp), measures=measures), printing.flow)


def _distinct(printings: Sequence[Printing]) -> list[Printing]:
    """One for each value, the nearest to the end first."""
    return [*{(p.quantity.printed.value, p.quantity.measures): p for p in printings}.values()]
