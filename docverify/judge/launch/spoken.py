"""Settings beside the text -> findings: a number that words say to be a setting, or what settings come to, and is not.

Nothing is told of unless the text says several other things as they are set, and few otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from math import log2

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.document.model import Document, FlowKind
from docverify.expression import Leaf
from docverify.findings import Finding, Mark, Verdict
from docverify.judge.code.as_told import Text
from docverify.judge.code.parity import judged, told_as, unhedged
from docverify.judge.compose import composed
from docverify.judge.launch.formats_set import formatted
from docverify.judge.launch.heard import Mention, Spoken, mentions
from docverify.judge.launch.pools import Pool
from docverify.judge.launch.switches import switched
from docverify.judge.launch.worded import commented, with_words
from docverify.judge.launch.worth import Ledger
from docverify.judge.plans.numbers import READ, Said, numbers
from docverify.judge.wording import spelled_out
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_OF_WORDS = {"switches": switched, "formats": formatted}
_READ = (*READ, FlowKind.FENCE)  # diagrams and trees
_AGREEING = 6  # for each that would have to be another: three, or two with numbers that are not usual
_USUAL = 64  # small numbers and powers of two come twice by chance
_WHY = ("take what the settings come to", "change the setting")


class _Told(NamedTuple):
    """What a text tells of settings: its numbers, and what those are that words tell."""

    source: Source
    document: Document
    meant: Statuses
    known: Set[Span]  # places that are told of already
    ledger: Ledger
    said: Sequence[Said]
    heard: Sequence[Mention]


def spoken(
    source: Source, document: Document, text: Text, found: Sequence[Pool], known: Set[Span], kept: Kept
) -> list[Finding]:
    """`found` are the pools of settings."""
    pages = [rule for rule in rules().values() if rule.check == "launch"]
    if not pages:
        return []
    ledger, own = Ledger(found), {placed.printing.span for pool in found for placed in pool.settings}
    passages = [*with_words(text.passages), *commented(document)]
    groups = numbers(document, passages, kept, _READ)
    said = [[each for each in group if each.printing.span not in own] for group in groups]
    plain = [each for group in said for each in group]
    told = _Told(source, document, text.meant, known, ledger, plain, list(mentions(said, ledger)))
    odd = [each for rule in pages for mention in _odd(rule, told) for each in _findings(rule, mention, told)]
    return [*_once(odd), *_by_words(told)]


def _by_words(told: _Told) -> Iterator[Finding]:
    """What no role tells, in the sections that are known to speak of what is set."""
    for rule in rules().values():
        if (words := _OF_WORDS.get(rule.check)) is not None and (confirmed := _confirmed(told.heard)):
            found = words(rule, told.document, confirmed, told.meant)
            yield from (each for each in found if told.known.isdisjoint(mark.span for mark in each.evidence))


def _places(each: Spoken) -> list[Span]:
    return [each.said.printing.span, *(placed.printing.span for placed in each.worth.placed)]


def _once(found: Sequence[Finding]) -> list[Finding]:
    """One for each setting that would have to be another; what else follows from it is told with the first."""
    counts = Counter(mark.span for each in found for mark in each.evidence)
    first: dict[Span, Finding] = {}
    for each in sorted(found, key=lambda finding: len(finding.evidence)):
        cause = max((mark.span for mark in each.evidence), key=lambda span: counts[span])
        if cause in first:
            more = (*first[cause].dependents, Mark(each.span, "follows from it as well"))
            first[cause] = replace(first[cause], dependents=more)
        else:
            first[cause] = each
    return list(first.values())


def _confirmed(heard: Sequence[Mention]) -> set[int]:
    """The sections that say several things as they are set."""
    agreeing = [each for each in heard if each.agrees]
    sections = {each.said.section for each in agreeing}
    return {at for at in sections if _weight(each for each in agreeing if each.said.section == at) >= _AGREEING}


def _weight(agreeing: Iterable[Mention]) -> int:
    """How much they say: each thing once."""
    weights: dict[object, int] = {}
    for each in agreeing:
        thing = (each.role.name, each.pools)
        weights[thing] = max(weights.get(thing, 0), _says(each.said.value))
    return sum(weights.values())


def _says(value: float) -> int:
    """1 says nothing: it is what is not used at all."""
    usual = (value < _USUAL and value.is_integer()) or log2(value).is_integer()
    return 0 if value == 1 else 2 if usual else 3


def _odd(rule: Rule, told: _Told) -> Iterator[Mention]:
    agreeing = [each for each in told.heard if each.agrees]
    odd = [each for each in told.heard if not each.agrees and _is_said(rule, each, told.meant)]
    for each in odd:
        near = [other for other in agreeing if _near(each, other)]
        others = [other for other in odd if _near(each, other)]
        if any(_same_thing(each, other) for other in near):
            continue
        if _weight(near) >= _AGREEING * max(1, _causes(others)):
            yield each


def _near(one: Mention, other: Mention) -> bool:
    return one.said.section == other.said.section


def _same_thing(one: Mention, other: Mention) -> bool:
    """Whether the text says elsewhere what the settings say."""
    return one.role is other.role and one.worth == other.worth


def _causes(odd: Sequence[Mention]) -> int:
    """How many settings, at least, would have to be others."""
    causes, left = 0, [{each.printing.span for each in one.worth.placed} for one in odd]
    while left:
        spans = {span for each in left for span in each}
        most = max(spans, key=lambda span: sum(span in each for each in left))
        left = [each for each in left if most not in each]
        causes += 1
    return causes


def _is_said(rule: Rule, each: Spoken, meant: Statuses) -> bool:
    words = f"{each.said.near} | {each.said.about.partition(' | ')[0]}"
    if any(re.search(unless, words) for unless in rule.parameters["unless"]):
        return False
    return meant.asserts(each.said.printing)


def _findings(rule: Rule, each: Spoken, told: _Told) -> Iterator[Finding]:
    """None where it is told of already, or rounding makes it true."""
    if not told.known.isdisjoint(_places(each)):
        return
    place, worth = unhedged(each.said.printing), each.worth
    keys = {placed.printing.span: f"`{placed.setting.key}`" for placed in worth.placed}
    words = spelled_out(worth.node, lambda leaf: keys.get(leaf.span, "") if isinstance(leaf, Printing) else str(leaf))
    spans = tuple(placed.printing.span for placed in worth.placed)
    form = "value" if isinstance(worth.node, Leaf) else "product"
    equation = Equation(
        rule.name, (Reading(Leaf(place), "=", worth.node),), place.span, place, spans[0], place.flow, form,
        {"first": worth.placed[0].printing}, words=words, evidence=spans,
    )  # fmt: skip
    judgement = judged(equation)
    if judgement.verdict is Verdict.DISAGREE:
        finding = composed(judgement, rule, told.source)
        yield replace(finding, repairs=tuple(told_as(finding, _WHY)))
