"""Claims -> judgements on what amounts that stand side by side are said to come to.

`Weights 26 GB, gradients 26 GB, optimizer states 156 GB, 208 GB in total`: a list of any length, or as many amounts of
the sentences before as the total itself counts.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.claims.collect import Claims
from docverify.claims.equation import Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.expression import Binary, Leaf, Node
from docverify.findings import Verdict
from docverify.interval import Interval
from docverify.judge.equations.decide import decide
from docverify.judge.equations.misprints import slipped
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.broken_down import broken_down, may_be_broken_down
from docverify.judge.prose.cues import cues
from docverify.judge.prose.enumerated import enumerated, shares_unit
from docverify.judge.prose.explained import explained
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.inferred import like, per
from docverify.judge.prose.listing import listing
from docverify.judge.prose.preceding import preceding
from docverify.judge.prose.side_by_side import is_alike, run, uncomputed
from docverify.kept import Kept
from docverify.patterns import Worded

_ENDS = re.compile(r"[,;.，；。]")
_MEASURE = Worded(r"\s?({counters})")
_ALONE = Worded(r"\s?({counters})(?![\u4e00-\u9fff])")
_FEWEST, _POOL, _NEAR, _LONGEST = 2, 6, 100, 200  # amounts
_MOST = 10_000  # larger numbers may be rounded
_PASSAGES, _MANY = 6, 3  # before a total that counts its parts; parts, which are named for being all of them
_LONG = Worded(r"{long_periods}")
_MONTHS = 0.09  # by which one month is longer than another
_SAME = 0.006
_PLAIN, _EXPLICIT = 1.34, 2.0  # how far a total may be off that is still meant to be one
_LEAD, _CLAUSE = 40, 12  # characters


def listed(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each total that nothing else has judged."""
    judged = judged_places(known)
    words = listing()
    for passage, before in preceding(claims.passages, _PASSAGES):
        sought = passage.numbers and words.sought.search(passage.flow.text) is not None
        if sought or may_be_broken_down(passage):
            for judgement in kept.once(_judged, passage, kept.group(*before), kept):
                result = judgement.equation.result
                if result is None or result.span in judged:
                    continue
                if meant.asserts(result):
                    yield judgement


def _judged(passage: Passage, before: Sequence[Passage], kept: Kept) -> tuple[Judgement, ...]:
    every = kept.of(_amounts, passage)
    earlier = [each for other in before for each in kept.of(_amounts, other)]
    below = (
        each for parts, total in broken_down(passage.flow.text, every) for each in _told(parts, total, every, True)
    )
    return (*_totals(passage.flow.text, every, earlier), *below)


def _amounts(passage: Passage) -> tuple[Amount, ...]:
    return tuple(_timeless(each) for each in enumerated(passage.flow.text, amounts(passage, cues().verbs)))


def _timeless(each: Amount) -> Amount:
    """`月租金共 102 万元` is so much of it."""
    return each.plain if per(each) == per(each.plain) else each


def _totals(text: str, every: Sequence[Amount], earlier: Sequence[Amount]) -> Iterator[Judgement]:
    words = listing()
    held = uncomputed(text, every)
    for at, each in enumerate(every):
        result = _named_alike(each, every[at - 1], text) if at else each
        if not (result.sure or result.share) or result.value <= 0:
            continue
        lead = text[max(0, result.start - _LEAD) : result.start]
        if words.told.search(lead) is None and words.behind.match(text, result.end) is None:
            continue
        before = [other for other in held if other.start < each.start]
        result = shares_unit(text, before, result)
        parts = run(text, before[-_LONGEST:], result)
        explicit = bool(parts) and words.added.search(text, parts[0].end, parts[-1].start) is not None
        several = next((n for n, pattern in words.several if pattern.search(lead)), 0)
        if not max(_FEWEST, several) <= len(parts) < _LONGEST:
            parts, explicit = _counted([*earlier, *before], result, several), True
        if parts:
            yield from _told(parts, result, [*earlier, *before][-_NEAR:], explicit)


