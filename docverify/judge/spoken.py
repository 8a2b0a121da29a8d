"""Source x rules -> the rules over facts that the words of the text leave, with the readings that they speak of."""

import re
from dataclasses import replace

from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source


def applicable(source: Source) -> list[Rule]:
    """The rules that nothing in the text excuses and of which it leaves a reading."""
    text = source.text.casefold()
    book = [rule for rule in rules().values() if rule.check == "relation" and not _excused(rule, text)]
    return [said for rule in book if (said := _said(rule, text)) is not None]


def _excused(rule: Rule, text: str) -> bool:
    """Whether the document speaks of something under which the rule need not hold."""
    return any(re.search(words, text) for words in rule.parameters.get("excuses", ()))


def _said(rule: Rule, text: str) -> Rule | None:
    """The rule with the readings whose words the document says, if there is one; it must not say `!words`."""
    needed: dict[str, list[str]] = rule.parameters.get("says", {})
    unsaid = {name for name, words in needed.items() if not any(_spoken(word, text) for word in words)}
    if not unsaid:
        return rule
    readings = {name: each for name, each in rule.parameters["readings"].items() if name not in unsaid}
    return replace(rule, parameters={**rule.parameters, "readings": readings}) if readings else None


def _spoken(words: str, text: str) -> bool:
    return re.search(words.removeprefix("!"), text) is None if words[0] == "!" else re.search(words, text) is not None
