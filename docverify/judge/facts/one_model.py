"""Facts -> judgements on numbers of an architecture that several places give for one model."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from docverify.claims.equation import told_twice
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.sentences import read_in
from docverify.document.model import Document, FlowKind
from docverify.facts.fact import Fact, Notation
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_MODEL = re.compile(r"\b[A-Z][A-Za-z]*(?:[-. ]?\w+)?-\d+(?:\.\d+)?[BM]\b|\b\d+(?:\.\d+)?B-A?\w+")
_READ = frozenset({FlowKind.PARAGRAPH, FlowKind.CELL})
_PARTS = frozenset({"active", "part", "shared", "total"})
_LEAD = 12  # characters before a number in which an article stands
_TWO = 2


class _Words(NamedTuple):
    rule: Rule
    definite: re.Pattern[str]
    unless: re.Pattern[str]
    part: re.Pattern[str]


def one_model(document: Document, stated: Sequence[Fact], known: Sequence[Judgement]) -> Iterator[Judgement]:
    """Each number that another place rules out."""
    words = _words()
    names, sizes = (set(words.rule.parameters[key]) for key in ("names", "sizes"))
    parts = {_value(each) for each in stated if each.name == "layers_per_stage"}
    held = [each for each in stated if each.name in names and not (each.name == "layers" and _value(each) in parts)]
    told = _of_one([each for each in held if _is_told(each, words)])
    sized = [each for each in stated if each.name in sizes and _is_plain(each)]
    if len({each.printing.quantity.printed.value for each in (*told, *sized)}) < 2:
        return
    from docverify.judge.facts.named_model import misprinted, named_alike
    from docverify.judge.facts.of_options import of_options

    judged, alike = judged_places(known), list[tuple[Fact, Fact]]()
    if not _several(document):
        plans = words.rule.parameters["plans"]
        alike = [*_referred(told, stated, words), *_described(told, words)]
        alike += misprinted([*told, *(each for each in sized if not _of_row(each))])
        alike += of_options([*told, *sized], stated, document, plans)
    for first, other in (*named_alike(told, document, words.part), *alike):
        judgement = twice_said(told_twice("one-model", first.printing, other.printing, first.printing.text))
        if judgement.verdict is Verdict.DISAGREE and other.printing.span not in judged:
            judged.add(other.printing.span)
            yield judgement


def _of_one(told: Sequence[Fact]) -> list[Fact]:
    """Without what every row of a table has another number of: the rows are of as many models."""
    columns: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for each in told:
        for table in (point for point, _ in each.scope.alternatives if point.startswith("table:")):
            columns[each.name, table].append(each)
    varied = [rows for rows in columns.values() if len(rows) > _TWO and len({*map(_value, rows)}) == len(rows)]
    apart = {id(each) for rows in varied for each in rows}
    return [each for each in told if id(each) not in apart]


def _is_told(fact: Fact, words: _Words) -> bool:
    quantity, flow = fact.printing.quantity, fact.printing.flow
    if not _is_plain(fact):
        return False
    sentence = read_in(flow.text).all[read_in(flow.text).index(quantity.start)]
    return words.unless.search(flow.text, sentence.start, sentence.end) is None


def _is_plain(fact: Fact) -> bool:
    """Whether the text itself says it of all of a model."""
    quantity = fact.printing.quantity
    plain = quantity.hedge is Hedge.NONE and quantity.upper is None and fact.asserted
    part = any(each.startswith("per_") or each in _PARTS for each in fact.qualifiers)
    return plain and not part and fact.notation is not Notation.CODE and fact.printing.flow.kind in _READ


def _several(document: Document) -> bool:
    """Whether the text names several models."""
    named = {match[0].lower() for flow in document.flows for match in _MODEL.finditer(flow.text)}
    return len(named) > 1


def _referred(told: Sequence[Fact], stated: Sequence[Fact], words: _Words) -> Iterator[tuple[Fact, Fact]]:
    """What is spoken of as known, beside what was told first; a multiple may be of all layers or all copies."""
    factors = {each.printing.quantity.printed.value for each in stated}
    for name in words.rule.parameters["referred"]:
        named = [each for each in told if each.name == name]
        new = [each for each in named if not _is_definite(each, words)]
        if len({each.printing.quantity.printed.value for each in new}) != 1:
            continue
        known = new[0].printing.quantity.printed.value
        for each in named:
            value = each.printing.quantity.printed.value
            later = each not in new and each.printing.span > new[0].printing.span
            if later and value > known > 1 and value / known not in factors:
                yield new[0], each


def _is_definite(fact: Fact, words: _Words) -> bool:
    text, at = fact.printing.flow.text, fact.printing.quantity.start
    return words.definite.search(text, max(0, at - _LEAD), at) is not None


def _described(told: Sequence[Fact], words: _Words) -> Iterator[tuple[Fact, Fact]]:
    """Sections that agree on what tells a model from others, and do not on one number.

    An option is a plan for the model that is described outside of options, if it agrees with that on more.
    """
    shared, telling = tuple(words.rule.parameters["shared"]), frozenset(words.rule.parameters["telling"])
    sections: dict[tuple[bool, int], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for each in told:
        option = not all(point.endswith(shared) for point, _ in each.scope.alternatives)
        if len(each.scope.alternatives) < 2 and not _of_row(each):
            sections[option, each.scope.section][each.name].append(each)
    single = [(option, _single(found)) for (option, _), found in sorted(sections.items())]
    for (apart, first), (option, other) in combinations(single, 2):
        both = first.keys() & other.keys()
        unlike = {name for name in both if _value(first[name]) != _value(other[name])}
        agreed = both - unlike
        passing = any("mentioned" in each[name].qualifiers for name in unlike for each in (first, other))
        loose = option or passing
        if len(unlike) == 1 and not apart and not agreed.isdisjoint(telling) and (len(agreed) > 1 or not loose):
            yield first[name := unlike.pop()], other[name]


def _of_row(fact: Fact) -> bool:
    """Whether it is one of several things that a table lists."""
    return any(point.startswith("table:") for point, _ in fact.scope.alternatives)


def _single(found: Mapping[str, Sequence[Fact]]) -> dict[str, Fact]:
    """The names that a section gives one value."""
    return {name: each[0] for name, each in found.items() if len({_value(fact) for fact in each}) == 1}


def _value(fact: Fact) -> object:
    return fact.printing.quantity.printed.value * fact.printing.quantity.measure.factor


@worded()
def _words() -> _Words:
    rule = rules()["one-model"]
    definite, unless, part = (any_of(rule.parameters[key]) for key in ("definite", "unless", "part"))
    return _Words(
        rule, re.compile(rf"(?:{definite})\s*$", re.IGNORECASE), re.compile(unless, re.IGNORECASE),
        re.compile(part, re.IGNORECASE),
    )  # fmt: skip
