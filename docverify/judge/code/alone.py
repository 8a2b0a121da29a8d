"""A setting that differs from the text, and nothing else of its command -> whether the text surely speaks of it."""

import re

from docverify.document.model import Document, FlowKind
from docverify.facts.fact import Fact, Phase
from docverify.judge.code.bounds import OF_SITE
from docverify.judge.code.compared import Compared
from docverify.judge.code.setups import Setup, counted, outright
from docverify.rulebook.rule import Rule


def names_of_one(each: Compared, document: Document) -> str:
    """The heading that the text's only other value stands under, with the names of its column and its row."""
    if len(each.different) != 1:
        return ""
    flow = next(iter(each.different.values())).printing.flow
    names = [document.sections[flow.section].title]
    for table in document.tables if flow.kind is FlowKind.CELL else ():
        for row in table.rows:
            heads = zip(table.header, row, strict=False)
            names += [f"{head.text}\n{row[0].text}" for head, cell in heads if cell is flow]
    return "\n".join(names).casefold()


def alone(rule: Rule, key: str, each: Compared, lead: str, under: str) -> bool:
    """Whether nothing else differs, and the text gives the setting outright: right above the command, or as an item or
    a row of its own. `lead` is the heading and the line above the command, `under` what the setting stands under."""
    first, fact = each.different[key], each.setup.facts[key]
    if len(each.different) > 1 or not _may_be_alone(rule, key, first, each.setup):
        return False
    flow, unless = first.printing.flow, rule.parameters.get("unless_alone", ())
    if flow.section != each.setup.section:
        unless = [*unless, *rule.parameters.get("unless_apart", ())]
    near = flow.text.casefold()
    listed = flow.kind is FlowKind.CELL or (flow.item >= 0 and flow.text.startswith(first.words))
    above_it = flow.section == each.setup.section and lead.endswith(f"\n{near}")
    placed = (listed and outright(first, fact)) or (above_it and (outright(first, fact) or counted(first, fact)))
    return placed and not any(re.search(words, f"{lead}\n{under}\n{near}") for words in unless)


def _may_be_alone(rule: Rule, key: str, first: Fact, setup: Setup) -> bool:
    """One is what is not used at all; a part of the site may run; what other sections say of a model's sizes may be of
    another run."""
    fact, here = setup.facts[key], first.printing.flow.section == setup.section
    phases = {first.scope.phase, fact.scope.phase} - {Phase.UNKNOWN}
    if 1 in (first.printing.quantity.printed.value, fact.printing.quantity.printed.value) or len(phases) > 1:
        return False
    return key in rule.parameters.get("alone", ()) or (here and key not in OF_SITE)
