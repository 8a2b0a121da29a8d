"""Claims -> judgements on numbers that a word relates to two amounts of one kind before them: what is left, a change.

`The budget is 80 ms. Prefill takes 66 ms, which leaves 14 ms` names neither form nor formula. The word says what the
number is of, and there are just two amounts that it can be of.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.quantity import Quantity
from docverify.claims.sentences import read_in
from docverify.claims.standing import Status
from docverify.claims.status import Statuses
from docverify.dimensions import Dimensions
from docverify.expression import Leaf, replaced
from docverify.findings import Verdict
from docverify.formula import formula
from docverify.judge.amount import Amount
from docverify.judge.amounts import amounts
from docverify.judge.cues import cues
from docverify.judge.decide import decide
from docverify.judge.explained import explained
from docverify.judge.judgement import Judgement
from docverify.judge.relating import Related, relating
from docverify.kept import Kept
from docverify.patterns import Worded

_BRACKET = re.compile(r"[(（][^()（）]*\d[^()（）]*$")  # `(16 GB, 9 GB free)` speaks of what is in the bracket
_MEASURED = Worded(r"\s?({counters})")
_HELD = (Status.ASSERTED, Status.REFUTED)  # `3 TB instead of 10 TB` compares with what was
_FEW = (2.0, 3.0, 4.0, 8.0)
_SAME = 0.01
_FEWEST = 3  # numbers
_MANY = 100  # fewer of what has no name but a measure word are no amount
_MOST = 12
_LEAD = 40  # characters
_BACK = 1  # sentences before


class _Found(NamedTuple):
    """A number, the two amounts that it is of, and all amounts near."""

    result: Amount
    pair: tuple[Amount, Amount]
    near: tuple[Amount, ...]


def related_beside(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """What nothing else has judged."""
    judged = {j.equation.result.span for j in known if j.equation.result and j.verdict is not Verdict.NOT_JUDGED}
    wrong = {j.equation.result.span for j in known if j.equation.result and j.verdict is Verdict.DISAGREE}
    for passage in claims.passages:
        for related, found in kept.once(_found_in, passage):
            spans = [each.printing.span for each in (found.result, *found.pair)]
            if _is_held(found, meant) and spans[0] not in judged and wrong.isdisjoint(spans):
                yield from _judged(related, found)


def _is_held(found: _Found, meant: Statuses) -> bool:
    own = _status(found.result, meant) is Status.ASSERTED
    return own and all(_status(each, meant) in _HELD for each in found.pair)


def _status(each: Amount, meant: Statuses) -> Status:
    return meant.at(each.printing.flow, each.start, each.end).status


def _judged(related: Related, found: _Found) -> Iterator[Judgement]:
    judgement = decide(_equation(related, found))
    if judgement.verdict is Verdict.NOT_JUDGED:
        return
    if judgement.verdict is not Verdict.DISAGREE or not _otherwise(found):
        yield judgement


def _otherwise(found: _Found) -> bool:
    """Whether something else is meant that comes to the number."""
    if not found.result.printing.quantity.percent:
        return _of_several(found) or explained(found.result, found.near)
    others = [each for each in found.near if each not in found.pair and each.value]
    alike = [(a.value, b.value) for a, b in combinations(others, 2) if a.kind == b.kind]
    changes = [abs(a - b) / base for a, b in alike for base in (a, b)]
    wanted = found.result.value
    return any(abs(change - share) <= _SAME for change in changes for share in (wanted, wanted / 100))


def _of_several(found: _Found) -> bool:
    """Whether as many as are counted near, or a few, of one of them are meant; or more is left than there was."""
    values, wanted = [each.value for each in found.pair], found.result.value
    counts = {*_FEW, *(each.value for each in found.near if not each.printing.quantity.measure.unit.dimensions)}
    gaps = [abs(n * one - other) for n in counts for one, other in (values, values[::-1])]
    printed = found.result.printing.quantity.printed
    near = min(_SAME, 2 * float(printed.ulp / printed.value)) if printed.value else _SAME
    return wanted > max(values) or any(abs(gap - wanted) <= near * wanted for gap in gaps)


def _equation(related: Related, found: _Found) -> Equation:
    """Every reading of the rule with the two amounts, the first as `a`; of a lossy kind less may be left."""
    lossy = any(name in related.rule.parameters.get("lossy", ()) for name, _ in found.result.kind)
    roles = dict(zip(("a", "b", "r"), (*(each.printing for each in found.pair), found.result.printing), strict=True))
    readings: list[Reading] = []
    for name, texts in related.rule.parameters["readings"].items():
        for text in [texts] if isinstance(texts, str) else texts:
            read = formula(text)
            left, right = (
                replaced(side, lambda leaf: Leaf(roles[str(leaf.value)])) for side in (read.left, read.right)
            )
            relation = ">=" if lossy and read.relation == "=" else read.relation
            readings.append(Reading(left, relation, right, "" if not readings else name))
    result, places = roles["r"], tuple(each.printing.span for each in found.pair)
    words = related.rule.parameters["words"].format(a=roles["a"].text, b=roles["b"].text)
    return Equation(
        related.rule.name, tuple(readings), result.span, result, places[0], result.flow, "value", words=words,
        evidence=places,
    )  # fmt: skip


def _found_in(passage: Passage) -> tuple[tuple[Related, _Found], ...]:
    text, quantities = passage.flow.text, [item.quantity for item in passage.items if item.quantity is not None]
    if len(quantities) < _FEWEST:
        return ()
    book = relating()
    named = {
        (each.start, n) for each in quantities[2:] for n, related in enumerate(book) if _names(related, each, text)
    }
    if not named:
        return ()
    every = amounts(passage, cues().verbs)
    sentences = read_in(text).all
    return tuple(
        (related, found)
        for at, each in enumerate(every)
        for n, related in enumerate(book)
        if (each.start, n) in named and (found := _found(each, every[:at], related, text)) is not None
        if not related.unless.search(text, sentences[found.pair[0].sentence].start, sentences[each.sentence].end)
    )


def _names(related: Related, each: Quantity, text: str) -> bool:
    """Whether the number is named by a word of the rule right beside it."""
    if each.percent is (related.aside is None):
        return False
    behind = related.behind.match(text, each.end) is not None
    return behind or related.before.search(text, max(0, each.start - _LEAD), each.start) is not None


def _found(result: Amount, before: Sequence[Amount], related: Related, text: str) -> _Found | None:
    """The number with the only two amounts that it can be of: of its sentence, or of the one before too."""
    near = [each for each in before if each.sentence >= result.sentence - _BACK]
    if not (result.sure or result.printing.quantity.percent):
        return None
    if not 1 < len(near) <= _MOST:
        return None
    if related.aside is not None and not related.aside.fullmatch(text, near[-1].end, result.start):
        return None
    own = [each for each in near if each.sentence == result.sentence]
    together = own and _BRACKET.search(text, max(0, own[-1].start - _LEAD), result.start) is not None
    for pool in (own,) if together else (own, near):
        pair = _pair(result, pool, related)
        if len(pair) > 1:
            return _Found(result, (pair[0], pair[1]), tuple(near)) if len(pair) == 2 else None
    return None


def _kind(each: Amount) -> Dimensions:
    """What is measured or counted, be it by a measure word alone: `320 万次`."""
    word = _MEASURED.match(each.printing.flow.text, each.end)
    return each.kind or (((word[1], 1),) if word is not None and each.value >= _MANY else ())


def _pair(result: Amount, pool: Sequence[Amount], related: Related) -> list[Amount]:
    """The different values of one kind: the kind of the result, or of the last amount before a percentage."""
    kind = result.kind if related.aside is None else _kind(pool[-1]) if pool else ()
    alike = [each for each in pool if kind and each.sure and _kind(each) == kind]
    return list({each.value: each for each in alike}.values())
