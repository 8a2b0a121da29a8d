"""Rules -> the phrases that claims are searched for."""

from typing import Any

from docverify.claims.phrases.fitting import Phrase
from docverify.claims.phrases.phrases import Phrasebook
from docverify.language import worded
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule


@worded()
def phrasebook() -> Phrasebook:
    """The forms and readings of all rules of the kind `phrase`, in the order of their codes."""
    return Phrasebook(tuple(_phrase(rule) for rule in rules().values() if rule.check == "phrase"))


def _phrase(rule: Rule) -> Phrase:
    stated: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in rule.parameters.items()
    }
    return Phrase(rule.name, **stated)
