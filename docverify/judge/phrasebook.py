"""Rules -> the phrases that claims are searched for."""

from pathlib import Path
from typing import Any

from docverify.claims.phrases import shelf
from docverify.claims.phrases.fitting import Phrase
from docverify.claims.phrases.phrases import Phrasebook
from docverify.claims.phrases.shelf import Shelf, by_word
from docverify.compiled import compiled_parts
from docverify.language import worded
from docverify.rulebook.load import Stock, rules, stocks
from docverify.rulebook.rule import Rule


@worded()
def phrasebook() -> Phrasebook:
    """The forms and readings of all rules of the kind `phrase`, in the order of their codes."""
    phrases = {name: _phrase(rule) for name, rule in rules().items() if rule.check == "phrase"}
    return Phrasebook(phrases, tuple(map(_shelf, stocks())))


def _phrase(rule: Rule) -> Phrase:
    stated: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in rule.parameters.items()
    }
    return Phrase(rule.name, **stated)


def _shelf(stock: Stock) -> Shelf:
    sources = [*stock.sources, Path(shelf.__file__)]
    words = compiled_parts(f"{stock.name}-by-word", sources, lambda: by_word(stock.steps, stock.forms))
    return Shelf(stock.steps, stock.forms, words)
