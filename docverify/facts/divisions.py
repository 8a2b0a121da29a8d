"""rules/scopes.toml -> the words that set alternatives, phases and frameworks apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docverify.facts.phrases import expanded, has_cjk
from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple

_WORD = re.compile(r"[a-z]+|\d+|[\u4e00-\u9fff]+")


class Divisions(NamedTuple):
    kinds: tuple[tuple[str, re.Pattern[str]], ...]  # of alternatives
    alone: frozenset[str]
    named: frozenset[str]
    cues: dict[str, dict[str, list[list[str]]]]  # first word -> the cue's other words, by what it speaks for
    cjk: dict[str, str]
    neither: re.Pattern[str]  # what has a cue in it and speaks for no phase
    shared: frozenset[str]  # cues of inference that tell nothing in a document about training


@worded()
def divisions() -> Divisions:
    table: dict[str, Any] = layered("scopes", _built)
    kinds = tuple(
        (kind, re.compile(written, re.IGNORECASE if not kind.startswith("product") else 0))
        for kind, written in table["kinds"]
    )
    neither = re.compile("|".join(table["neither"]))
    alone, named, shared = (frozenset(table[key]) for key in ("alone", "named", "shared"))
    return Divisions(kinds, alone, named, table["cues"], table["cjk"], neither, shared)


def _built(data: dict[str, Any]) -> dict[str, Any]:
    spoken = {f"phase:{name}": entry["cues"] for name, entry in data["phases"].items() if "cues" in entry}
    spoken |= {f"framework:{name}": cues for name, cues in data["frameworks"].items()}
    cues: dict[str, dict[str, list[list[str]]]] = {}
    cjk: dict[str, str] = {}
    for what, phrases in spoken.items():
        for phrase in (each for written in phrases for each in expanded(written)):
            if has_cjk(phrase):
                cjk[phrase] = what
            else:
                first, *rest = _WORD.findall(phrase)
                cues.setdefault(first, {}).setdefault(what, []).append(rest)
    patterns = data["alternatives"]["patterns"]
    kinds = [[kind, "|".join(each)] for kind, each in patterns.items()]
    lists = {key: data["alternatives"][key] for key in ("alone", "named")}
    lists |= {"neither": data["phases"]["neither"]["patterns"], "shared": data["phases"]["inference"]["shared"]}
    return {"kinds": kinds, **lists, "cues": cues, "cjk": cjk}


def cues(texts: Iterable[str]) -> dict[str, set[str]]:
    """Which cues occur, by what they speak for: `phase:training` -> {`optimizer`, …}."""
    book = divisions()
    found: dict[str, set[str]] = {}
    for text in texts:
        low = book.neither.sub(" ", text.lower())
        words = _WORD.findall(low)
        if not book.cues.keys().isdisjoint(words):
            _add(found, words)
        if has_cjk(low):
            for phrase, what in book.cjk.items():
                if phrase in low:
                    found.setdefault(what, set()).add(phrase)
    return found


def _add(found: dict[str, set[str]], words: list[str]) -> None:
    known = divisions().cues
    for at in [index for index, word in enumerate(words) if word in known]:
        for what, tails in known[words[at]].items():
            if any(words[at + 1 : at + 1 + len(tail)] == tail for tail in tails):
                found.setdefault(what, set()).add(words[at])


@worded(2048)
def kind(title: str) -> str:
    """Of which kind of alternatives a title speaks; empty if of none, or of several of them: `Plan A vs. plan B`."""
    for name, pattern in divisions().kinds:
        if found := {match.group().lower() for match in pattern.finditer(title)}:
            return "" if len({each.split()[0] for each in found}) < len(found) else name
    return ""


def branched(point: str, titles: Sequence[str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The titles that are alternatives to each other: their places, with (point, branch)."""
    book = divisions()
    kinds = [kind(title).partition("_") if title else ("", "", "") for title in titles]
    answers = [name if family in book.named else str(place) for place, (family, _, name) in enumerate(kinds)]
    different = {(family, answer) for (family, _, _), answer in zip(kinds, answers, strict=True)}
    count = Counter(family for family, _ in different)
    for place, parts in enumerate(kinds):
        family = parts[0]
        if family and (count[family] > 1 or "".join(parts) in book.alone):
            yield place, (f"{point}:{family}", answers[place])
