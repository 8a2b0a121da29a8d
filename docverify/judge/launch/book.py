"""rules/launch.toml -> roles: which words make a number of a text what of a launch, and what settings make of it."""

import re
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from typing import Any

from docverify.facts.code_groups import Placed
from docverify.facts.frameworks import spelled
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.reading import Reading
from docverify.language import worded
from docverify.layered import table
from docverify.named import NamedTuple

_SET = re.compile(r"\{([a-z]+)\}")
_RESULT = "result"


class Role(NamedTuple):
    """What a number may be; `keys` are the last parts of a setting's path."""

    name: str
    units: frozenset[str]
    facts: frozenset[str]
    keys: frozenset[tuple[str, ...]]
    of: tuple[Reading, ...]
    otherwise: int
    unless: str  # in the code, where it may be something else than otherwise
    doubtful: bool
    ways: str
    never: str
    wide: bool  # any number of things of a kind
    summed: bool  # of all groups together
    most: bool
    lone: bool  # of one thing: what is a product of others is of several
    needs: str

    def set_by(self, placed: Placed, ends: Set[tuple[str, ...]]) -> bool:
        """`ends` are those of its path."""
        return placed.fact in self.facts or not self.keys.isdisjoint(ends)

    def supposed(self, codes: Iterable[str]) -> bool:
        """Whether it is what it is where nothing is set: the code does not speak of it."""
        return not self.doubtful and not any(re.search(self.unless, code, re.IGNORECASE) for code in codes)

    def fits(self, said: Said, forms: Iterable[str]) -> bool:
        """`forms` are its words in other orders, of which one has to fit."""
        if said.kind not in self.units or not self.ways:
            return False
        return any(_made(self.ways).search(form) and not self._denied(form) for form in forms)

    def _denied(self, form: str) -> bool:
        return bool(self.never) and _made(self.never).search(form) is not None


def ends_of(placed: Placed) -> frozenset[tuple[str, ...]]:
    """The last part of the path of a setting, the last two …, by which roles are known."""
    path = tuple(map(spelled, placed.setting.path))
    return frozenset(path[at:] for at in range(len(path)))


class Book(NamedTuple):
    roles: Mapping[str, Role]
    units: Mapping[str, str]  # by the last word of a key
    whole: re.Pattern[str]
    of_one: frozenset[str]  # keys that set two sides of one thing


@lru_cache(256)
def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@worded()
def book() -> Book:
    found: dict[str, Any] = table("launch", dict)
    roles = {name: _role(name, entry, found["sets"]) for name, entry in found["roles"].items()}
    return Book(roles, found["units"], re.compile(found["words"]["whole"]), frozenset(found["words"]["of_one"]))


def _role(name: str, entry: Mapping[str, Any], sets: Mapping[str, str]) -> Role:
    keys = (tuple(map(spelled, key.split("."))) for key in entry.get("keys", ()))
    return Role(
        name,
        frozenset(entry["unit"].split()),
        frozenset(entry.get("facts", ())),
        frozenset(keys) | frozenset((spelled(key),) for key in entry.get("keys", ()) if "/" in key),
        tuple(Reading(f"{_RESULT} = {text}", _RESULT) for text in entry.get("of", ())),
        int(entry.get("otherwise", 0)),
        entry.get("unless", ""),
        bool(entry.get("doubtful", False)),
        _joined(entry.get("ways", ()), sets),
        _joined(entry.get("never", ()), sets),
        bool(entry.get("wide", False)),
        bool(entry.get("summed", False)),
        bool(entry.get("most", False)),
        bool(entry.get("lone", False)),
        entry.get("needs", ""),
    )


def _joined(patterns: Iterable[str], sets: Mapping[str, str]) -> str:
    whole = "|".join(patterns)
    while (match := _SET.search(whole)) is not None:
        whole = whole.replace(match[0], sets[match[1]])
    return whole
