"""Rules -> the words by which a text calls a number a bound, or gives a value that a bound may rule out."""

import re

from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import filled
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_CHINESE = r"[\u4e00-\u9fff]"  # words that no blanks set off
_BEHIND = r"\s*[,(]?\s*(?:as (?:a|an|the)\s+)?(?:[A-Za-z/-]+\s){0,2}?"


class Side(NamedTuple):
    """One kind of bound with its words; `behind` finds them behind a number."""

    relation: str  # of a value to the bound
    named: re.Pattern[str]
    behind: re.Pattern[str]


class Bounding(NamedTuple):
    """A rule of the kind `bound` with its words."""

    rule: Rule
    sides: tuple[Side, Side]
    hard: re.Pattern[str]  # names of what nothing breaks
    sought: re.Pattern[str]  # what a text with a bound holds
    held: re.Pattern[str]
    unless: re.Pattern[str]
    apart: re.Pattern[str]
    plain: frozenset[str]  # words that many things share
    only_held: re.Pattern[str]  # between a bound and a value, where nothing else is told of the value
    carried: re.Pattern[str]  # the carrier whose rate stands before it: `400 Gb/s ports`
    carried_ahead: re.Pattern[str]  # and before it: `ports at 400 Gb/s`
    carrying: re.Pattern[str]  # one such carrier: `per port`

    def calls(self, text: str) -> bool:
        """Whether a text says a word for a bound."""
        return any(side.named.search(text) for side in self.sides)


@worded()
def bounding() -> tuple[Bounding, ...]:
    """In the order of their codes."""
    return tuple(_bounding(rule) for rule in rules().values() if rule.check == "bound")


def _bounding(rule: Rule) -> Bounding:
    stated = rule.parameters
    carriers = "|".join(map(re.escape, stated.get("carriers", ()))) or "(?!)"
    ahead = rf"(?:[ -]|{filled('{belonging}')}|(?={_CHINESE}))"
    behind = rf"(?:s?\b|(?<={_CHINESE}))"
    one = any_of(stated.get("one", ()))
    return Bounding(
        rule,
        (_side(stated["upper"], "<="), _side(stated["lower"], ">=")),
        _any(stated.get("hard") or stated["lower"]),
        re.compile(rf"{any_of([*stated['upper'], *stated['lower']])}|{ahead}(?:{carriers}){behind}", re.IGNORECASE),
        _any(stated["held"]),
        _any(stated["unless"]),
        re.compile("|".join(stated.get("apart", ())) or "(?!)", re.IGNORECASE),
        frozenset(stated.get("plain", ())),
        re.compile(rf"[\s,;:，；：(（]*(?:{any_of(stated['held'])})\s?[:：]?\s*", re.IGNORECASE),
        re.compile(rf"{ahead}(?:(?-i:[A-Z])[\w-]*\s)?({carriers}){behind}", re.IGNORECASE),
        re.compile(rf"\b({carriers})s?,?\s{filled('{rated_at}')}\s(?:~\s?)?$", re.IGNORECASE),
        re.compile(rf"(?:(?:{one})\s*)+(?:[\w-]+\s)?({carriers})(?:\b|(?<={_CHINESE}))", re.IGNORECASE),
    )


def _side(stated: list[str], relation: str) -> Side:
    names = any_of(stated)
    return Side(
        relation,
        re.compile(names, re.IGNORECASE),
        re.compile(rf"{_BEHIND}(?:{names})", re.IGNORECASE),
    )


def _any(stated: list[str]) -> re.Pattern[str]:
    return re.compile(any_of(stated), re.IGNORECASE)
