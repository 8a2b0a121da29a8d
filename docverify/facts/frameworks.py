"""rules/frameworks/*.toml -> what the flags and keys of each framework and launcher mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from docverify.compiled import compiled
from docverify.shipped import shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Meaning:
    """A canonical name with qualifiers, and the framework that gives a key this meaning."""

    name: str
    qualifiers: frozenset[str]
    framework: str
    only: bool  # the key means this only where the framework is named
    least: int  # smaller values say nothing
    prefix: str  # in front of the number: gpu:8
    under: frozenset[str]  # the key is read only below one of these


@dataclass(frozen=True, slots=True)
class Frameworks:
    cues: dict[str, re.Pattern[str]]
    meanings: dict[str, tuple[Meaning, ...]]
    apart: re.Pattern[str]  # keys below which another model is described

    def named(self, text: str) -> frozenset[str]:
        """The frameworks and launchers that a command or a file shows."""
        return frozenset(name for name, cue in self.cues.items() if cue.search(text))

    def meaning(self, path: Sequence[str], named: frozenset[str]) -> Meaning | None:
        """What a key means among these frameworks; None if that is not known, or is not one thing."""
        if any(self.apart.search(each) for each in path[:-1]):
            return None
        found = [m for m in self.meanings.get(spelled(path[-1]), ()) if not m.under or _below(path, m.under)]
        near = [m for m in found if m.framework in named]
        common = [m for m in found if m.framework == "common"]
        fitting = near or common or [m for m in found if not m.only]
        return fitting[0] if len({(m.name, m.qualifiers) for m in fitting}) == 1 else None


def spelled(key: str) -> str:
    """Flags and keys alike: `--tensor-parallel-size`, `tensor_parallel_size`; single letters keep their case."""
    return key if len(key) == 2 and key[0] == "-" else key.lstrip("-").replace("_", "-").lower()


def _below(path: Sequence[str], under: Iterable[str]) -> bool:
    return any(spelled(each) in under for each in path[:-1])


@cache
def frameworks() -> Frameworks:
    table: dict[str, Any] = compiled("frameworks", _files(), lambda: build([f.read_text("utf-8") for f in _files()]))
    meanings = {
        key: tuple(Meaning(n, frozenset(q), f, o, at, p, frozenset(u)) for n, q, f, o, at, p, u in each)
        for key, each in table["meanings"].items()
    }
    cues = {name: re.compile("|".join(each), re.IGNORECASE) for name, each in table["cues"].items()}
    return Frameworks(cues, meanings, re.compile("|".join(table["apart"]) or r"(?!)", re.IGNORECASE))


def _files() -> "Iterator[Traversable]":
    for file in sorted(shipped("rules").joinpath("frameworks").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield file


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
                if any(each[2] == framework and each[6] == meaning[6] and each != meaning for each in known):
                    raise ValueError(f"{framework}: {name!r} has two meanings")
                known += [meaning] if meaning not in known else []
    return table


def _kept(entry: dict[str, Any], framework: str) -> list[Any]:
    return [
        entry["fact"], entry.get("qualifiers", []), framework, bool(entry.get("only")), entry.get("least", 1),
        entry.get("prefix", ""), [spelled(each) for each in entry.get("under", [])],
    ]  # fmt: skip
