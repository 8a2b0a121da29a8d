"""Label or clause -> the names that it may stand for, whatever the order of its words; each of them must be known.

`rules/meanings.toml` says which words are one, which change nothing, and which sets of words are a name.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from docverify.facts.phrases import has_cjk
from docverify.facts.vocabulary import vocabulary
from docverify.layered import table as layered
from docverify.patterns import Worded

_WORDS = re.compile(r"[a-z]+\d*|\d+|[\u4e00-\u9fff]+|[/#$%&@]")
_MILLION, _DEVICE_HOURS = Worded("{million_tokens}"), Worded("{device_hours}")


class Meaning(NamedTuple):
    name: str
    qualifiers: frozenset[str]
    words: int  # how many of them are the name's


class _Sense(NamedTuple):
    name: str
    says: frozenset[str]
    also: frozenset[str]
    spoken: bool
    qualifiers: frozenset[str]


class _Book(NamedTuple):
    same: dict[str, str]
    each: dict[str, str]
    light: frozenset[str]
    spoken: frozenset[str]
    per: frozenset[str]
    phrases: re.Pattern[str]  # several words of a clause that change nothing
    unsure: re.Pattern[str]  # what a sentence must not say
    units: tuple[str, ...]  # names that a unit alone tells
    headed: tuple[tuple[str, str], ...]  # words of headings, and the names that they speak of
    qualifiers: dict[str, str]
    senses: tuple[_Sense, ...]
    cjk: re.Pattern[str]


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{each}\b" for each in words), re.IGNORECASE)


def unsure(sentence: str) -> bool:
    """Whether a sentence compares, supposes or speaks of another time."""
    return _book().unsure.search(sentence) is not None


def by_unit() -> tuple[str, ...]:
    """The names whose values no other name has."""
    return _book().units


@lru_cache(512)
def headed(title: str) -> tuple[str, ...]:
    """The names of which a heading speaks."""
    low = title.lower()
    return tuple(name for word, name in _book().headed if word in low)


def plain(text: str) -> frozenset[str]:
    """The qualifiers of a clause that says nothing else, or that it says something else."""
    words = _words(text, True)
    rest = {"other"} if words is None else words
    return frozenset(_book().qualifiers.get(word, "other") for word in rest)


@cache
def _book() -> _Book:
    table: dict[str, Any] = layered("meanings", _built)
    return _Book(
        table["same"], table["each"], frozenset(table["light"]), frozenset(table["spoken"]),
        frozenset(table["per"]),
        _any(table["phrases"]),
        _any(table["unsure"]), tuple(table["units"]), tuple(map(tuple, table["headed"])), table["qualifiers"],
        tuple(_sense(*each) for each in table["senses"]),
        re.compile("|".join(table["cjk"])),
    )  # fmt: skip


def _sense(name: str, said: list[str], also: list[str], spoken: bool) -> _Sense:
    extra = {word for word in said if word[0] == "+"}
    return _Sense(name, frozenset(said) - extra, frozenset(also), spoken, frozenset(word[1:] for word in extra))


def _built(data: dict[str, Any]) -> dict[str, Any]:
    """The table that is kept. Raises ValueError if a word means two things."""
    same: dict[str, str] = {}
    for word, others in data["same"].items():
        for each in (word, *others):
            if same.setdefault(each, word) != word:
                raise ValueError(f"{each!r} means both {same[each]} and {word}")
    each = {same.get(noun, noun): f"per_{what}" for what, nouns in data["each"].items() for noun in nouns}
    senses = [
        (name, [same.get(w, w) for w in said.split()], [same.get(w, w) for w in entry.get("also", [])], key == "spoken")
        for name, entry in data["names"].items()
        for key in ("says", "spoken")
        for said in entry.get(key, ())
    ]
    for word in {word for _, said, also, _ in senses for word in (*said, *also)}:
        same.setdefault(word, word)
    light, spoken = data["light"], data["spoken"]
    han = [word for word in (*data["per"], *light, *same) if has_cjk(word)]
    return {
        "same": same, "each": each, "light": light, "per": data["per"], "unsure": data["unsure"],
        "senses": senses, "units": data["units"],
        "headed": [(word, name) for name, entry in data["names"].items() for word in entry.get("headed", ())],
        "spoken": [word for word in spoken if " " not in word], "phrases": [word for word in spoken if " " in word],
        "qualifiers": {same.get(word, word): name for name, words in data["says"].items() for word in words},
        "cjk": sorted(han, key=len, reverse=True),
    }  # fmt: skip


@lru_cache(1024)
def meanings(text: str, spoken: bool = False, more: tuple[str, ...] = ()) -> tuple[Meaning, ...]:
    """What the words say; of names with values of one kind only the one that more of them say.

    `more` are words beside those of the text.
    """
    begins = text.partition(" ")[0].lower()
    words = None if not spoken and begins in vocabulary().neutral["prepositions"] else _words(text, spoken)
    found = [] if words is None else list(_found(words | frozenset(more), spoken))
    return tuple(_likeliest(found))


def _found(words: frozenset[str], spoken: bool) -> Iterator[Meaning]:
    book = _book()
    for sense in book.senses:
        if sense.spoken == spoken and sense.says <= words:
            rest = words - sense.says - sense.also
            if rest <= book.qualifiers.keys():
                qualifiers = sense.qualifiers.union(book.qualifiers[word] for word in rest)
                yield Meaning(sense.name, qualifiers, len(sense.says))


def _likeliest(found: list[Meaning]) -> Iterator[Meaning]:
    kinds: dict[str, dict[str, Meaning]] = {}
    for each in found:
        best = kinds.setdefault(vocabulary().names[each.name].unit, {})
        if each.name not in best or best[each.name].words < each.words:
            best[each.name] = each
    for best in kinds.values():
        most = max(each.words for each in best.values())
        kept = [each for each in best.values() if each.words == most]
        yield from kept if len(kept) == 1 else ()


def _words(text: str, spoken: bool) -> frozenset[str] | None:
    """The words that say something; None if one is not known."""
    book = _book()
    low = _DEVICE_HOURS.sub(" devicehour ", _MILLION.sub(" milliontoken ", text.lower()))
    if spoken:
        low = book.phrases.sub(" ", low)
    found: set[str] = set()
    each = ""  # `per`, `a`, … that waits for its noun
    for word in _split(low):
        if word in book.per and word not in book.same:
            each = word
            continue
        said = book.same.get(word) or book.same.get(word.removesuffix("s"))
        if said is None:
            if word not in book.light and not (spoken and word in book.spoken) and word != "#":
                return None
            continue
        if each and said in book.each:
            found.add(book.each[said])
            each = ""
        else:
            found.add(said)
    if each == "every":
        found.add("every")
    return None if each in ("per", "/") else frozenset(found)


def _split(text: str) -> Iterable[str]:
    for word in _WORDS.findall(text):
        if has_cjk(word):
            yield from _book().cjk.findall(word) if not _book().cjk.sub("", word) else [word]
        else:
            yield word
