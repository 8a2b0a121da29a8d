"""Numbers that code sets x what the text gives the same flags -> findings: a flag by its own name has one value.

A text that names a flag may be advice (`try --batch 8`), so that a difference counts only where the code is known to be
that of the text: other rows of the table, or other values of the text, are set so.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.status.status import Statuses
from docverify.document.model import Document
from docverify.facts.code_named import Named, set_numbers, told_numbers
from docverify.findings import Finding
from docverify.judge.code.compared import Compared, block
from docverify.judge.code.parity import TEXT as WHY
from docverify.judge.code.set_otherwise import set_otherwise
from docverify.kept import Kept
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_SWITCHES = frozenset({Fraction(0), Fraction(1)})  # modes rather than amounts


def named(
    source: Source, document: Document, meant: Statuses, together: Sequence[Compared], kept: Kept
) -> Iterator[Finding]:
    """What a flag is set to otherwise than the text says by its name; the place is the flag's value."""
    for rule in rules().values() if document.fences else ():
        if rule.check == "named":
            told: dict[Span, Finding] = {}
            sure = {block(each) for each in together if each.sure}
            for stated, fact in _pairs(rule, document, meant, sure, kept):
                finding = set_otherwise(rule, source, stated.printing, fact.printing, fact.words, WHY)
                told.setdefault(finding.span, finding)
            yield from told.values()


def _pairs(
    rule: Rule, document: Document, meant: Statuses, sure: Collection[int], kept: Kept
) -> Iterator[tuple[Named, Named]]:
    """What the text says x what is set, where they differ."""
    keyed: dict[str, list[Named]] = defaultdict(list)
    for each in set_numbers(document, kept):
        keyed[each.key].append(each)
    one: dict[str, Named] = {}
    for key, found in keyed.items():
        if (alone := _one(found, sure)) is not None:
            one[key] = alone
    stated = list(told_numbers(document, one, re.compile(rule.parameters["headers"]))) if one else []
    agreeing = [each for each in stated if _agrees(each, one)]
    for each in stated:
        if any(_agrees(other, one) for other in stated if other.key == each.key):
            continue
        if any(fact.values[0] in each.values for fact in keyed[each.key]):
            continue  # it may be of another command
        if len({fact.values for fact in keyed[each.key]}) > 1 and one[each.key].section != each.section:
            continue
        fits = _of_table(each, agreeing) if each.table else _of_text(rule, each, one[each.key], agreeing, one, sure)
        if fits and meant.asserts(each.printing):
            yield each, one[each.key]


def _one(found: Sequence[Named], sure: Collection[int]) -> Named | None:
    """What all commands set alike, or else those of the text."""
    for each in (found, [fact for fact in found if fact.printing.flow.line in sure]):
        if len({fact.values for fact in each}) == 1:
            return each[0]
    return None


def _agrees(told: Named, one: Mapping[str, Named]) -> bool:
    return one[told.key].values[0] in told.values


def _of_table(told: Named, agreeing: Sequence[Named]) -> bool:
    return any(each.table == told.table and not _is_switch(each) for each in agreeing)


def _of_text(
    rule: Rule, told: Named, fact: Named, agreeing: Sequence[Named], one: Mapping[str, Named], sure: Collection[int]
) -> bool:
    """Whether the sentence states, and the code is surely that of the text."""
    if _is_switch(told) or told.words.isupper() or _advises(rule, told):
        return False
    line = fact.printing.flow.line
    return line in sure or sum(one[each.key].printing.flow.line == line for each in agreeing) > 1


def _is_switch(told: Named) -> bool:
    return told.values[0] in _SWITCHES and told.printing.text.isdigit()


def _advises(rule: Rule, told: Named) -> bool:
    text, quantity = told.printing.flow.text.casefold(), told.printing.quantity
    sentence = text[: quantity.start].rpartition(". ")[2] + text[quantity.start :].partition(". ")[0]
    return any(re.search(words, sentence) for words in rule.parameters["unless"])
