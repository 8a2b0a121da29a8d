"""Claims -> judgements on values quoted from a section or a sentence with a name: `the 58 ms of variant B`."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import told_twice
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.document.holding import holding
from docverify.document.model import Document, FlowKind
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.equations.slips import misprinted
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.cues import cues
from docverify.judge.prose.owners import counts
from docverify.judge.prose.prints import rounds_to
from docverify.judge.prose.quoting import Names, Quoting, Reference, quoting
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.source import Span

_WORD = re.compile(r"[a-z][a-z-]{3,}|[\u4e00-\u9fff]{2}")
_LABEL = Worded(r"([a-z][\w-]{2,})[ -]([a-z][\w-]{2,})\s*(?:{is}|{are})?\s*$")
_AND = Worded(r"\s*(?:,|{and_again}|{and_also_sign})\s*(?:of\s+)?")
_AGAIN = Worded(r"\d[^.;]*?(?:,|{and_again})\s*$")
_NEAR = 12  # characters
_AROUND = 40  # characters in which a word tells what an amount is of
_IN_PASSING = frozenset({"mentioned", "all"})
_FEWEST = 3  # of one thing or two nobody says that they are all


_Known = dict[Span, tuple[str, frozenset[str]]]


class _Said(NamedTuple):
    """An amount that is of a named place."""

    key: str
    amount: Amount
    quoted: bool


def quoted(
    document: Document, claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """Each number that its place does not give."""
    rule = quoting()
    passages = [each for each in claims.passages if each.flow.kind is FlowKind.PARAGRAPH]
    if rule is None:
        return
    judged, names = judged_places(known), kept.same(rule.names(document))
    if not names and next(holding(rule.named, (each.flow for each in passages)), None) is None:
        return
    known_as = {each.printing.span: (each.name, each.qualifiers - _IN_PASSING) for each in stated}
    said = [each for passage in passages if passage.numbers for each in kept.once(_said_in, passage, rule, names)]
    given = [*said, *_in_sections(document, passages, rule, {each.key for each in said})]
    for each in said:
        if each.quoted and each.amount.printing.span not in judged and meant.asserts(each.amount.printing):
            others = [
                other.amount for other in given
                if other.key == each.key and _apart(other.amount, each.amount) and not _is_later(other, each)
            ]  # fmt: skip
            held = [other for other in others if meant.asserts(other.printing)]
            yield from _judged(each.amount, held, known_as, rule)


def _judged(own: Amount, others: Sequence[Amount], known_as: _Known, rule: Quoting) -> Iterator[Judgement]:
    alike = {each.value: each for each in others if _is_one(each) and _are_alike(own, each, known_as)}
    if any(rounds_to(own, each) for each in (*alike.values(), *(other for other in others if not other.kind))):
        return
    told = (each.printing for each in alike.values())
    judgements = [twice_said(told_twice(rule.rule.name, each, own.printing, each.text)) for each in told]
    if any(each.verdict is not Verdict.DISAGREE for each in judgements):
        return
    slips = [each for each in judgements if misprinted(each)]
    if len(slips) == 1:
        yield slips[0]
    elif len(judgements) == 1 and _is_same(own, next(iter(alike.values())), known_as):
        yield judgements[0]


def _said_in(passage: Passage, rule: Quoting, names: Names) -> tuple[_Said, ...]:
    """The amounts of a passage that belong to a name in it."""
    text = passage.flow.text
    references = rule.references(text, names)
    if not references:
        return ()
    found: list[_Said] = []
    sentences = read_in(text)
    for each in amounts(passage, cues().verbs):
        if not _is_one(each) or (each.value < _FEWEST and not each.measured):
            continue
        sentence = sentences.all[each.sentence]
        own = [ref for ref in references if sentence.start <= ref.start < sentence.end]
        quotes = rule.unless.search(text, sentence.start, sentence.end) is None
        quotes &= rule.aside.search(text, max(sentence.start, each.start - _NEAR), each.end + _NEAR // 2) is None
        reference = _quoted_from(each, own, text, rule)
        if reference is not None and quotes:
            found.append(_Said(reference.key, each, True))
        elif reference is None and own and not text[sentence.start : own[0].start].strip(" *_-\n") and len(own) == 1:
            found.append(_Said(own[0].key, each, False))
    return tuple(found)


def _quoted_from(each: Amount, references: Sequence[Reference], text: str, rule: Quoting) -> Reference | None:
    """The reference that an amount is said to be of, by the words between them."""
    behind = next((ref for ref in references if ref.start >= each.end), None)
    before = next((ref for ref in reversed(references) if ref.end <= each.start), None)
    if behind is not None and not _goes_on(behind, references, text):
        definite = rule.definite.search(text, max(0, each.start - _AROUND), each.start) is not None
        trailing = rule.trailing.fullmatch(text, each.end, behind.start) is not None
        trailing = trailing and rule.aside.search(text, each.end, behind.start) is None
        cited = text[behind.end : behind.end + 1] in ")）" and rule.citing.fullmatch(text, each.end, behind.start)
        again = before is not None and _AND.fullmatch(text, before.end, each.start) is not None
        told = rule.told.search(text, max(0, each.start - _AROUND), each.start) is not None
        if cited or (trailing and (definite or told or again)):
            return behind
    if before is not None and (
        rule.leading.fullmatch(text, before.end, each.start) or rule.saying.fullmatch(text, before.end, each.start)
    ):
        return before
    return None


def _goes_on(reference: Reference, references: Sequence[Reference], text: str) -> bool:
    """Whether another one is named with it: `of variant A and variant B`."""
    return any(_AND.fullmatch(text, reference.end, each.start) for each in references if each.start > reference.end)


def _in_sections(document: Document, passages: Sequence[Passage], rule: Quoting, wanted: set[str]) -> Iterator[_Said]:
    """The amounts of the sections that are quoted from."""
    keys = {index: key for key, index in rule.sections(document).items() if key in wanted}
    for passage in passages if keys else ():
        index = passage.flow.section
        while index > 0:
            if index in keys:
                yield from (_Said(keys[index], each, False) for each in amounts(passage, cues().verbs))
            index = document.sections[index].parent


def _is_one(each: Amount) -> bool:
    """Whether it is a plain value; one with a label, `TP=8`, is of what the label names."""
    quantity = each.printing.quantity
    return each.sure or bool(quantity.label and quantity.one and not quantity.percent and not quantity.ratio)


def _apart(one: Amount, other: Amount) -> bool:
    return one.printing.flow is not other.printing.flow or one.sentence != other.sentence


def _is_later(other: _Said, one: _Said) -> bool:
    """Of two quotations of one place the second is told of."""
    return other.quoted and other.amount.printing.span > one.amount.printing.span


def _are_alike(one: Amount, other: Amount, known_as: _Known) -> bool:
    """Whether both are values of one name, or of one kind; what an amount is per may be left unsaid."""
    named = [known_as.get(each.printing.span) for each in (one, other)]
    if None not in named:
        return named[0] == named[1]
    if not (one.kind or other.kind):
        return (label := _label(one)) != "" and label == _label(other)
    if not (one.kind and other.kind) or one.measured != other.measured:
        return False
    parts = [{part for part in each.kind if counts(part[0])} for each in (one, other)]
    return parts[0] == parts[1] or (bool(one.measured) and not parts[0])


def _is_same(one: Amount, other: Amount, known_as: _Known) -> bool:
    """Whether more than the unit tells that both are values of one thing."""
    if (
        not one.kind
        or one.printing.span in known_as
        or (one.kind == other.kind and any(counts(name) for name, _ in one.kind))
    ):
        return True
    words = [_words(each) for each in (one, other)]
    return not words[0].isdisjoint(words[1])


def _label(each: Amount) -> str:
    """The two words before a bare number: `a global batch of 1,536`."""
    found = _LABEL.search(each.printing.flow.text, max(0, each.start - _AROUND), each.start)
    return f"{found[1]} {found[2]}".lower() if found is not None else ""


def _words(each: Amount) -> set[str]:
    text = each.printing.flow.text.lower()
    start = max(0, each.start - _AROUND)
    if _AGAIN.search(text, start, each.start) is not None:  # `24 GB in variant A and 32 GB in variant B`
        start = max(0, start - _AROUND)
    return set(_WORD.findall(text, start, each.end + _AROUND))
