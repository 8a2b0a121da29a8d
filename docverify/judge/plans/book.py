"""Rule pages and rules/plans.toml -> roles: which words make a number of a kind what, and what it follows from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docverify.judge.plans.numbers import Said
from docverify.judge.plans.reading import Reading
from docverify.judge.plans.words import stated, words
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_SET = re.compile(r"\{([a-z]+)\}")
_NEAR, _ABOUT = "~", "@"
_SERVING = "serving"
_ANSWERS = 32


class Pattern:
    """With the words of a set in its braces; made when it is first used, as few documents need them all.

    The numbers of a sentence ask for the same text, the cells of a row and of a column too: answers are kept.
    """

    __slots__ = ("_answers", "_made", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: re.Pattern[str] | None = None
        self._answers: dict[str, bool] = {}

    def found_in(self, text: str) -> bool:
        found = self._answers.get(text)
        if found is None:
            if self._made is None:
                self._made = re.compile(_filled(self._text))
            if len(self._answers) == _ANSWERS:
                self._answers.clear()
            found = self._answers[text] = self._made.search(text) is not None
        return found


def _filled(text: str) -> str:
    return _SET.sub(lambda match: f"(?:{_filled(stated()['sets'][match[1]])})", text)


class Way(NamedTuple):
    """Patterns that must all be found: in a number's own words, and in those around it."""

    own: tuple[Pattern, ...]
    near: tuple[Pattern, ...]
    about: tuple[Pattern, ...]

    def fits(self, parts: Sequence[str], near: str, about: str) -> bool:
        if (self.near and not _all_in(self.near, near)) or (self.about and not _all_in(self.about, about)):
            return False  # most ask for neither
        for own in parts:  # noqa: SIM110 -- as below
            if _all_in(self.own, own):
                return True
        return False


def _all_in(patterns: Sequence[Pattern], text: str) -> bool:
    for each in patterns:  # noqa: SIM110 -- a million times for a large document
        if not each.found_in(text):
            return False
    return True


class Role(NamedTuple):
    """`rule` judges a number of this role; a role without one is only given. `besides` only explain a number."""

    name: str
    units: frozenset[str]
    ways: tuple[Way, ...]
    never: Pattern | None
    unless: Pattern | None  # in the words around it
    facts: tuple[str, ...]
    least: float
    most: float
    rule: Rule | None = None
    readings: tuple[Reading, ...] = ()
    besides: tuple[Reading, ...] = ()
    optional: bool = False  # whether a number is judged by its other roles where there is nothing to compute it of
    topic: str = ""  # of which plans it is; of all where there is none
    open: float = 1.0  # the share that its print leaves open, at most: who plans with `2T tokens` means two
    when: tuple[str, ...] = ()  # one of these parts of words is there: told quickly

    def fits(self, each: Said) -> bool:
        """Whether it is the role of a number of one of its units."""
        if not self.least <= each.value <= self.most:
            return False
        if self.when and not any(part in each.about for part in self.when):
            return False
        for way in self.ways:
            if way.fits(each.parts, each.near, each.about):
                break
        else:  # few fit, so this comes first
            return False
        if self.never is not None and self.never.found_in(each.own):
            return False
        if self.rule is not None and each.kind == "bytes" and words().capacity.search(each.own):
            return False
        return self.unless is None or not self.unless.found_in(each.about)


class Book(NamedTuple):
    roles: Mapping[str, Role]
    constants: Mapping[str, tuple[float, str]]
    given: Mapping[str, tuple[Role, ...]]  # by kind
    ruled: Mapping[str, tuple[Role, ...]]
    by_fact: Mapping[str, tuple[Role, ...]]


@worded()
def book() -> Book:
    roles = {name: _role(name, entry, None) for name, entry in stated()["givens"].items()}
    for rule in rules().values():
        if rule.check == "plan":
            name = str(rule.parameters["of"])
            roles[name] = _role(name, {"topic": _SERVING, **rule.parameters}, rule)
    constants = {name: (float(value), text) for name, (value, text) in stated()["constants"].items()}
    given = _by((role.units, role) for role in roles.values() if role.rule is None)
    ruled = _by((role.units, role) for role in roles.values() if role.rule)
    return Book(roles, constants, given, ruled, _by((role.facts, role) for role in roles.values()))


@worded(256)
def given_as(kind: str, topics: frozenset[str], asked: frozenset[str]) -> tuple[Role, ...]:
    """What a number of a kind may stand for in plans of some topics, of that which is asked for."""
    return tuple(role for role in _of(book().given.get(kind, ()), topics) if role.name in asked)


@worded(256)
def ruled_as(kind: str, topics: frozenset[str]) -> tuple[Role, ...]:
    """The same, as what a rule judges."""
    return _of(book().ruled.get(kind, ()), topics)


def _of(roles: Iterable[Role], topics: frozenset[str]) -> tuple[Role, ...]:
    return tuple(role for role in roles if not role.topic or role.topic in topics)


def _by(roles: Iterable[tuple[Iterable[str], Role]]) -> dict[str, tuple[Role, ...]]:
    found = defaultdict[str, list[Role]](list)
    for names, role in roles:
        for name in names:
            found[name].append(role)
    return {name: tuple(each) for name, each in found.items()}


def _role(name: str, entry: Mapping[str, Any], rule: Rule | None) -> Role:
    never, unless = (entry.get(key, ()) for key in ("never", "unless"))
    return Role(
        name,
        frozenset(entry["unit"].split()),
        tuple(_way(each) for each in entry.get("ways", ())),
        Pattern("|".join(never)) if never else None,
        Pattern("|".join(unless)) if unless else None,
        tuple(entry.get("facts", ())),
        float(entry.get("least", 0)),
        float(entry.get("most", float("inf"))),
        rule,
        tuple(Reading(text, name) for text in entry.get("readings", {}).values()),
        tuple(Reading(text, name) for text in entry.get("besides", {}).values()),
        bool(entry.get("optional", False)),
        str(entry.get("topic", "")),
        float(entry.get("open", 1.0)),
        tuple(entry.get("when", ())),
    )


def _way(patterns: list[str]) -> Way:
    own = tuple(Pattern(each) for each in patterns if each[0] not in (_NEAR, _ABOUT))
    near, about = (tuple(Pattern(each[1:]) for each in patterns if each[0] == mark) for mark in (_NEAR, _ABOUT))
    return Way(own, near, about)
