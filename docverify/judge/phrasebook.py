"""Rules -> the phrases that claims are searched for."""

from functools import cache

from docverify.claims.fitting import Phrase
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule


@cache
def phrasebook() -> tuple[Phrase, ...]:
    """The forms and readings of all rules of the kind `phrase`, in the order of their codes."""
    return tuple(_phrase(rule) for rule in rules().values() if rule.check == "phrase")


def _phrase(rule: Rule) -> Phrase:
    stated = rule.parameters
    names = {
        key: tuple(stated[key])
        for key in ("results", "alike", "same_noun", "whole", "cancel", "unhedged")
        if key in stated
    }
    other_unit = bool(stated.get("other_unit"))
    return Phrase(
        rule.name, stated["forms"], stated["readings"], **names, other_unit=other_unit, unless=stated["unless"]
    )
