"""rules/vocabulary.toml -> the names of quantities and the phrases for them."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docverify import layered
from docverify.compiled import Parts, compiled, compiled_parts
from docverify.dimensions import Dimensions
from docverify.facts import phrases, vocabulary_table
from docverify.facts.vocabulary_table import build, built
from docverify.language import worded
from docverify.layered import own_files, prefix
from docverify.named import NamedTuple
from docverify.shipped import OWN_WORDS, own, shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_READERS = tuple(map(Path, (phrases.__file__, layered.__file__, vocabulary_table.__file__)))  # also make the table


class Name(NamedTuple):
    """A canonical quantity and what its values look like."""

    name: str
    unit: str
    nouns: frozenset[str]
    words: frozenset[str]
    per: frozenset[str]
    near: str
    loose: bool
    whole: bool
    ids: bool
    generic: bool
    default: frozenset[str]
    most: frozenset[str]


class Phrase(NamedTuple):
    """What a phrase can mean: a key before a value, a noun after a number, a qualifier, a precision."""

    key: tuple[str, ...] = ()  # the value's unit tells which
    labels: tuple[str, ...] = ()  # a key where it begins something
    short: tuple[str, ...] = ()  # the same beside another one
    counted: tuple[str, ...] = ()
    strong: bool = False
    extra: frozenset[str] = frozenset()  # qualifiers that are in the phrase: `peak memory`
    qualifier: str = ""
    precision: str = ""
    dtype: bool = False  # `precision` itself
    abbreviation: bool = False
    lead: bool = False  # its value follows at once, whatever stands before it
    text: str = ""  # what it is called, if not by its words with blanks between


class Vocabulary(NamedTuple):
    names: dict[str, Name]
    phrases: Parts  # by their first word: a tree of the other words, and the roles of what phrases mean
    cjk: tuple[str, ...]  # phrases with Chinese characters, the longest first
    short: tuple[str, ...]  # phrases that are names beside another one of them
    dimensions: dict[str, Dimensions]
    unit_nouns: dict[str, tuple[str, ...]]
    renames: dict[str, dict[str, str]]
    neutral: dict[str, frozenset[str]]
    precisions: dict[str, Fraction]

    def phrase(self, first: str, number: int) -> Phrase:
        """That of a number in the tree of a first word."""
        return _phrase(first, number)

    def chinese(self, text: str) -> Phrase:
        return _phrase(text[0], self.phrases[text[0]][0][text])


@worded()
def vocabulary() -> Vocabulary:
    file = shipped("rules") / "vocabulary.toml"
    mine = [*filter(Path.is_file, own(OWN_WORDS)), *own_files("vocabulary.toml")]
    sources, before = [file, *mine, *_READERS], prefix(mine)
    table = compiled(f"{before}vocabulary", sources, lambda: _without_phrases(_table(mine)))
    return Vocabulary(
        {name: _name(name, entry) for name, entry in table["names"].items()},
        compiled_parts(f"{before}vocabulary-phrases", sources, lambda: _table(mine)["phrases"]),
        tuple(table["cjk"]),
        tuple(table["short"]),
        {unit: tuple(map(_power, filter(_is_dimension, parts))) for unit, parts in table["units"].items()},
        {unit: tuple(p for p in parts if not _is_dimension(p)) for unit, parts in table["units"].items()},
        table["renames"],
        {kind: frozenset(words) for kind, words in table["neutral"].items()},
        {word: Fraction(value) for word, value in table["precisions"].items()},
    )


@worded(4096)
def _phrase(first: str, number: int) -> Phrase:
    roles = vocabulary().phrases[first][1][number]
    return Phrase(
        tuple(roles.get("key", ())),
        tuple(roles.get("labels", ())),
        tuple(roles.get("short", ())),
        tuple(roles.get("counted", ())),
        bool(roles.get("strong")),
        frozenset(roles.get("extra", ())),
        roles.get("qualifier", ""),
        roles.get("precision", ""),
        bool(roles.get("dtype")),
        bool(roles.get("abbreviation")),
        bool(roles.get("lead")),
        roles.get("text", ""),
    )


def _is_dimension(part: str) -> bool:
    return part[0] not in "+-"


def _power(part: str) -> tuple[str, int]:
    return (part.removeprefix("/"), -1 if part.startswith("/") else 1)


def _name(name: str, entry: dict[str, Any]) -> Name:
    def words(key: str) -> frozenset[str]:
        return frozenset(entry.get(key, ()))

    return Name(
        name,
        entry["unit"],
        words("nouns"),
        words("words"),
        words("per"),
        entry.get("near", [""])[0],
        bool(entry.get("loose")),
        bool(entry.get("whole")),
        bool(entry.get("ids")),
        bool(entry.get("generic")),
        words("default"),
        words("most"),
    )


def _table(mine: "Sequence[Traversable]") -> dict[str, Any]:
    text = (shipped("rules") / "vocabulary.toml").read_text("utf-8")
    return build_with(text, mine) if mine else build(text)


def _without_phrases(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key != "phrases"}


def build_with(text: str, files: "Sequence[Traversable]") -> dict[str, Any]:
    """The table with the user's own words. Raises BrokenRule for a file that cannot be used."""
    from docverify.facts.own_words import joined

    return built(joined(text, files))
