"""Rules -> the phrases that claims are searched for."""

from functools import cache

from docverify.claims.phrases import Phrase
from docverify.rulebook.load import rules


@cache
def phrasebook() -> tuple[Phrase, ...]:
    """The forms and readings of all rules of the kind `phrase`, in the order of their codes."""
    return tuple(
        Phrase(
            rule.name,
            rule.parameters["forms"],
            rule.parameters["readings"],
            tuple(rule.parameters.get("results", ())),
            tuple(rule.parameters.get("alike", ())),
            rule.parameters.get("other_unit", False),
            tuple(rule.parameters.get("unhedged", ())),
            rule.parameters["unless"],
        )
        for rule in rules().values()
        if rule.check == "phrase"
    )
