"""Claims -> judgements on numbers that a word relates to two amounts of one kind before them: what is left, a change.

`The budget is 80 ms. Prefill takes 66 ms, which leaves 14 ms` names neither form nor formula. The word says what the
number is of, and there are just two amounts that it can be of.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.standing import Status
from docverify.claims.status.status import Statuses
from docverify.expression import Leaf, replaced
from docverify.findings import Verdict
from docverify.formula import formula
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.beside_pair import Found, found_of
from docverify.judge.prose.cues import cues
from docverify.judge.prose.explained import explained
from docverify.judge.prose.left_of_several import left_of_several
from docverify.judge.prose.relating import Related, relating
from docverify.kept import Kept

_HELD = (Status.ASSERTED, Status.REFUTED)  # `3 TB instead of 10 TB` compares with what was
_FEW = (2.0, 3.0, 4.0, 8.0)
_SAME = 0.01
_FEWEST = 3  # numbers
_FAR, _HALF = 20, 50  # nobody says 28 % of what is so many times as much
_LEAD = 40  # characters
_GIVEN = re.compile(r"[^,.;:()\d]{0,16}\d")


def related_beside(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """What nothing else has judged."""
    judged = judged_places(known)
    wrong = {j.equation.result.span for j in known if j.equation.result and j.verdict is Verdict.DISAGREE}
    for passage in claims.passages:
        for related, found in kept.once(_found_in, passage):
            spans = [each.printing.span for each in (found.result, *found.pair)]
            if _is_held(found, meant) and spans[0] not in judged and wrong.isdisjoint(spans):
                yield from _judged(related, found)
        for equation in kept.once(_several_in, passage):
            result, places = equation.result, {equation.span, *equation.evidence}
            own = result is not None and meant.at(result.flow, result.quantity.start, result.quantity.end).status
            if own is Status.ASSERTED and equation.span not in judged and wrong.isdisjoint(places):
                yield from (each for each in [decide(equation)] if each.verdict is not Verdict.NOT_JUDGED)


def _is_held(found: Found, meant: Statuses) -> bool:
    own = _status(found.result, meant) is Status.ASSERTED
    return own and all(_status(each, meant) in _HELD for each in found.pair)


def _status(each: Amount, meant: Statuses) -> Status:
    return meant.at(each.printing.flow, each.start, each.end).status


def _judged(related: Related, found: Found) -> Iterator[Judgement]:
    judgement = decide(_equation(related, found))
    if judgement.verdict is Verdict.NOT_JUDGED:
        return
    if judgement.verdict is not Verdict.DISAGREE or not _otherwise(found, related.share):
        yield judgement


def _otherwise(found: Found, share: bool) -> bool:
    """Whether something else is meant that comes to the number."""
    if not found.result.printing.quantity.percent:
        return _of_several(found) or explained(found.result, found.near)
    if share:
        return _is_another_share(found)
    if _is_saved(found):
        return True
    least, most = sorted(each.value for each in found.pair)
    wanted = found.result.value
    if most > _FAR * least and wanted < _HALF:
        return True  # `$3.90 a GPU-hour, $624/hr for all; reserved it is $2.80, 28 % less`
    known = [each for each in found.near if each.value]
    pairs = ((a, b) for a, b in combinations(known, 2) if a.kind == b.kind and {a, b} != {*found.pair})
    alike = [(a.value, b.value) for a, b in pairs]
    changes = [abs(a - b) / base for a, b in alike for base in (a, b)]
    return any(abs(change - share) <= _SAME for change in changes for share in (wanted, wanted / 100))


def _is_saved(found: Found) -> bool:
    """`The new one costs $30; savings: $90, a reduction of 75 %`: of what both were."""
    whole, wanted = sum(each.value for each in found.pair), found.result.value
    return any(abs(wanted * whole - each.value) <= _SAME * whole for each in found.pair)


def _is_another_share(found: Found) -> bool:
    """Whether any two amounts near, or what one leaves of the other, come to it; or another percentage leaves it."""
    wanted = found.result.value / (100 if found.result.value > 1 else 1)
    known = [each.value for each in found.near if each.value and not each.share]
    ratios = [min(a, b) / max(a, b) for a, b in combinations(known, 2)]
    others = [each.value for each in found.near if each.share]
    return any(abs(wanted - each) <= _SAME / 2 for ratio in (*ratios, *others) for each in (ratio, 1 - ratio))


def _of_several(found: Found) -> bool:
    """Whether as many as are counted near, or a few, of one of them are meant; or more is left than there was."""
    values, wanted = [each.value for each in found.pair], found.result.value
    counts = {*_FEW, *(each.value for each in found.near if not each.printing.quantity.measure.unit.dimensions)}
    gaps = [abs(n * one - other) for n in counts for one, other in (values, values[::-1])]
    printed = found.result.printing.quantity.printed
    near = min(_SAME, 2 * float(printed.ulp / printed.value)) if printed.value else _SAME
    return wanted > max(values) or any(abs(gap - wanted) <= near * wanted for gap in gaps)


def _equation(related: Related, found: Found) -> Equation:
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


def _found_in(passage: Passage) -> tuple[tuple[Related, Found], ...]:
    text = passage.flow.text
    return tuple(
        (related, found)
        for related, each, before in _named_in(passage)
        if (found := found_of(each, before, related, text)) is not None
        if not _has_more(related, text, found.pair[0].sentence, each)
    )


def _several_in(passage: Passage) -> tuple[Equation, ...]:
    text = passage.flow.text
    return tuple(
        equation
        for related, each, before in _named_in(passage)
        if (equation := left_of_several(each, before, related)) is not None
        if not _has_more(related, text, max(0, each.sentence - 1), each, named=_GIVEN)
    )


def _named_in(passage: Passage) -> Iterator[tuple[Related, Amount, Sequence[Amount]]]:
    """The numbers that a word of a rule names, each with those before it."""
    text, quantities = passage.flow.text, [item.quantity for item in passage.items if item.quantity is not None]
    if len(quantities) < _FEWEST:
        return
    book = relating()
    named = {
        (each.start, n) for each in quantities[2:] for n, related in enumerate(book) if _names(related, each, text)
    }
    every = amounts(passage, cues().verbs) if named else []
    for at, each in enumerate(every):
        yield from ((related, each, every[:at]) for n, related in enumerate(book) if (each.start, n) in named)


def _has_more(related: Related, text: str, first: int, each: Amount, named: re.Pattern[str] | None = None) -> bool:
    """Whether a word tells of a further part, be it `named` with its number; `the other 12` itself does not."""
    sentences = read_in(text).all
    ahead = related.before.search(text, max(0, each.start - _LEAD), each.start)
    until = ahead.start() if ahead is not None else each.start
    stretches = ((sentences[first].start, until), (each.start, sentences[each.sentence].end))
    words = (word for a, b in stretches for word in related.unless.finditer(text, a, b))
    return any(named is None or named.match(text, word.end()) is None for word in words)


def _names(related: Related, each: Quantity, text: str) -> bool:
    """Whether the number is named by a word of the rule right beside it."""
    if each.percent is (related.aside is None):
        return False
    if related.behind.match(text, each.end) is not None:
        return True
    than = related.than.match(text, each.end) if related.aside is not None and not related.share else None
    if than is not None and than[1].lower() in text[: each.start].lower():
        return True
    return related.before.search(text, max(0, each.start - _LEAD), each.start) is not None
