"""Claims x facts -> judgements on what a row of sentences says to follow from the amounts that it states before.

`A token occupies 256 KiB. A request of 16k tokens therefore takes 4 GiB` needs no rule of its own: bytes per request
can only be bytes per token times tokens per request. A result is wrong where no other amounts of the row can be meant,
nothing in it speaks of a further factor, and no computation with all of its numbers comes to what is stated.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing
from docverify.claims.passage import Passage
from docverify.claims.status.standing import Standing, Status
from docverify.claims.status.status import Statuses
from docverify.expression import leaves
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.closed import closed
from docverify.judge.prose.coincidence import slip_of
from docverify.judge.prose.cues import cues
from docverify.judge.prose.explained import explained
from docverify.judge.prose.following import following
from docverify.judge.prose.framed import framed
from docverify.judge.prose.preceding import preceding
from docverify.judge.prose.rows import Row, rows
from docverify.judge.prose.settled import may_settle, settled
from docverify.judge.prose.unsaid import Degrees, degrees_in
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.source import Span

_FEWEST = 2  # numbers
_TOLD = 3  # digits of a number that is not the same as another by chance
_EQUAL = ("=", "~")


class _Ground(NamedTuple):
    """What the whole document says that a row is judged by."""

    counts: tuple[Amount, ...]
    degrees: Degrees
    blamed: set[Span]  # where wrong values stand
    printings: Sequence[Printing]


def followed(
    claims: Claims, facts: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """The judgements on what follows; what rests on a value that is known to be wrong is not blamed for it."""
    degrees = degrees_in(facts)
    blamed = {j.equation.result.span for j in known if j.verdict is Verdict.DISAGREE and j.equation.result}
    counts = kept.group(*(each for each in _settled(facts, kept) if each.printing.span not in blamed))
    ground = _Ground(counts, degrees, blamed, claims.printings)
    for row, passages in _rows(claims, meant, kept):
        judgement = _judged(row, passages, ground, kept)
        if judgement is not None:
            blamed.update([judgement.equation.span] if judgement.verdict is Verdict.DISAGREE else ())
            yield judgement


def _confirmed(known: Sequence[Judgement]) -> Iterator[Span]:
    """What every reading of an equation that holds computes with: which of them does is not told."""
    for judgement in known:
        if judgement.verdict.holds:
            equal = [each for each in judgement.equation.readings if each.relation in _EQUAL]
            sides = ((*leaves(each.left), *leaves(each.right)) for each in equal)
            spans = [{leaf.value.span for leaf in both if isinstance(leaf.value, Printing)} for both in sides]
            yield from set.intersection(*spans) if spans else ()


def _judged(row: Row, passages: Sequence[Passage], ground: _Ground, kept: Kept) -> Judgement | None:
    """By the kinds of its amounts; or else by all that stands since the last result."""
    for by_kinds in (True, False) if row.result.sure and (row.said or not row.supposed) else ():
        found = kept.once(following, row, ground.counts) if by_kinds else kept.once(closed, row)
        judgement = kept.of(decide, found[0]) if found is not None else None
        if found is None or judgement is None or judgement.verdict is Verdict.NOT_JUDGED:
            continue
        equation, used = found
        if row.supposed and not _is_of_sentence(equation, row):
            continue
        if judgement.verdict is not Verdict.DISAGREE:
            return judgement
        if not ground.blamed.isdisjoint((*equation.evidence, equation.span)) or _is_of_passed(row):
            continue
        if not _is_told_before(row.result, ground.printings) and _is_meant(used, judgement, by_kinds, passages, ground):
            return judgement
    return _by_frame(row, ground, kept)


def _is_meant(used: Row, judgement: Judgement, by_kinds: bool, passages: Sequence[Passage], ground: _Ground) -> bool:
    """Whether no other computation is, nor another one comes to what is stated."""
    from docverify.judge.prose.forced import forced, only  # few results do not follow
    from docverify.judge.prose.turned import turned_into

    if turned_into(used, judgement):
        return False
    if by_kinds:
        return forced(used, judgement, ground.degrees)
    return only(used, judgement, ground.degrees, passages, ground.printings)


def _by_frame(row: Row, ground: _Ground, kept: Kept) -> Judgement | None:
    """By what words tell to be one of its factors."""
    found = framed(row, ground.degrees)
    judgement = kept.of(decide, found[0]) if found is not None else None
    if found is None or judgement is None or judgement.verdict is not Verdict.DISAGREE:
        return None
    from docverify.judge.prose.turned import turned_into

    blamed = not ground.blamed.isdisjoint((*found[0].evidence, found[0].span))
    return None if blamed or _is_of_passed(row) or turned_into(row, judgement) else judgement


def _is_of_passed(row: Row) -> bool:
    """Whether two numbers, one of them from sentences that were passed over, come to the result."""
    return bool(row.passed) and explained(row.result, (*row.passed, *row.inputs), 2)


def _is_told_before(result: Amount, printings: Sequence[Printing]) -> bool:
    """Whether it only repeats what was said further up, and followed from other numbers there."""
    own = result.printing
    return own.quantity.printed.significant >= _TOLD and any(
        each.span.end < own.span.start and each.flow is not own.flow and _prints(each) == _prints(own)
        for each in printings
    )


def _prints(each: Printing) -> tuple[object, ...]:
    quantity = each.quantity
    return quantity.printed.value, quantity.unit_text, quantity.currency


def _is_of_sentence(equation: Equation, row: Row) -> bool:
    """Whether all that a supposed result follows from is supposed in one sentence with it."""
    own = {a.printing.span for a in row.inputs if a.sentence == row.result.sentence}
    return own.issuperset(equation.evidence)


def coincident(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """The judgements on numbers that nothing confirms, and that a slip makes of others, when all else is judged.

    What is least likely by accident comes first, and nothing of it is doubted again.
    """
    blamed = {j.equation.result.span for j in known if j.verdict is Verdict.DISAGREE and j.equation.result}
    held = set(_confirmed(known))
    rows_ = (row for row, _ in _rows(claims, meant, kept) if row.result.printing.span not in held)
    found = [each for row in rows_ if (each := kept.once(slip_of, row)) is not None]
    for each in sorted(found, key=lambda each: each.chance):
        judgement = kept.of(decide, each.equation)
        places = {each.equation.span, *each.equation.evidence}
        if judgement.verdict is not Verdict.DISAGREE or _is_of_passed(each.row):
            continue
        from docverify.judge.prose.forced import one_kind  # hardly ever

        if blamed.isdisjoint(places) and one_kind(each.row, each.equation):
            blamed |= places
            yield judgement


def _settled(facts: Sequence[Fact], kept: Kept) -> tuple[Amount, ...]:
    return kept.of(settled, kept.group(*(fact for fact in facts if may_settle(fact))))


def _rows(claims: Claims, meant: Statuses, kept: Kept) -> Iterator[tuple[Row, tuple[Passage, ...]]]:
    """Of paragraphs that say that something follows; what is computed with is held by the author."""
    for passage, before in preceding(claims.passages):
        for row in kept.of(_rows_of, passage, kept.group(*before), kept):
            if _asserted(row.result, meant):
                unheld = kept.group(*(each for each in row.inputs if not _asserted(each, meant)))
                yield (kept.of(_held, row, unheld) if unheld else row), (*before, passage)
            elif _at(row.result, meant).judged_arithmetic:
                yield row._replace(supposed=True), (*before, passage)


def _held(row: Row, unheld: tuple[Amount, ...]) -> Row:
    """The row without the numbers that the author only tells of."""
    return row._replace(inputs=tuple(each for each in row.inputs if each not in unheld), unheld=unheld)


def _rows_of(passage: Passage, before: tuple[Passage, ...], kept: Kept) -> tuple[Row, ...]:
    return tuple(rows(passage, before, kept)) if _concludes(passage) else ()


def _concludes(passage: Passage) -> bool:
    """Whether a word says that something follows, or one number may follow from another."""
    if passage.numbers >= _FEWEST:
        return True
    text = passage.flow.text
    return cues().verbs.search(text) is not None or cues().announcing.search(text) is not None


def _asserted(amount: Amount, meant: Statuses) -> bool:
    return _at(amount, meant).status is Status.ASSERTED


def _at(amount: Amount, meant: Statuses) -> Standing:
    return meant.at(amount.printing.flow, amount.start, amount.end)
