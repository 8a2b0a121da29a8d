"""Runs of parts -> computations whose result stands behind an arrow or a word: `8 nodes × 8 GPUs → 64 GPUs`.

An arrow, a comma or an `or` may as well lead to another value; that is for the judge to tell.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.sentences.chains import Chains, Side
from docverify.claims.sentences.copulas import of_more_terms
from docverify.claims.sentences.counted_of import times_counted
from docverify.claims.sentences.parts import Part
from docverify.document.model import Flow
from docverify.expression import leaves, operations
from docverify.patterns import Worded

STEP = "step"  # the form
_ARROWS = frozenset({"→", "->", "➜", "⟶"})
_COLONS = frozenset({":", "："})
_MARKS = " *_`"
_AHEAD = 4  # characters
_LONGEST = 40  # characters of the words that lead to a result
_MOST_WORDS = 8  # signs too: `, i.e.`
_AND_SO = Worded(
    r"{of_one}?(?:\s*[,;，；])?\s*(?:{and_so}),?\s*(?:{nearly}\s*)?|[，；]?\s?{and_so_glued}\s?(?:{nearly}\s?)?"
    r"|\.\s+(?:{sums_up})\s+(?:{nearly}\s*)?"
)
_THINGS = re.compile(r"(?:\s[A-Z][\w-]*){0,2}(?:\s[a-z]{3,}s\b)?(?=[,;.])")  # `8 × 80 GB cards,`
_OR = Worded(r"{of_one}?\s*[,;]\s*(?:{or_else}\s*)?(?:{nearly}\s*)?|\s*[,;]?\s*{hence}\s+(?:{nearly}\s*)?")
_HENCE = Worded(r"{of_one}?\s*[,;]?\s*{hence}\s+(?:{nearly}\s*)?")
_IN_ALL = Worded(r"\s+{in_all}\b")
_ENDS = Worded(r"\s*(?:[,;.)]|$)")
_LAST = re.compile(r"[\s*_`]*[.。]?\s*(?:\n|$)")
_OF_SEVERAL = Worded(r"{each_of_last}\s*$")  # `K、V 各 8192×1024，合计`: of both
_ELSEWHERE = Worded(r"\s*(?:{each_ahead}|{of_something})")


def steps(flow: Flow, runs: Sequence[Sequence[Part]], context: Sequence[Item]) -> Iterator[Equation]:
    """An equation for each arrow, or words like one, between a whole computation and a single value."""
    for at, before in enumerate(runs[:-1]):
        sign = runs[at + 1]
        if len(sign) == 1 and (sign[0].text in _ARROWS or _heads(flow, before, sign[0])) and at + 2 < len(runs):
            behind = runs[at + 2]
            if len(behind) == 1 and behind[0].kind == "NUM":
                yield from _step(flow, before, sign[0], behind, context)
        elif any(part.kind in OPERATORS for part in before):
            behind = _first_number(runs, at + 1, before[-1].end + _LONGEST)
            yield from _worded(flow, before, behind, context) if behind else ()


def _heads(flow: Flow, before: Sequence[Part], sign: Part) -> bool:
    """Whether a computation is all that stands before a colon: `64 × 8 GPUs: 512 ranks`."""
    computes = any(part.kind in OPERATORS for part in before)
    return sign.text in _COLONS and computes and not flow.text[: before[0].start].strip(_MARKS)


def _first_number(runs: Sequence[Sequence[Part]], at: int, most: int) -> Sequence[Part]:
    """What stands from the first number behind a run on, if that is near."""
    for run in runs[at : at + _MOST_WORDS]:
        for place, part in enumerate(run):
            if part.start > most:
                return ()
            if part.kind == "NUM":
                return run[place:]
    return ()


def _step(
    flow: Flow, before: Sequence[Part], sign: Part, behind: Sequence[Part], context: Sequence[Item]
) -> Iterator[Equation]:
    """A colon before what ends a clause leads to no other value."""
    left, right = _sides(flow, before, behind)
    if left is not None and right is not None and not _passes_on(left, right):
        spoken = any(part.kind in OPERATORS and len(part.text) > 1 for part in before)  # `over 128 ranks`
        whole = sign.text in _COLONS and not spoken and _LAST.match(flow.text, right.end) is not None
        yield _equation(flow, left, right, behind, context, "chain" if whole and _is_alike(left, right) else STEP)


def _worded(flow: Flow, before: Sequence[Part], behind: Sequence[Part], context: Sequence[Item]) -> Iterator[Equation]:
    """`, i.e. 64 GPUs` says what it comes to; `, 64 GPUs`, `or 64 GPUs` and `so 64 GPUs fit` perhaps."""
    at, end = before[-1].end, behind[0].start
    things = _THINGS.match(flow.text, at)
    start = things.end() if things is not None else at
    whole = _ENDS.match(flow.text, behind[0].end) is not None
    sure = (_HENCE if whole else _AND_SO).fullmatch(flow.text, start, end) or _AND_SO.fullmatch(flow.text, start, end)
    if not sure:
        if _OR.fullmatch(flow.text, start, end) is None:
            return
        sure = _IN_ALL.match(flow.text, behind[0].end)
    left, right = _sides(flow, before, behind)
    if left is None or right is None or _passes_on(left, right) or not _is_alike(left, right):
        return
    if _OF_SEVERAL.search(flow.text, max(0, left.start - _AHEAD), left.start):
        return
    apart = start > at or flow.text[at] == "."
    if apart and of_more_terms(left, right.single, flow.text):
        return
    if _ELSEWHERE.match(flow.text, right.end) is None:
        yield _equation(flow, left, right, behind, context, "chain" if sure else STEP)


def _sides(flow: Flow, before: Sequence[Part], behind: Sequence[Part]) -> tuple[Side | None, Side | None]:
    """The computation that ends the first run, and the value that is all of the second."""
    chains = Chains(flow)
    (computed, length), (stated, told) = chains.chain(before), chains.chain(behind)
    if computed is None or stated is None or length < len(before) or told < len(behind) or len(stated.sides) > 1:
        return None, None
    left, right = computed.sides[-1], stated.sides[0]
    named = len(computed.sides) == 1 or not any(side.numeric for side in computed.sides[:-1])
    if not named or not left.numeric or not operations(left.node) or left.glosses or right.single is None:
        return None, None
    return left, right


def _passes_on(left: Side, right: Side) -> bool:
    """`1024 × 512 → 512`: what goes in and what comes out."""
    value = right.single.quantity.printed.value if right.single is not None else None
    return any(each.quantity.printed.value == value for each in _printings(left))


def _is_alike(left: Side, right: Side) -> bool:
    """Whether they can be of one thing by what they measure and count."""
    result = right.single
    if result is None or result.quantity.percent or not result.quantity.one:
        return False
    measured, counted = result.quantity.measure.unit.dimensions, result.quantity.measure.unit.nouns
    nouns = [name for each in _printings(left) for name, _ in each.quantity.measure.unit.nouns]
    if any(name not in nouns for name, power in counted if power < 0 or (nouns and not measured)):
        return False
    return left.measured if measured else not left.measured and bool(counted or not nouns)


def _printings(side: Side) -> Iterator[Printing]:
    return (leaf.value for leaf in leaves(side.node) if isinstance(leaf.value, Printing))


def _equation(
    flow: Flow, left: Side, right: Side, behind: Sequence[Part], context: Sequence[Item], form: str
) -> Equation:
    plain = Reading(left.node, "=", right.node)
    readings = (plain, *times_counted(plain, left.start, flow, context))
    return Equation(
        RULE, readings, flow.span(left.start, right.end), right.single,
        flow.span(left.start, left.end), flow, form, marks=behind[0].marks, context=context,
    )  # fmt: skip
