"""Facts -> judgements on values of one alternative that are told again by its name: `variant B, i.e. TP = 4`.

Sections, items of a list, rows and columns of a table that are alternatives do not see each other; a sentence elsewhere
that names one of them, and no other, is held against what that one says.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from docverify.claims.equation import told_twice
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.sentences import read_in
from docverify.document.model import Document, FlowKind
from docverify.facts.fact import Fact, Notation
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.facts.scope_titles import Title, titles
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.rulebook.load import rules
from docverify.source import Span

RULE = "by-name"
_READ = frozenset({FlowKind.PARAGRAPH})
Values = Mapping[str, Sequence[Fact]]


def by_name(document: Document, stated: Sequence[Fact], known: Sequence[Judgement]) -> Iterator[Judgement]:
    """Each value that the alternative itself gives otherwise."""
    told = [each for each in stated if _is_plain(each)]
    named = titles(document) if len(told) > 1 else []
    if len(named) < 2:
        return
    judged = {place for each in known if each.verdict is Verdict.DISAGREE for place in judged_places([each])}
    values = [_values(each, told) for each in named]
    places: dict[int, list[Fact]] = defaultdict(list)
    for each in told:
        if each.printing.flow.kind in _READ:
            places[id(each.printing.flow)].append(each)
    for found in places.values():
        for fact, title in _referring(found, named):
            own = values[title].get(_key(fact), ())
            if fact in own or len({_value(each) for each in own}) != 1 or _is_its_name(own[0], named[title]):
                continue
            judgement = twice_said(told_twice(RULE, own[0].printing, fact.printing, named[title].text))
            place: Span = fact.printing.span
            if judgement.verdict is Verdict.DISAGREE and place not in judged:
                judged.add(place)
                yield judgement


def _referring(found: Sequence[Fact], named: Sequence[Title]) -> Iterator[tuple[Fact, int]]:
    """The facts of sentences that name one alternative, from outside of it."""
    flow = found[0].printing.flow
    sentences = read_in(flow.text)
    for fact in found:
        sentence = sentences.all[sentences.index(fact.printing.quantity.start)]
        said = flow.text[sentence.start : sentence.end]
        here = [number for number, each in enumerate(named) if each.said.search(said)]
        alike = [each for each in found if _key(each) == _key(fact) and _is_in(each, sentence.start, sentence.end)]
        if len(alike) == len(here) == 1 and not named[here[0]].holds(flow) and _unless().search(said) is None:
            yield fact, here[0]


def _is_its_name(fact: Fact, title: Title) -> bool:
    """Whether what is taken for an alternative is the name of the quantity: `Data parallelism: 8`."""
    return title.text.lower() in fact.words.lower()


def _is_in(fact: Fact, start: int, end: int) -> bool:
    return start <= fact.printing.quantity.start < end


def _values(title: Title, told: Sequence[Fact]) -> Values:
    found: dict[str, list[Fact]] = defaultdict(list)
    for each in told:
        if title.holds(each.printing.flow):
            found[_key(each)].append(each)
    return found


def _is_plain(fact: Fact) -> bool:
    quantity = fact.printing.quantity
    plain = quantity.hedge is Hedge.NONE and quantity.upper is None and fact.asserted
    return plain and fact.notation is not Notation.CODE


def _value(fact: Fact) -> object:
    return fact.printing.quantity.printed.value * fact.printing.quantity.measure.factor


def _key(fact: Fact) -> str:
    return ".".join((fact.name, *sorted(fact.qualifiers - {"mentioned"})))


@worded()
def _unless() -> re.Pattern[str]:
    return re.compile(any_of(rules()[RULE].parameters["unless"]), re.IGNORECASE)
