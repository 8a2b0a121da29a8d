"""Claims -> judgements on what is said of all things of a kind, where the document counts them elsewhere.

Of `all 16 routers` there are 16. The rules of facts know layers and GPUs; this is for what has no other name.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing, told_twice
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.document.holding import holding
from docverify.document.model import FlowKind
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.cues import any_of, cues
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_LABEL = re.compile(r"\W*(?:[A-Za-z][\w-]*\s){0,2}([A-Za-z][a-z-]*s)\W*[:：]\W*$")
_QUALIFIED = re.compile(r" ((?!of )(?:[a-z]+[^s\W][- ]){1,2}[a-z]+[^s\W]s)\b")  # `14 shard servers`
_CAPITAL = re.compile(r" ([A-ZÄÖÜ][a-zäöüß]{6,})\b")  # `36 Speicherknoten`
_ONE_OF = Worded(r"\b{one_of_those}\s*$")
_CLAUSE = re.compile(r"[,;，；]")
_FEWEST, _LEAD = 3, 24  # things, characters


class _Words(NamedTuple):
    rule: Rule
    every: re.Pattern[str]  # right before a number: all of them
    sought: re.Pattern[str]
    definite: re.Pattern[str]
    has: re.Pattern[str]
    unless: re.Pattern[str]
    single: re.Pattern[str]  # one of several: nothing is said of all, but behind `all 16 routers have two ports each`
    part: re.Pattern[str]
    known: frozenset[str]


class Count(NamedTuple):
    """A number of things; `whole` if it is of all of them, `stated` if it says how many there are."""

    amount: Amount
    noun: str
    name: str  # with the words that tell which: `shard server`
    whole: bool
    stated: bool


def all_of_them(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """Each number of all things that is not the number that there are."""
    words = _words()
    passages = [each for each in claims.passages if each.numbers and each.flow.kind is FlowKind.PARAGRAPH]
    if next(holding(words.sought, (each.flow for each in passages)), None) is None:
        return
    judged = judged_places(known)
    found: dict[str, list[Count]] = {}
    pairs: list[tuple[Printing, Printing] | None] = []
    from docverify.judge.prose.all_of_operand import all_of_operands

    for passage in passages:
        for count in kept.of(counts_in, passage):
            if count.name not in words.known:
                found.setdefault(count.name, []).append(count)
        pairs += all_of_operands(passage, kept)
    for pair in (*pairs, *map(_pair, found.values())):
        if pair is not None and pair[0].span not in judged and all(map(meant.asserts, pair)):
            whole, counted = pair
            judgement = twice_said(told_twice(words.rule.name, counted, whole, counted.text))
            if judgement.verdict is Verdict.DISAGREE:
                yield judgement


def _pair(counts: Sequence[Count]) -> tuple[Printing, Printing] | None:
    """The number of all and the number that there are, if these are the only two."""
    whole = {each.amount.value: each.amount.printing for each in counts if each.whole}
    stated = {each.amount.value: each.amount.printing for each in counts if each.stated}
    if len(whole) != 1 or len(stated) != 1 or len({each.amount.value for each in counts}) != len({*whole, *stated}):
        return None
    return next(iter(whole.values())), next(iter(stated.values()))


def counts_in(passage: Passage) -> tuple[Count, ...]:
    """What is counted in a passage, one by one."""
    text, words = passage.flow.text, _words()
    found = []
    for each in amounts(passage, cues().verbs):
        label = _LABEL.match(text, 0, each.start)
        noun = label[1].lower().removesuffix("s") if label and each.printing.quantity.bare else _noun(each, text)
        if not noun or each.value < _FEWEST or not each.printing.quantity.one:
            continue
        sentence = read_in(text).all[each.sentence]
        start = max(sentence.start, each.start - _LEAD)
        ahead = words.every.search(text, start, each.start)
        one_of = None if ahead else _ONE_OF.search(text, start, each.start)
        plain = words.unless.search(text, sentence.start, sentence.end) is None
        clause = _CLAUSE.search(text, each.end, sentence.end)  # `has 18 workers, each with a queue of its own`
        end = clause.start() if clause is not None else sentence.end
        end = each.start if ahead else one_of.start() if one_of else end
        plain &= words.single.search(text, sentence.start, end) is None
        part = words.part.match(text, _behind(each, text)) is not None
        definite = not part and (one_of or words.definite.search(text, start, each.start)) is not None
        name = _name(noun, each, text)
        indefinite = name != noun and not definite  # `hosts 28 inference racks`: no verb has to say that they are all
        stated = label is not None or indefinite or words.has.search(text, start, each.start) is not None
        whole = ahead is not None or definite
        found.append(Count(each, noun, name, plain and whole, plain and stated and not (ahead or one_of)))
    return tuple(found)


def _noun(each: Amount, text: str) -> str:
    """What is counted, in the singular."""
    named = _CAPITAL.match(text, each.end) if each.printing.quantity.bare else None
    if named is not None:
        return named[1].lower()
    if not each.kind and each.printing.quantity.bare and (qualified := _qualified(each, text)):
        return qualified.split()[-1]  # `14 edge gateways`: things that have no unit
    if len(each.kind) != 1 or each.kind[0][1] != 1 or each.owned or each.measured:
        return ""
    return each.kind[0][0].lower().removesuffix("s")


def _behind(each: Amount, text: str) -> int:
    """Where what is counted ends."""
    found = _QUALIFIED.match(text, each.printing.quantity.number_end)
    return each.end if found is None else max(found.end(), each.end)


def _name(noun: str, each: Amount, text: str) -> str:
    return _qualified(each, text) or noun


def _qualified(each: Amount, text: str) -> str:
    """The words that tell what is counted, in the singular, if there are several."""
    found = _QUALIFIED.match(text, each.printing.quantity.number_end)
    return found[1].removesuffix("s") if found is not None else ""


@worded()
def _words() -> _Words:
    rule = rules()["all-of-them"]
    stated = rule.parameters
    every, the = any_of(stated["all"]), any_of(stated["the"])
    return _Words(
        rule,
        re.compile(rf"(?:{every})\s*$", re.IGNORECASE),
        re.compile(rf"(?:{every}|{the})\s*\d", re.IGNORECASE),
        re.compile(rf"(?:{the})\s*$", re.IGNORECASE),
        re.compile(rf"(?:{any_of(stated['has'])})\s*$", re.IGNORECASE),
        re.compile(any_of(stated["unless"]), re.IGNORECASE),
        re.compile(any_of(stated["single"]), re.IGNORECASE),
        re.compile(rf"\s*(?:{any_of(stated['part'])})", re.IGNORECASE),
        frozenset(stated["known"]),
    )
