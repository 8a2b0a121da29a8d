"""Claims -> judgements on the share that so many things are of all that the document counts.

`线上 24 个实例 … 灰度先 2 个实例，占 12.5%`: how many there are stands in another paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_ENDS = re.compile(r"\s*(?:[.;；。,，、)）]|$)")
_FAR = 30  # characters from the things to their share
_LIKE = 0.03


class _Words(NamedTuple):
    rule: str
    before: re.Pattern[str]  # between the things and their share
    behind: re.Pattern[str]
    unless: re.Pattern[str]


def of_all(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each share that nothing else has judged."""
    judged = judged_places(known)
    for at, passage in enumerate(claims.passages):
        for part, share in kept.once(_pairs, passage, kept) if _may_state(passage) else ():
            equation = _equation(part, share, claims.passages[:at], kept)
            if equation is None or share.printing.span in judged or not meant.asserts(share.printing):
                continue
            if (judgement := decide(equation)).verdict is not Verdict.NOT_JUDGED:
                yield judgement


def _may_state(passage: Passage) -> bool:
    found = [item.quantity for item in passage.items if item.quantity is not None]
    return len(found) > 1 and any(each.percent for each in found[1:])


def _pairs(passage: Passage, kept: Kept) -> tuple[tuple[Amount, Amount], ...]:
    """A number of things and its share, which says what it is a share of only by standing beside it."""
    every, text, words = kept.of(stated_in, passage).amounts, passage.flow.text, _words()
    return tuple(
        (part, share)
        for part, share in pairwise(every)
        if share.share and part.sure and len(part.kind) == 1 and not part.measured
        if share.start - part.end < _FAR and words.before.search(text, part.end, share.start) is not None
        if _ENDS.match(text, share.end) is not None or words.behind.match(text, share.end) is not None
        if words.unless.search(text, max(0, part.start - _FAR), share.end) is None
        if not any(each.kind == part.kind and each.value > part.value for each in every)
    )


def _equation(part: Amount, share: Amount, before: Sequence[Passage], kept: Kept) -> Equation | None:
    """None unless the document has counted such things once before; or where the others have the share."""
    said = [each for passage in before if passage.numbers for each in kept.of(stated_in, passage).amounts]
    wholes = [each for each in said if each.kind == part.kind and each.value > part.value and each.sure]
    if len({each.value for each in wholes}) != 1:
        return None
    whole = wholes[0]
    if abs(1 - part.value / whole.value - share.value / 100) < _LIKE:
        return None
    reading = Reading(Binary("/", Leaf(part.printing), Leaf(whole.printing)), "=", Leaf(share.printing))
    return equation_of(share.printing, (reading,), [part.printing, whole.printing], _words().rule)


@worded()
def _words() -> _Words:
    rule = rules()["share-of-all"]
    before, behind, unless = (any_of(rule.parameters[key]) for key in ("before", "behind", "unless"))
    return _Words(
        rule.name,
        re.compile(rf"(?:{before})\s*[约~≈]?\s*$", re.IGNORECASE),
        re.compile(rf"\s*(?:{behind})", re.IGNORECASE),
        re.compile(unless, re.IGNORECASE),
    )
