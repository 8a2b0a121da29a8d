"""Row x judgement -> whether nothing but a slip is left to explain what is stated."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from docverify.claims.equation import Equation, Printing
from docverify.claims.passage import Passage
from docverify.dimensions import in_money
from docverify.judge.equations.misprints import slipped
from docverify.judge.judgement import Judgement
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.cues import cues
from docverify.judge.prose.explained import explained
from docverify.judge.prose.misconverted import MONTH, is_misconverted
from docverify.judge.prose.narrowed import from_first, unnamed
from docverify.judge.prose.rows import Row
from docverify.judge.prose.settled import EVERYWHERE
from docverify.judge.prose.unsaid import Degrees, may_be_unsaid
from docverify.judge.prose.ways import LEFT_OVER

_TIME = (("time", 1),)
_SAME = 0.02
_LIKE, _BAND, _ROUNDED = 0.005, 0.2, 0.006
_BEYOND, _NEAR = 20.0, 0.03  # so far off another computation is meant, to which it only needs to be near
_FRACTION = 0.5  # of a thing
_NOTHING = 1e5  # so far off nothing of it is meant
_FACTORS = 3  # of another product: of four, something always comes near
_MOST = 14  # numbers, the last ones, of which one may explain it
_SENTENCES, _PARTS = re.compile(r"[;；。]|\.\s"), re.compile(r"[;；。，]|[.,]\s")
_AROUND = 40  # characters in which a word tells which tokens are meant


def forced(row: Row, judgement: Judgement, degrees: Degrees) -> bool:
    """Whether no other amount, no word and nothing that is usually left unsaid explains it."""
    used = _used(row, judgement.equation)
    if len(used) == 1 and not row.result.owned:
        return is_misconverted(row, used[0])
    if _is_of_another(row, used):
        return False
    result, expected, row = row.result, judgement.expected, from_first(row, used)
    flow = result.printing.flow
    own = [each for each in row.inputs if each.printing.flow is flow and each.sentence == result.sentence]
    alike = any(each.kind == result.kind and not _says_again(each, used) for each in own)
    alike |= any(each.measured == result.measured == _TIME and each not in used for each in own)
    if alike or _is_whole_of(row) or expected is None or not one_kind(row, judgement.equation):
        return False
    if any(_competes(each, used) for each in row.inputs):
        return False
    ratio = float(result.printing.quantity.printed.value / (Fraction(expected.middle) or 1))
    unsaid = cues().unsaid_of_counts if row.announced and _counts_only(result, used) else cues().unsaid
    if unsaid.search(unnamed(row)) and not slipped(result, ratio):
        return False
    if not 1 / _NOTHING < ratio < _NOTHING or _means_another(row, ratio):
        return False
    return not may_be_unsaid(row, used, ratio, degrees) and not _explained(row)


def _is_of_another(row: Row, used: Sequence[Amount]) -> bool:
    """Whether it follows with another number of the things that were counted: `16 GPUs hold a copy, 48 are there`."""
    others = [(one, each) for one in used if not one.measured for each in row.inputs if _counted(each) == _counted(one)]
    pools = ([each, *(other for other in used if other is not one)] for one, each in others if each not in used)
    return any(explained(row.result, pool, len(used)) for pool in pools)


def _counted(each: Amount) -> frozenset[str]:
    return frozenset(name for name, power in each.kind if power > 0)


def _means_another(row: Row, ratio: float) -> bool:
    """Whether it is so far off that no slip leads there, and near to what others of its numbers come to, or is a
    number of things of which a fraction would follow."""
    counted = not row.result.measured and float(row.result.printing.quantity.printed.value) >= 1
    if counted and row.result.value / ratio < _FRACTION:
        return True
    far = not 1 / _BEYOND < ratio < _BEYOND and not slipped(row.result, ratio)
    return far and explained(row.result, row.inputs, _FACTORS, _NEAR)


def _is_whole_of(row: Row) -> bool:
    """Whether it is how often an amount of the row goes into another one, rounded to whole things."""
    result = row.result
    if result.measured or not result.printing.quantity.printed.whole:
        return False
    measured = [each for each in row.inputs if each.measured and each.value > 0]
    pairs = ((a, b) for a, b in permutations(measured, 2) if a.measured == b.measured)
    return any(abs(a.value / b.value - result.value) < 1 for a, b in pairs)


def only(
    row: Row, judgement: Judgement, degrees: Degrees, around: Sequence[Passage], stated: Sequence[Printing]
) -> bool:
    """The same for an equation that takes up every number since the last result, by their measured units.

    Swapped digits and a point in the wrong place are told by themselves: no word need explain them.
    """
    equation, expected, result = judgement.equation, judgement.expected, row.result
    if expected is None or not one_kind(row, equation):
        return False
    ratio = float(result.printing.quantity.printed.value / (Fraction(expected.middle) or 1))
    is_slip = slipped(result, ratio)
    if not is_slip and (not row.said or _is_granted(row, equation, ratio, degrees, stated)):
        return False
    every = [each for passage in around for each in amounts(passage, cues().verbs) if not _is(each, result)]
    known = every[-_MOST:]
    if explained(result, known, _FACTORS - is_slip) or explained(result, _used(row, equation), _FACTORS):
        return False
    return explained(result, row.behind) or not explained(result, [*known, *row.behind], _FACTORS - is_slip)


def _is_granted(row: Row, equation: Equation, ratio: float, degrees: Degrees, stated: Sequence[Printing]) -> bool:
    """Whether words, rounding, or a factor that the document states elsewhere may make the difference."""
    used = _used(row, equation)
    told = [found[0] for found in cues().unsaid.finditer(from_first(row, used).text) if not LEFT_OVER.search(found[0])]
    converted = len(used) == 1 and row.said  # nothing is lost on the way from a minute to a second
    if told or abs(ratio - 1) < (MONTH if converted else _ROUNDED):
        return True
    if not converted and may_be_unsaid(row, used, ratio, degrees):
        return True
    return any(_grants(each, ratio) for each in stated)


def _used(row: Row, equation: Equation) -> list[Amount]:
    """Each number once: one of the text may be one of the whole document, too."""
    used = {each.printing.span: each for each in reversed(row.inputs) if each.printing.span in equation.evidence}
    return [each for each in row.inputs if used.get(each.printing.span) is each]


def _counts_only(result: Amount, used: Sequence[Amount]) -> bool:
    """Whether things are counted, of which nothing is lost: the GPUs of replicas, the nodes of GPUs."""
    return not result.measured and not any(each.measured for each in used) and all(each.sure for each in used)


def _is(each: Amount, result: Amount) -> bool:
    return each.printing.flow is result.printing.flow and each.start >= result.start


def _grants(printing: Printing, ratio: float) -> bool:
    """Whether a share or a factor that the document states makes the difference: a PUE, a utilisation."""
    quantity = printing.quantity
    value = float(quantity.printed.value)
    if quantity.percent:
        factors = [value / 100, 1 - value / 100, 1 + value / 100]
    else:
        bare = not quantity.measure.unit.dimensions and quantity.printed.value.denominator > 1
        factors = [value] if bare else []
    return any(_BAND < f < 1 / _BAND and (abs(ratio / f - 1) < _LIKE or abs(ratio * f - 1) < _LIKE) for f in factors)


def _explained(row: Row) -> bool:
    """By what stands before it, or by that and what stands behind; what follows from it explains nothing.

    Of the counts of the whole document one at a time: GPUs, nodes and GPUs per node are not all factors of one result.
    """
    result, counts = row.result, [each for each in row.inputs if each.sentence == EVERYWHERE]
    if len(counts) > 1:
        near = tuple(each for each in row.inputs if each.sentence != EVERYWHERE)
        return any(_explained(row._replace(inputs=(*near, each))) for each in counts)
    before = (*row.inputs, *row.unheld)
    behind = tuple(each for each in row.behind if each not in before)
    if explained(result, before):
        return True
    return bool(behind) and explained(result, (*before, *behind)) and not explained(result, behind)


def _says_again(each: Amount, used: Sequence[Amount]) -> bool:
    """Whether it is a price that was used, or the same for another time: `$26 an hour, $624 a day`."""
    alike = [other for other in used if other.kind == each.kind and in_money(other.kind)]
    return any(abs(each.value - other.value) <= _SAME * other.value for other in alike)


def _competes(each: Amount, used: Sequence[Amount]) -> bool:
    """Whether it is of the kind of an amount of its sentence that was used, and another: both may be meant."""
    beside = [other for other in used if other.kind == each.kind and other.sentence == each.sentence]
    return any(abs(each.value - other.value) > _SAME * other.value for other in beside)


def one_kind(row: Row, equation: Equation) -> bool:
    """Whether its amounts are not of two kinds of one thing: tokens read and tokens written, weights and cache."""
    used = [row.result, *_used(row, equation)]
    around = [(_about(each, _PARTS), _about(each, _SENTENCES)) for each in used]
    for family in cues().kinds:
        told = [named for texts in around if (named := _named(family, texts))]
        if told and not set.intersection(*told):
            return False
    return True


def _named(family: dict[str, re.Pattern[str]], texts: Sequence[str]) -> set[str]:
    """Of what kinds the nearest of the texts speaks that speaks of any."""
    return next((n for text in texts if (n := {name for name, words in family.items() if words.search(text)})), set())


def _about(each: Amount, apart: re.Pattern[str]) -> str:
    """The words around it, up to where other things are spoken of."""
    text = each.printing.flow.text
    before = apart.split(text[max(0, each.start - _AROUND) : each.start])[-1]
    return before + apart.split(text[each.start : each.end + _AROUND])[0]
