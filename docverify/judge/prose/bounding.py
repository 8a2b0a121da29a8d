"""Rules -> the words by which a text calls a number a bound, or gives a value that a bound may rule out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from docverify.dimensions import Dimensions
from docverify.judge.prose.cues import affirmed, any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import filled
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_CHINESE = r"[\u4e00-\u9fff]"  # words that no blanks set off
_SIDES = ("upper", "lower", "best", "peak")
_BEHIND = r"\s*[,(]?\s*(?P<apart>{told_of_it}\s+(?:a|an|the|our|its)\s+)?(?:as (?:a|an|the)\s+)?(?:[A-Za-z/-]+\s){0,2}?"


class Side(NamedTuple):
    """One kind of bound with its words; `behind` finds them behind a number, not before the next."""

    relation: str  # of a value to the bound; none where times have a floor, and rates a ceiling
    named: re.Pattern[str]
    behind: re.Pattern[str]
    may_do: bool = False  # whether a verb may stand between: `at best it takes 40 s`
    of_work: bool = False  # whether only a rate of computing is bounded by it

    def of(self, measured: Dimensions) -> str:
        """The relation of a value of these dimensions to it; none if such are not bounded by it."""
        powers = dict(measured)
        if self.of_work and "operation" not in powers:
            return ""
        time = powers.get("time", 0)
        return self.relation or (">=" if time > 0 else "<=" if time < 0 else "")


class Bounding(NamedTuple):
    """A rule of the kind `bound` with its words."""

    rule: Rule
    sides: tuple[Side, ...]
    hard: re.Pattern[str]  # names of what nothing breaks
    sought: re.Pattern[str]  # what a text with a bound holds
    held: re.Pattern[str]
    seen: re.Pattern[str]  # those of its words that do not only say what a thing does
    labelled: re.Pattern[str]  # the label of what is used or goes through
    labels: re.Pattern[str]
    witness: re.Pattern[str]  # who sees a value, and when
    unless: re.Pattern[str]
    apart: re.Pattern[str]
    plain: frozenset[str]  # words that many things share
    only_held: re.Pattern[str]  # between a bound and a value, where nothing else is told of the value
    carried: re.Pattern[str]  # the carrier whose rate stands before it: `400 Gb/s ports`
    carried_ahead: re.Pattern[str]  # and before it: `ports at 400 Gb/s`
    carrying: re.Pattern[str]  # one such carrier: `per port`
    owner: re.Pattern[str]  # what has one of them, right before its rate: `each node has one`
    one: str

    def calls(self, text: str) -> bool:
        """Whether a text says a word for a bound."""
        return any(side.named.search(text) for side in self.sides)


@worded()
def bounding() -> tuple[Bounding, ...]:
    """In the order of their codes."""
    return tuple(_bounding(rule) for rule in rules().values() if rule.check == "bound")


def _bounding(rule: Rule) -> Bounding:
    stated = rule.parameters
    held, labels = stated["held"], any_of(stated.get("labels", ()))
    label, value = r"\W*[^.;,:=\d，。；：]{0,60}?", r"[^.;,:=\d，。；：]{0,40}[:=：]\s*[~≈约]?\s*"
    return Bounding(
        rule,
        (
            _side(stated["upper"], "<="),
            _side(stated["lower"], ">="),
            _side(stated.get("best", ()), "")._replace(may_do=True),
            _side(stated.get("peak", ()), "<=")._replace(of_work=True),
        ),
        _any(stated.get("hard") or stated["lower"]),
        held=_any(held),
        seen=_any([word for word in held if word not in stated.get("doing", ())]),
        labelled=re.compile(rf"{label}(?:{labels}){value}", re.IGNORECASE),
        labels=re.compile(labels, re.IGNORECASE),
        witness=_any(stated.get("witness", ())),
        unless=affirmed(stated["unless"]),
        apart=re.compile("|".join(stated.get("apart", ())) or "(?!)", re.IGNORECASE),
        plain=frozenset(stated.get("plain", ())),
        only_held=re.compile(rf"[\s,;:，；：(（]*(?:{any_of(held)})\s?[:：]?\s*", re.IGNORECASE),
        **_carriers(stated),
    )


def _carriers(stated: Mapping[str, Any]) -> dict[str, Any]:
    """How a text names what a rate goes through."""
    carriers = "|".join(map(re.escape, stated.get("carriers", ()))) or "(?!)"
    ahead = rf"(?:[ -]|{filled('{belonging}')}|(?={_CHINESE}))"
    begins, behind = rf"(?:\b|(?<={_CHINESE}))", rf"(?:s?\b|(?<={_CHINESE}))"
    called = any_of([name for side in _SIDES for name in stated.get(side, ())])
    one = f"(?:{any_of(stated.get('one', ()))})"
    rated = rf"(?:s?,?\s{filled('{rated_at}')}\s|\s*{filled('{rated_as}')}\s*)(?:~\s?)?$"
    return {
        "sought": re.compile(rf"{called}|[≤≥<>≦≧＜＞]=?\s?\d|{begins}(?:{carriers}){behind}", re.IGNORECASE),
        "carried": re.compile(rf"{ahead}(?:(?-i:[A-Z])[\w-]*\s)?({carriers}){behind}", re.IGNORECASE),
        "carried_ahead": re.compile(rf"{begins}({carriers}){rated}", re.IGNORECASE),
        "carrying": re.compile(rf"(?:{one}\s*)+(?:[\w-]+\s)?({carriers})(?:\b|(?<={_CHINESE}))", re.IGNORECASE),
        "owner": re.compile(rf"\b{filled('{each_of_all}')}\s(\w+)\s{filled('{has_one}')}\s$", re.IGNORECASE),
        "one": one,
    }


def _side(stated: Sequence[str], relation: str) -> Side:
    names = any_of(stated) if stated else "(?!)"
    return Side(
        relation,
        re.compile(names, re.IGNORECASE),
        re.compile(rf"{filled(_BEHIND)}(?:{names})(?!\s[~≈]?\d)", re.IGNORECASE),
    )


def _any(stated: Sequence[str]) -> re.Pattern[str]:
    return re.compile(any_of(stated), re.IGNORECASE)
