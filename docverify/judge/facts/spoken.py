"""Text x rules -> the rules over facts that the words of the text leave, with the readings that they speak of."""

import re
from collections.abc import Iterator

from docverify.classes import replace
from docverify.facts.layouts import LINE
from docverify.judge.equations.shares import parts, shares
from docverify.judge.facts.applicable import Needs, needs
from docverify.judge.facts.relation import Instance, instance
from docverify.judge.facts.worlds import World
from docverify.judge.judgement import Judgement
from docverify.judge.words import Words
from docverify.kept import Kept
from docverify.language import worded
from docverify.patterns import filled
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_AXES = {  # words of an axis that is there, though perhaps in a way that gives its degree no name
    "tp": "{tensor_axis}",
    "pp": "{pipeline_axis}",
    "cp": "{context_axis}",
}
_ASKED = frozenset({"says", "excuses", "sentence"})


class Book:
    """The rules that nothing in the text excuses and of which it leaves a reading.

    The whole text has to be searched for that, so it is asked only of rules whose names have values.
    """

    def __init__(self, words: Words, kept: Kept) -> None:
        self._words, self.kept = words, kept
        self._said: dict[tuple[str, bool], Rule | None] = {}

    def instances(self, world: World, name: str = "") -> Iterator[Instance]:
        """What the rules say of a world, or those of them that speak of one name."""
        for rule in _candidates(world, name):
            said = self._as_said(rule, LINE in dict(world.branches))
            for each in self.kept.of(_apart, said) if said is not None else ():
                found = self.kept.of(instance, each, self._part(world, rule))
                if found is not None and not self._is_excused(rule):
                    yield found

    def grants(self, rule: Rule, judgement: Judgement) -> bool:
        """Whether it is off by a share, or a number of devices, of which the text speaks, if the page allows that."""
        given = rule.parameters
        patterns = (shares(judgement) if given.get("shares") else "", parts(judgement) if given.get("spread") else "")
        return any(pattern and self._words.say(pattern) for pattern in patterns)

    def deriving(self, world: World) -> Iterator[tuple[Rule, World]]:
        """The rules by which values may follow that nobody states, with as much of the world as they speak of."""
        needed = _needs()
        for rule in _that_derive():
            said = self._as_said(rule) if needed[rule.name].met(world, rule.parameters["derives"]) else None
            if said is not None and not self._is_excused(rule):
                yield said, self._part(world, rule)

    def _part(self, world: World, rule: Rule) -> World:
        from docverify.judge.facts.narrowed import narrowed

        return narrowed(world, _names(rule.name), self.kept)

    def _as_said(self, rule: Rule, whole: bool = False) -> Rule | None:
        """`whole`: for a line that tells all of a layout, whatever axes the text speaks of elsewhere."""
        if (rule.name, whole) not in self._said:
            said = self._saying(rule) if "says" in rule.parameters else rule
            self._said[rule.name, whole] = said if said is None or whole else self._supposing(said)
        return self._said[rule.name, whole]

    def _supposing(self, rule: Rule) -> Rule:
        """The rule with those degrees taken to be one of which the text does not speak."""
        ones = rule.parameters.get("ones", ())
        left = [name for name in ones if name not in _AXES or not self._words.say(filled(_AXES[name]))]
        return rule if len(left) == len(ones) else self.kept.of(_with_ones, rule, self.kept.same(tuple(left)))

    def _saying(self, rule: Rule) -> Rule | None:
        """The rule with the readings whose words the document says, if there is one; it must not say `!words`."""
        needed: dict[str, list[str]] = rule.parameters["says"]
        unsaid = {name for name, words in needed.items() if not any(_spoken(word, self._words) for word in words)}
        return self.kept.of(_without, rule, self.kept.same(frozenset(unsaid))) if unsaid else rule

    def _is_excused(self, rule: Rule) -> bool:
        """Whether the document speaks of something under which the rule need not hold."""
        found = (each for each in rule.parameters.get("excuses", ()) if self._words.say(filled(each)))
        return any(self._words.say(filled(f"{{undenied}}(?:{each})")) for each in found)


@worded()
def _over_facts() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules().values() if rule.check == "relation")


@worded()
def _that_derive() -> tuple[Rule, ...]:
    return tuple(rule for rule in _over_facts() if "derives" in rule.parameters)


@worded()
def _needs() -> dict[str, Needs]:
    return {rule.name: needs(rule.parameters) for rule in _over_facts()}


@worded()
def _by_key() -> dict[str, list[int]]:
    """The numbers of the rules that speak of a key."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(_over_facts()):
        for key in _needs()[rule.name].keys:
            found.setdefault(key, []).append(number)
    return found


@worded()
def _names(rule: str) -> frozenset[str]:
    """The names, before any point, that a rule can speak of: all words of its page but what it asks the text for."""
    stated = {key: value for key, value in rules()[rule].parameters.items() if key not in _ASKED}
    return frozenset(re.findall(r"[a-z]\w*", repr(stated)))


def forget() -> None:
    """The rule book has changed."""
    for known in (_over_facts, _that_derive, _needs, _by_key, _names):
        known.cache_clear()


def _candidates(world: World, name: str) -> Iterator[Rule]:
    """The rules of which enough is said in this world, in their order, or those of them that speak of one name."""
    by_key, rules_over, needed = _by_key(), _over_facts(), _needs()
    found = {number for key in world.own for number in by_key.get(key, ())}
    for number in sorted(found.intersection(by_key.get(name, ())) if name else found):
        rule = rules_over[number]
        if needed[rule.name].met(world):
            yield rule


def _apart(rule: Rule) -> tuple[Rule, ...]:
    """The rule, or one for each result where those of its readings are no alternatives: a month's, a year's."""
    if not rule.parameters.get("apart"):
        return (rule,)
    groups: dict[str, dict[str, str]] = {}
    for name, text in rule.parameters["readings"].items():
        groups.setdefault(text.split(maxsplit=1)[0], {})[name] = text
    return tuple(replace(rule, parameters={**rule.parameters, "readings": each}) for each in groups.values())


def _without(rule: Rule, unsaid: frozenset[str]) -> Rule | None:
    readings = {name: each for name, each in rule.parameters["readings"].items() if name not in unsaid}
    return replace(rule, parameters={**rule.parameters, "readings": readings}) if readings else None


def _with_ones(rule: Rule, ones: tuple[str, ...]) -> Rule:
    return replace(rule, parameters={**rule.parameters, "ones": list(ones)})


def _spoken(words: str, text: Words) -> bool:
    return not text.say(filled(words[1:])) if words[0] == "!" else text.say(filled(words))
