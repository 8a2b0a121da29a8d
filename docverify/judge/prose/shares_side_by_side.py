"""Claims -> judgements on the one share of a list that does not go with its amount as all the others do.

`Language 1.4M hours (52 %), vision 0.6M (22 %), robotics 0.4M (25 %)`: what they are shares of is nowhere, but one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.inferred import like
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_RULE = "shares-side-by-side"
_GAP = re.compile(r"[^\d()（）.;；。\n]{0,40}[(（]\s*[~≈]?\s*")
_CLOSED = re.compile(r"\s*(?:[)）]|of\b[^()\d]{0,30}[)）])")
_FEWEST, _SURE, _MOST = 3, 4, 24  # pairs; so many need no other witness
_ALL, _ROUNDED = 1.0, 0.012  # that the shares of one whole may make together
_WIDE = 1.1  # how well the others have to tell the whole


class _Pair(NamedTuple):
    """An amount, the share behind it, and what both say that the whole is."""

    part: Amount
    share: Amount
    low: float
    high: float

    @property
    def of(self) -> float:
        return self.share.value


def side_by_side(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each share that nothing else has judged."""
    judged = judged_places(known)
    for passage in claims.passages:
        for found in kept.once(_odd, passage, kept) if _may_list(passage) else ():
            result = found.equation.result
            if result is not None and result.span not in judged and meant.asserts(result):
                yield found


def _may_list(passage: Passage) -> bool:
    return sum(item.quantity is not None and item.quantity.percent for item in passage.items) >= _FEWEST


def _odd(passage: Passage, kept: Kept) -> tuple[Judgement, ...]:
    text, by_sentence = passage.flow.text, defaultdict[int, list[tuple[Amount, Amount]]](list)
    for part, share in pairwise(kept.of(stated_in, passage).amounts):
        if share.share and not part.share and share.value > 0 and part.value > 0 and _is_told(text, part, share):
            by_sentence[part.sentence].append((part, share))
    found = (_judged(pairs) for pairs in by_sentence.values() if _FEWEST <= len(pairs) <= _MOST)
    return tuple(each for each in found if each is not None)


def _is_told(text: str, part: Amount, share: Amount) -> bool:
    gap = _GAP.fullmatch(text, part.end, share.start) is not None
    return gap and _CLOSED.match(text, share.end) is not None


def _judged(told: Sequence[tuple[Amount, Amount]]) -> Judgement | None:
    first = told[0][0]
    if any(part.measured not in (first.measured, ()) for part, _ in told):
        return None
    pairs = [_pair(part, share, first) for part, share in told]
    odd = [each for each in pairs if _whole([other for other in pairs if other is not each]) is not None]
    if _whole(pairs) is not None or len(odd) != 1:
        return None
    others = [each for each in pairs if each is not odd[0]]
    whole = _whole(others)
    if whole is None or not _is_witnessed(odd[0], others, whole):
        return None
    best = max(others, key=lambda each: each.of)
    worth = Binary("*", Binary("/", Leaf(odd[0].part.printing), Leaf(best.part.printing)), Leaf(best.share.printing))
    reading = Reading(worth, "=", Leaf(odd[0].share.printing))
    operands = [odd[0].part.printing, best.part.printing, best.share.printing]
    judgement = decide(equation_of(odd[0].share.printing, (reading,), operands, rules()[_RULE].name))
    return judgement if judgement.verdict is Verdict.DISAGREE else None


def _is_witnessed(odd: _Pair, others: Sequence[_Pair], whole: tuple[float, float]) -> bool:
    """Whether all can be shares of one whole, and, of three, they make up all of it but for the slip."""
    low, high = whole
    shares, parts = sum(each.of for each in others), sum((each.low + each.high) / 2 * each.of for each in others)
    own = odd.of * (odd.low + odd.high) / 2
    if abs(shares + odd.of - _ALL) <= _ROUNDED:
        return True
    if shares + own / high > _ALL + _ROUNDED:
        return False  # 64 GPUs at 92 % behind 32 at 50 %: no shares
    return len(others) + 1 >= _SURE or abs(parts + own - (low + high) / 2) <= _ROUNDED * high


def _pair(part: Amount, share: Amount, first: Amount) -> _Pair:
    """A number without a unit is in that of the first of the list."""
    percent = share.printing.quantity.printed
    part = part if part.measured == first.measured else like(part, first)
    off = float(percent.ulp / percent.value)  # which may be cut as well as rounded
    worth, step = part.value / share.value, _step(part)
    return _Pair(part, share, worth * (1 - step) / (1 + off), worth * (1 + step) / max(1 - off, 0.01))


def _step(part: Amount) -> float:
    """How much of it may be rounded: half of its last digit that is no zero, nothing of a few counted things."""
    number = part.printing.quantity.printed
    zeros = len(text := str(int(number.value))) - len(text.rstrip("0")) if number.whole else 0
    counted = number.whole and not zeros and not part.measured and not part.printing.quantity.currency
    return 0.0 if counted else float(number.ulp * 10**zeros / number.value) / 2


def _whole(pairs: Sequence[_Pair]) -> tuple[float, float] | None:
    """What all of them are shares of, if there is one."""
    low, high = max(each.low for each in pairs), min(each.high for each in pairs)
    return (low, high) if low <= high <= low * _WIDE else None
