"""Text x rules -> the rules over facts that the words of the text leave, with the readings that they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from docverify.judge.applicable import keys_of, touched
from docverify.judge.relation import Instance, instance
from docverify.judge.worlds import World
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_AXES = {  # words of an axis that is there, though perhaps in a way that gives its degree no name
    "tp": r"tensor.{0,7}parallel|\btp\b|张量并行",
    "pp": r"pipeline|\bpp\b|流水",
    "cp": r"context.{0,2}parallel|\bcp\b|上下文并行",
}


@dataclass(frozen=True, slots=True)
class Book:
    """The rules that nothing in the text excuses and of which it leaves a reading.

    The whole text has to be searched for that, so it is asked only of rules whose names have values.
    """

    text: str
    _known: dict[str, Rule | None] = field(default_factory=dict)

    def instances(self, world: World) -> Iterator[Instance]:
        """What the rules say of a world."""
        for rule in _candidates(world):
            said = self._applicable(rule) if touched(rule.parameters, world) else None
            if said is not None and (found := instance(said, world)) is not None:
                yield found

    def deriving(self, world: World) -> Iterator[Rule]:
        """The rules by which values may follow that nobody states."""
        for rule in _that_derive():
            said = self._applicable(rule) if touched(rule.parameters, world) else None
            if said is not None:
                yield said

    def _applicable(self, rule: Rule) -> Rule | None:
        if rule.name not in self._known:
            text = self.text.casefold()
            said = None if _excused(rule, text) else _said(rule, text)
            self._known[rule.name] = None if said is None else _supposing(said, text)
        return self._known[rule.name]


@cache
def _over_facts() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules().values() if rule.check == "relation")


@cache
def _that_derive() -> tuple[Rule, ...]:
    return tuple(rule for rule in _over_facts() if "derives" in rule.parameters)


@cache
def _by_key() -> dict[str, list[int]]:
    """The numbers of the rules that speak of a key."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(_over_facts()):
        for key in keys_of(rule.parameters):
            found.setdefault(key, []).append(number)
    return found


def _candidates(world: World) -> Iterator[Rule]:
    """The rules of which at least one name is said in this world, in their order."""
    for number in sorted({number for key in world.own for number in _by_key().get(key, ())}):
        yield _over_facts()[number]


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


def _supposing(rule: Rule, text: str) -> Rule:
    """The rule with those degrees taken to be one of which the text does not speak."""
    ones = rule.parameters.get("ones", [])
    kept = [name for name in ones if name not in _AXES or re.search(_AXES[name], text) is None]
    return rule if len(kept) == len(ones) else replace(rule, parameters={**rule.parameters, "ones": kept})


def _spoken(words: str, text: str) -> bool:
    return re.search(words.removeprefix("!"), text) is None if words[0] == "!" else re.search(words, text) is not None
