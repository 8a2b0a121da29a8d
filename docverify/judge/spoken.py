"""Text x rules -> the rules over facts that the words of the text leave, with the readings that they speak of."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from docverify.facts.layouts import LINE
from docverify.judge.applicable import keys_of, sayable, touched
from docverify.judge.relation import Instance, instance
from docverify.judge.words import Words
from docverify.judge.worlds import World
from docverify.patterns import filled
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_AXES = {  # words of an axis that is there, though perhaps in a way that gives its degree no name
    "tp": "{tensor_axis}",
    "pp": "{pipeline_axis}",
    "cp": "{context_axis}",
}


class Book:
    """The rules that nothing in the text excuses and of which it leaves a reading.

    The whole text has to be searched for that, so it is asked only of rules whose names have values.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._said: dict[tuple[str, bool], Rule | None] = {}

    def instances(self, world: World, name: str = "") -> Iterator[Instance]:
        """What the rules say of a world, or those of them that speak of one name."""
        for rule in _candidates(world):
            if name and name not in keys_of(rule.parameters):
                continue
            possible = touched(rule.parameters, world) and sayable(rule.parameters, world)
            said = self._as_said(rule, LINE in dict(world.branches)) if possible else None
            found = instance(said, world) if said is not None else None
            if found is not None and not self._is_excused(rule):
                yield found

    def deriving(self, world: World) -> Iterator[Rule]:
        """The rules by which values may follow that nobody states."""
        for rule in _that_derive():
            stated = rule.parameters
            possible = touched(stated, world) and any(sayable(stated, world, name) for name in stated["derives"])
            said = self._as_said(rule) if possible else None
            if said is not None and not self._is_excused(rule):
                yield said

    def _as_said(self, rule: Rule, whole: bool = False) -> Rule | None:
        """`whole`: for a line that tells all of a layout, whatever axes the text speaks of elsewhere."""
        if (rule.name, whole) not in self._said:
            said = _said(rule, self._words) if "says" in rule.parameters else rule
            self._said[rule.name, whole] = said if said is None or whole else self._supposing(said)
        return self._said[rule.name, whole]

    def _supposing(self, rule: Rule) -> Rule:
        """The rule with those degrees taken to be one of which the text does not speak."""
        ones = rule.parameters.get("ones", ())
        kept = [name for name in ones if name not in _AXES or not self._words.say(filled(_AXES[name]))]
        return rule if len(kept) == len(ones) else replace(rule, parameters={**rule.parameters, "ones": kept})

    def _is_excused(self, rule: Rule) -> bool:
        """Whether the document speaks of something under which the rule need not hold."""
        return any(map(self._words.say, rule.parameters.get("excuses", ())))


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


def forget() -> None:
    """The rule book has changed."""
    for known in (_over_facts, _that_derive, _by_key):
        known.cache_clear()


def _candidates(world: World) -> Iterator[Rule]:
    """The rules of which at least one name is said in this world, in their order."""
    for number in sorted({number for key in world.own for number in _by_key().get(key, ())}):
        yield _over_facts()[number]


def _said(rule: Rule, text: Words) -> Rule | None:
    """The rule with the readings whose words the document says, if there is one; it must not say `!words`."""
    needed: dict[str, list[str]] = rule.parameters["says"]
    unsaid = {name for name, words in needed.items() if not any(_spoken(word, text) for word in words)}
    if not unsaid:
        return rule
    readings = {name: each for name, each in rule.parameters["readings"].items() if name not in unsaid}
    return replace(rule, parameters={**rule.parameters, "readings": readings}) if readings else None


def _spoken(words: str, text: Words) -> bool:
    return not text.say(words[1:]) if words[0] == "!" else text.say(words)