def _told(parts: Sequence[Amount], result: Amount, near: Sequence[Amount], explicit: bool) -> Iterator[Judgement]:
    """What is not near the sum may be of something else, as may be what the last parts or other numbers come to."""
    if not sum(each.value for each in parts):
        return
    node: Node = Leaf(parts[0].printing)
    for each in parts[1:]:
        node = Binary("+", node, Leaf(each.printing))
    reading = Reading(node, "=", Leaf(result.printing))
    judgement = decide(equation_of(result.printing, (reading,), [each.printing for each in parts], listing().rule.name))
    if judgement.verdict is Verdict.AGREE_IF and all(map(_is_whole, (result, *parts))):
        exact = sum((each.printing.quantity.printed.value for each in parts), Fraction(0))
        if exact != result.printing.quantity.printed.value:  # no whole thing is lost where such are added
            judgement = replace(judgement, verdict=Verdict.DISAGREE, reading="", expected=Interval(exact, exact))
    if judgement.verdict is Verdict.NOT_JUDGED or _rests_on_months(parts, result):
        return
    if judgement.verdict is not Verdict.DISAGREE or _is_meant(parts, result, near, explicit):
        yield judgement


def _rests_on_months(parts: Sequence[Amount], result: Amount) -> bool:
    """`$1,200 per day and $9,000 per month, together $45,000 per month`: of how many days, nobody said."""
    long = {_LONG.search(each.printing.quantity.unit_text) is not None for each in (*parts, result)}
    return len(long) > 1 and abs(result.value / sum(each.value for each in parts) - 1) < _MONTHS


def _is_whole(each: Amount) -> bool:
    quantity = each.printing.quantity
    plain = quantity.printed.whole and quantity.hedge is Hedge.NONE and not each.measured
    return plain and (quantity.measure.factor == 1 or quantity.percent) and quantity.printed.value < _MOST


def _is_meant(parts: Sequence[Amount], result: Amount, near: Sequence[Amount], explicit: bool) -> bool:
    whole = sum(each.value for each in parts)
    ratio = result.value / whole
    explicit |= len(parts) >= _MANY
    far = _EXPLICIT if explicit else _PLAIN
    if not (1 / far < ratio < far or slipped(result, ratio)):
        return False
    tails = (sum(each.value for each in parts[n:]) for n in range(1, len(parts) - 1))
    if any(abs(each - result.value) <= _SAME * result.value for each in tails):
        return False
    if explicit:
        return True
    if any(abs(each.value - result.value) <= _SAME * result.value for each in parts):
        return False  # `160 experts, 2 of them shared, 160 in all`
    own = [a for a in near if a.printing.flow is result.printing.flow and a.sentence == result.sentence]
    others = [each for each in own if each not in parts and each.value != result.value]
    return not explained(result, others) and not (others and explained(result, [*others[-_POOL:], *parts]))


def _named_alike(result: Amount, last: Amount, text: str) -> Amount:
    """`64 nodes and 32 nodes, 96 in all`, `64 个专家和 2 个专家，共 66 个`: of the same."""
    bare = result.printing.quantity.bare and not result.kind
    if bare and (measure := _MEASURE.match(text, result.end)) is not None:
        bare = _ALONE.match(text, result.end) is not None and text.startswith(measure[0], last.end)
    return like(result, last) if bare and last.printed and not last.measured else result


def _counted(near: Sequence[Amount], result: Amount, several: int) -> list[Amount]:
    """The only amounts, as many as are counted, that a total can be of; none if others come to it."""
    if not several:
        return []
    text = result.printing.flow.text
    alike = (each for each in near if is_alike(each, result, text) and not _is_of_one(each))
    pool = [each for each in alike if set(per(each)) <= set(per(result))][-_POOL:]
    if len(pool) < several:
        return []
    sums = (sum(each.value for each in chosen) for chosen in combinations(pool, several))
    if len(pool) == several or any(abs(each - result.value) <= _SAME * result.value for each in sums):
        return pool[-several:] if len(pool) == several else []
    last = pool[-several:]
    whole = sum(each.value for each in last)
    return last if whole and slipped(result, result.value / whole) else []


def _is_of_one(each: Amount) -> bool:
    """`单价 95 万元`: a price, not a part."""
    lead = each.printing.flow.text[max(0, each.start - _CLAUSE) : each.start]
    return listing().unless.search(_ENDS.split(lead)[-1]) is not None
