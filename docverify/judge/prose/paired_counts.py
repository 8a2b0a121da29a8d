"""Claims, facts -> judgements on two counts side by side of which one restates the other: `18 nodes, 144 GPUs`.

How many of the inner things one outer thing has is stated, or two other pairs agree on it. Where several numbers are
told of one, things differ and nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf, Node
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules

_RULE = "paired-counts"
_OF = Worded(r"\b{part_of}\s*$")
_LONGEST, _AHEAD = 20, 8  # characters between the counts
_FEWEST = 2  # other pairs that tell what nobody states


class _Words(NamedTuple):
    between: re.Pattern[str]
    behind: re.Pattern[str]
    unless: re.Pattern[str]
    kinds: dict[tuple[str, str], str]  # nouns of the outer and the inner thing -> the fact of how many one has


class _Pair(NamedTuple):
    outer: Printing
    inner: Printing
    fact: str

    @property
    def of_one(self) -> Fraction:
        return self.inner.quantity.printed.value / self.outer.quantity.printed.value

    @property
    def plain(self) -> bool:
        """Whether one may well have so many: other things than those the text speaks of elsewhere."""
        return self.of_one.denominator == 1 and not self.of_one.numerator & (self.of_one.numerator - 1)


def paired_counts(
    claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """What nothing else has judged."""
    several = (each for each in claims.passages if each.numbers > 1)
    pairs = [pair for passage in several for pair in kept.once(_pairs, passage)]
    judged = judged_places(known) if pairs else frozenset()
    for pair in pairs:
        places = (pair.outer.span, pair.inner.span)
        if pair.plain or not judged.isdisjoint(places) or not (meant.asserts(pair.outer) and meant.asserts(pair.inner)):
            continue
        one = _of_one(pair, pairs, stated)
        if one is not None and (judgement := decide(_equation(pair, *one))).verdict is Verdict.DISAGREE:
            yield judgement


def _of_one(pair: _Pair, pairs: Sequence[_Pair], stated: Sequence[Fact]) -> tuple[Node, tuple[Printing, ...]] | None:
    """How many one has, and where that is told."""
    others = [each for each in pairs if each is not pair and each.fact == pair.fact]
    told = [fact.printing for fact in stated if fact.name == pair.fact and fact.printing.quantity.one]
    own = (pair.outer.span, pair.inner.span)
    told = [each for each in told if each.span not in own]
    values = {each.quantity.printed.value for each in told} | {each.of_one for each in others if each.plain}
    if len(values) != 1 or (not told and len({each.inner.span for each in others}) < _FEWEST):
        return None
    if told:
        return Leaf(told[0]), (told[0],)
    other = next(each for each in others if each.plain)
    return Binary("/", Leaf(other.inner), Leaf(other.outer), True), (other.inner, other.outer)


def _equation(pair: _Pair, one: Node, told: Sequence[Printing]) -> Equation:
    """What is told last restates what is told first."""
    result, first, operator, joint = pair.inner, pair.outer, "*", "×"
    if pair.inner.quantity.start < pair.outer.quantity.start:
        result, first, operator, joint = pair.outer, pair.inner, "/", "÷"
    reading = Reading(Binary(operator, Leaf(first), one), "=", Leaf(result))
    of_one = told[0].text if len(told) == 1 else f"({' / '.join(each.text for each in told)})"
    return Equation(
        _RULE, (reading,), result.span, result, first.span, result.flow, "value",
        words=f"{first.text} {joint} {of_one}", evidence=(first.span, *(each.span for each in told)),
    )  # fmt: skip


def _pairs(passage: Passage) -> tuple[_Pair, ...]:
    words, text = _words(), passage.flow.text
    counts = [q for item in passage.items if (q := item.quantity) is not None and len(q.measure.unit.nouns) == 1]
    found = []
    for first, second in pairwise(counts):
        for outer, inner in ((first, second), (second, first)):
            fact = words.kinds.get((_noun(outer), _noun(inner)), "")
            if fact and inner.printed.value > outer.printed.value > 0 and _beside(text, first, second, words):
                found.append(_Pair(Printing(outer, passage.flow), Printing(inner, passage.flow), fact))
    return tuple(found)


def _beside(text: str, first: Quantity, second: Quantity, words: _Words) -> bool:
    """Whether the second says the same as the first, of all of them, and nothing is taken away or set aside."""
    if second.start - first.end > _LONGEST or not (_is_plain(first) and _is_plain(second)):
        return False
    if _OF.search(text, max(0, first.start - _AHEAD), first.start) is not None:
        return False  # `of 3 nodes, 20 GPUs`
    if words.between.fullmatch(text, first.end, second.start) is None or words.behind.match(text, second.end) is None:
        return False
    sentences = read_in(text)
    sentence = sentences.all[sentences.index(first.start)]
    return words.unless.search(text, sentence.start, sentence.end) is None


def _is_plain(quantity: Quantity) -> bool:
    return quantity.one and quantity.printed.whole and quantity.hedge is Hedge.NONE and not quantity.label


def _noun(quantity: Quantity) -> str:
    """What is counted, if nothing is measured with it."""
    unit = quantity.measure.unit
    (name, power), *_ = unit.nouns
    return name if power == 1 and not unit.dimensions else ""


@worded()
def _words() -> _Words:
    stated = rules()[_RULE].parameters
    kinds = {(outer, inner): fact for outer, inner, fact in map(str.split, stated["pairs"])}
    return _Words(
        re.compile(rf"\W*(?:{any_of(stated['between'])})\W*|\s*(?:[,(（，、=→⇒]|[-=]>)\s*", re.IGNORECASE),
        re.compile(rf"\W*$|\s*(?:[),.;:，。；：）=→+]|(?:{any_of(stated['behind'])}))", re.IGNORECASE),
        re.compile(any_of(stated["unless"]), re.IGNORECASE),
        kinds,
    )
