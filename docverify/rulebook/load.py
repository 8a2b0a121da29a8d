"""rules/**/*.md -> rules, compiled once and then only read."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from docverify import forms
from docverify.compiled import compiled
from docverify.forms import Form
from docverify.language import worded
from docverify.layered import joined, own_files, prefix
from docverify.rulebook.rule import Example, Marked, Rule
from docverify.shipped import OWN_RULES, own, shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SHARED = "phrases"  # rules/phrases.toml: what the pages share, and what a language adds to them


@worded()
def rules() -> dict[str, Rule]:
    """The rules by name, in the order of their codes, the user's own behind the shipped ones. Raises BrokenRule."""
    table = shipped_table()
    folders = own(OWN_RULES)
    if folders:
        name = f"own-rules-{crc32(repr(folders).encode()):08x}"  # the table holds their paths
        table = table + compiled(name, [*folders, *_sources()], lambda: own_entries(folders, table))
    return {entry["name"]: Rule(**{**entry, "parameters": _parameters(entry["parameters"])}) for entry in table}


def shipped_table() -> list[dict[str, Any]]:
    """The rules that come with docverify, in the user's languages too, as a table. Raises BrokenRule, BrokenWords."""
    name = f"{prefix(own_files(f'{_SHARED}.toml'))}rules"
    table: list[dict[str, Any]] = compiled(name, _sources(), lambda: [_bare(entry) for entry in _entries()])
    return table


@worded()
def examples() -> dict[str, tuple[Example, ...]]:
    """The examples on the rules' pages, by the rules' names: only tests need them. Raises BrokenRule."""
    table: dict[str, Any] = compiled(
        "examples", _sources(), lambda: {entry["name"]: entry["examples"] for entry in _entries()}
    )
    return {name: tuple(_example(*each) for each in found) for name, found in table.items()}


def page(rule: Rule) -> str:
    """The text of a rule's page."""
    mine = Path(rule.path)
    return (mine if mine.is_absolute() else shipped("rules") / rule.path).read_text("utf-8")


def own_entries(folders: Iterable[Path], taken: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The table of the user's own rules. Raises BrokenRule."""
    from docverify.rulebook.pages import entries, own_texts

    return [_bare(entry) for entry in entries(own_texts(folders), joined(_SHARED), taken)]


def one_entry(path: str, text: str, taken: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The table entry of a page, with its examples. Raises BrokenRule."""
    from docverify.rulebook.pages import entries

    return entries([(path, text)], joined(_SHARED), taken)[0]


def _sources() -> "Iterator[Traversable]":
    folder = shipped("rules")
    yield from (entry for entry in folder.iterdir() if "." not in entry.name)
    yield from (folder / f"{_SHARED}.toml", *own_files(f"{_SHARED}.toml"), Path(forms.__file__))


def _entries() -> list[dict[str, Any]]:
    from docverify.rulebook.pages import entries, texts

    return entries(texts(shipped("rules")), joined(_SHARED))


def _bare(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "examples"}


def _example(kind: str, text: str, line: int, marks: list[Any]) -> Example:
    return Example(kind, text, line, tuple(Marked(*mark) for mark in marks))


def _parameters(stored: dict[str, Any]) -> dict[str, Any]:
    if "forms" not in stored:
        return stored
    return {**stored, "forms": tuple(Form(*form) for form in stored["forms"])}
