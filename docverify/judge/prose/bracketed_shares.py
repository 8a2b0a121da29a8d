"""Claims, facts -> judgements on the share of a device's memory in a bracket: `Headroom: 48.4 GB (66 %)`.

The base is not printed there. It may be any amount that the document states; only where none gives that share is it
wrong, and then the memory of the one kind of device that the document speaks of tells what it is.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rational import ZERO
from docverify.rulebook.load import rules

_BYTES = (("information", 1),)
_CAPACITY = "gpu_memory"
_LEAD = 40  # characters before the amount in which it is named
_CLAUSE = re.compile(r"[|\n;；,，。.!?](?!\d)")
_OPENS = re.compile(r"[*_]*\s*[(（]\s*[~≈]?\s*")
_OF = Worded(r"\s*[)）]\s*{of}\s+(?:[a-z]+\s+)?", re.IGNORECASE)
_BINARY = Fraction(2**30, 10**9)
_NEAR = Fraction(3, 1000)


class _Words(NamedTuple):
    rule: str
    labels: re.Pattern[str]
    unless: re.Pattern[str]
    behind: re.Pattern[str]


def of_capacity(
    claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement]
) -> Iterator[Judgement]:
    """One for each share that nothing else has judged and no amount of the document explains."""
    memories = [fact.printing for fact in stated if fact.name == _CAPACITY and "per_gpu" in fact.qualifiers]
    largest = max(memories, key=_worth, default=None)  # what is used of it may be called the same
    judged = judged_places(known)
    for passage in claims.passages:
        for amount, share, told in _pairs(passage) if passage.numbers > 1 else ():
            memory = told or largest
            if memory is None or share.span in judged or not (meant.asserts(share) and meant.asserts(amount)):
                continue
            if _worth(amount) > _worth(memory) or _explained(amount, share, claims.printings):
                continue
            judgement = decide(_equation(amount, share, memory))
            if judgement.verdict is Verdict.DISAGREE:
                yield judgement


def _pairs(passage: Passage) -> Iterator[tuple[Printing, Printing, Printing | None]]:
    """An amount that is called free, used or all of a memory, the share in the bracket right behind it, and of what."""
    text, words = passage.flow.text, _words()
    quantities = [item.quantity for item in passage.items if item.quantity is not None]
    for amount, share, base in zip(quantities, quantities[1:], [*quantities[2:], None], strict=False):
        if not share.percent or amount.percent or amount.measure.unit.dimensions != _BYTES or not amount.one:
            continue
        if not _OPENS.fullmatch(text, amount.end, share.start) or not words.behind.match(text, share.end):
            continue
        lead = _CLAUSE.split(text[max(0, amount.start - _LEAD) : amount.start])[-1]
        if words.labels.search(lead) and not words.unless.search(lead):
            told = base is not None and base.measure.unit.dimensions == _BYTES
            told = told and base is not None and _OF.fullmatch(text, share.end, base.start) is not None
            whole = Printing(base, passage.flow) if base is not None and told else None
            yield Printing(amount, passage.flow), Printing(share, passage.flow), whole


def _explained(amount: Printing, share: Printing, printings: Sequence[Printing]) -> bool:
    """Whether any amount that the document prints gives this share, in decimal or binary prefixes."""
    quantity = share.quantity
    half = max(quantity.printed.ulp, quantity.printed.value * _NEAR)
    low, high = (quantity.printed.value + sign * half for sign in (-1, 1))
    worth = _worth(amount) * 100
    for each in printings:
        other = each.quantity
        if other.measure.unit.dimensions == _BYTES and (base := _worth(each)):
            found = worth / base
            if any(low <= value <= high for value in (found, found * _BINARY, found / _BINARY, 100 - found)):
                return True
    return False


def _equation(amount: Printing, share: Printing, memory: Printing) -> Equation:
    reading = Reading(Binary("/", Leaf(amount), Leaf(memory)), "=", Leaf(share))
    return equation_of(share, (reading,), [amount, memory], _words().rule)


def _worth(printing: Printing) -> Fraction:
    measure = printing.quantity.measure
    return abs(printing.quantity.printed.value * measure.factor * measure.unit.factor) or ZERO


@worded()
def _words() -> _Words:
    rule = rules()["share-of-capacity"]
    labels, unless, behind = (any_of(rule.parameters[key]) for key in ("labels", "unless", "behind"))
    return _Words(
        rule.name,
        re.compile(labels, re.IGNORECASE),
        re.compile(unless, re.IGNORECASE),
        re.compile(rf"\s*(?:(?:{behind})[^\d()（）]{{0,24}})?[)）,，;；]", re.IGNORECASE),
    )
