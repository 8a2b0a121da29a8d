"""A broken instance x equations that hold -> whether one of its values is printed with a computation for another thing.

Two pools have 64 and 12 nodes; `the first costs 64 × $98.32 = $6,292` is no statement on all 76. Below a heading of
another model, `124M params × 4 bytes = 496 MB` is no statement on the one that the text began with.
"""

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.status.sentences import read_in
from docverify.expression import leaves
from docverify.facts.fact import Fact, Notation
from docverify.judge.facts.relation import Instance
from docverify.judge.facts.statement import Statement
from docverify.patterns import Worded

_PART = "part"
_MODEL = "params"
_IN_WORDS = Worded("{sized_in_words}")
_BACK = 60
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
_SIZED = re.compile(r"\b([A-Z][A-Za-z]{2,})(?:[ -][\w.]{1,6}){0,2}[ -](\d+(?:\.\d+)?)B\b")
_BILLION = 10.0**9


def of_part(found: Instance, holding: Sequence[Equation], facts: Sequence[Fact]) -> bool:
    """Whether an equation computes one of its statements with what a part, or another thing, has instead."""
    of_parts = {(fact.name, _value(fact.printing)) for fact in facts if _PART in fact.qualifiers}
    stated = {name: each for name, each in found.bound.items() if each.origin is None}
    results = [found.bound[name] for name in found.results if name in found.bound]
    for result in stated.values():
        others = {name: each for name, each in stated.items() if each is not result}
        printed = [each for each in holding if each.result and each.result.span == result.printing.span]
        if any(of_parts and _is_for(name, each, others, of_parts) for each in printed for name in others):
            return True
        if any(_is_of_another(each, others, facts) for each in printed):
            return True
        if result in results and (_has_its_own(result, others, facts) or _of_other_model(result, others)):
            return True
    return False


def _is_of_another(equation: Equation, others: dict[str, Statement], facts: Sequence[Fact]) -> bool:
    """Whether one of its operands is of the same name as another statement, and not that: `16 experts ÷ 4 GPUs = 4`."""
    spans = {each.span for each in _operands(equation)}
    named = [fact for fact in facts if fact.printing.span in spans and fact.name in others]
    return any(fact.printing.amount != others[fact.name].printing.amount for fact in named)


def _has_its_own(result: Statement, others: dict[str, Statement], facts: Sequence[Fact]) -> bool:
    """Whether a model that is counted in passing has a result beside it: `a 175B model has 350 GB of gradients`."""
    model = others.get(_MODEL)
    if model is None or len(model.facts) > 1 or model.facts[0].notation is not Notation.NOUN:
        return False
    flow, names = model.facts[0].printing.flow, {fact.name for fact in result.facts}
    if any(fact.printing.flow is flow for fact in result.facts):
        return False
    return any(fact.printing.flow is flow and fact.name in names for fact in facts)


def _of_other_model(result: Statement, others: dict[str, Statement]) -> bool:
    model = others.get(_MODEL)
    return model is not None and (_is_in_words(result, model) or _is_named(result, model))


def _is_in_words(result: Statement, model: Statement) -> bool:
    """Whether words count another model in front of it: `A trillion parameter model needs 16 TB`."""
    flow, start = result.printing.flow, result.printing.quantity.start
    found = _IN_WORDS.search(flow.text, max(0, start - _BACK), start)
    near = [each.printing.quantity.end for each in model.facts if each.printing.flow is flow]
    return found is not None and not any(found.start() < end <= start for end in near)


def _is_named(result: Statement, model: Statement) -> bool:
    """Whether its sentence names another model that was introduced beside the one: `unlike Llama 3 405B`."""
    if len(model.facts) > 1 or model.facts[0].notation is not Notation.NOUN:
        return False
    said, printing = model.facts[0].printing, result.printing
    sized = _SIZED.findall(said.flow.text)
    own = set(_NAME.findall(said.flow.text[: said.quantity.start]))
    names = {name for name, size in sized if float(size) * _BILLION != said.amount} - own
    sentences = read_in(printing.flow.text)
    sentence = sentences.all[sentences.index(printing.quantity.start)]
    words = _NAME.findall(printing.flow.text, sentence.start, sentence.end)
    return not names.isdisjoint(words) and own.isdisjoint(words)


def _is_for(name: str, equation: Equation, others: dict[str, Statement], parts: set[tuple[str, Fraction]]) -> bool:
    """Whether its operands are the other statements, but one, in whose place the number of a part stands."""
    operands = Counter(map(_value, _operands(equation)))
    operands.subtract(_value(each.printing) for key, each in others.items() if key != name)
    left = [value for value, count in operands.items() if count]
    return len(left) == 1 and left[0] != _value(others[name].printing) and (name, left[0]) in parts


def _operands(equation: Equation) -> list[Printing]:
    sides = [leaf.value for side in (equation.readings[0].left, equation.readings[0].right) for leaf in leaves(side)]
    result = equation.result
    return [each for each in sides if isinstance(each, Printing) and (result is None or each.span != result.span)]


def _value(printing: Printing) -> Fraction:
    return printing.quantity.printed.value
