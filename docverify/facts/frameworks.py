"""rules/frameworks/*.toml -> what the flags and keys of each framework and launcher mean."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from docverify.classes import dataclass
from docverify.compiled import compiled
from docverify.facts.fact import LOOSE
from docverify.shipped import shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_WORD = re.compile(r"[a-z0-9]+")
_KEYS = 4096  # of which the spelling is known


@dataclass(frozen=True, slots=True)
class Meaning:
    """A canonical name with qualifiers, and the framework that gives a key this meaning."""

    name: str
    qualifiers: frozenset[str]
    framework: str
    only: bool  # the key means this only where the framework is named
    least: int  # smaller values say nothing
    prefix: str  # a pattern of what stands in front of the number: gpu:8
    under: frozenset[str]  # the key is read only below one of these
    without: str  # a pattern; the key is not read in a file or command that has it
    value: str  # what its value is: a number if empty, `format` of numbers, a `list` that is counted

    @property
    def sure(self) -> str:
        """The name; empty if what is set may be of a part or of all."""
        return "" if LOOSE in self.qualifiers else self.name


@dataclass(frozen=True, slots=True)
class Frameworks:
    cues: dict[str, re.Pattern[str]]
    keys: dict[str, list[list[Any]]]  # what each may mean
    apart: re.Pattern[str]  # keys below which another model is described
    words: frozenset[str]  # the first word of every key

    def known(self, text: str) -> bool:
        """Whether a key that means something can be in a text: most code has none and need not be read."""
        return not self.words.isdisjoint(_WORD.findall(squashed(text)))

    def named(self, text: str) -> frozenset[str]:
        """The frameworks and launchers that a command or a file shows."""
        return frozenset(name for name, cue in self.cues.items() if cue.search(text))

    def means(self, key: str) -> bool:
        return spelled(key) in self.keys

    def meanings(self, key: str) -> Iterator[Meaning]:
        for name, qualifiers, framework, only, least, prefix, under, without, value in self.keys.get(key, ()):
            yield Meaning(name, frozenset(qualifiers), framework, only, least, prefix, frozenset(under), without, value)

    def meaning(self, path: Sequence[str], named: Callable[[], frozenset[str]], text: str) -> Meaning | None:
        """What a key in a command or file means among these frameworks; None if that is not known, or not one thing.

        They are asked for only if it depends on them: to look for all of them takes long.
        """
        if any(self.apart.search(each) for each in path[:-1]):
            return None
        held = [spelled(each) for each in path[:-1]]
        found = [m for m in self.meanings(spelled(path[-1])) if not m.under or _depth(m, held)]
        found = [m for m in found if not m.without or re.search(m.without, text, re.IGNORECASE) is None]
        if not found or (len(found) == 1 and not found[0].only):
            return found[0] if found else None
        here = named()
        near = [m for m in found if m.framework in here]
        common = [m for m in found if m.framework == "common"]
        fitting = near or common or [m for m in found if not m.only]
        deepest = max((_depth(m, held) for m in fitting), default=0)
        closest = [m for m in fitting if _depth(m, held) == deepest]
        return closest[0] if len({(m.name, m.qualifiers) for m in closest}) == 1 else None


@lru_cache(_KEYS)
def spelled(key: str) -> str:
    """`--tensor-parallel-size`, `tensor_parallel_size`, `tensorParallelSize` alike; single letters keep their case."""
    return key if len(key) == 2 and key[0] == "-" else squashed(key.lstrip("-"))


def squashed(text: str) -> str:
    """Without what joins words, in small letters."""
    return text.replace("-", "").replace("_", "").lower()


def _depth(meaning: Meaning, held: Sequence[str]) -> int:
    """How close the key stands to one that must hold it; 0 if to none."""
    return max((depth for depth, key in enumerate(held, 1) if key in meaning.under), default=0)


@cache
def frameworks() -> Frameworks:
    folder = shipped("rules") / "frameworks"
    table: dict[str, Any] = compiled("frameworks", [folder], lambda: build(_texts(folder)))
    cues = {name: re.compile("|".join(each), re.IGNORECASE) for name, each in table["cues"].items()}
    apart = re.compile("|".join(table["apart"]) or r"(?!)", re.IGNORECASE)
    return Frameworks(cues, table["meanings"], apart, frozenset(table["words"]))


def _texts(folder: "Traversable") -> Iterator[str]:
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield file.read_text("utf-8")


def build(texts: Iterable[str]) -> dict[str, Any]:
    """The table that is kept. Raises ValueError if one framework gives a key two meanings."""
    import tomllib

    table: dict[str, Any] = {"cues": {}, "meanings": {}, "apart": []}
    for text in texts:
        data = tomllib.loads(text)
        framework = data["framework"]
        table["apart"] += data.get("apart", [])
        if data.get("cues"):
            table["cues"][framework] = data["cues"]
        for entry in data["keys"]:
            for name in entry["names"]:
                known = table["meanings"].setdefault(spelled(name), [])
                meaning = _kept(entry, framework)
                if any(each[2] == framework and each[6:8] == meaning[6:8] and each != meaning for each in known):
                    raise ValueError(f"{framework}: {name!r} has two meanings")
                known += [meaning] if meaning not in known else []
    table["words"] = sorted({word[0] for key in table["meanings"] if (word := _WORD.findall(squashed(key)))})
    return table


def _kept(entry: dict[str, Any], framework: str) -> list[Any]:
    return [
        entry["fact"], entry.get("qualifiers", []), framework, bool(entry.get("only")), entry.get("least", 1),
        entry.get("prefix", ""), [spelled(each) for each in entry.get("under", [])], entry.get("without", ""),
        entry.get("value", ""),
    ]  # fmt: skip
