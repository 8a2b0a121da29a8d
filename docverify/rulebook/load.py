"""rules/**/*.md -> rules, compiled once and then only read."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from docverify.compiled import compiled
from docverify.forms import Form, Step
from docverify.rulebook.broken import BrokenRule
from docverify.rulebook.compile import Words
from docverify.rulebook.page import read_page
from docverify.rulebook.rule import Example, Marked, Rule
from docverify.shipped import shipped

_SETS = "phrases.toml"


@cache
def rules() -> dict[str, Rule]:
    """The shipped rules by name, in the order of their codes. Raises BrokenRule."""
    folder = shipped("rules")
    pages = dict(sorted(_pages(folder, "")))
    sets, compiler = folder / _SETS, files("docverify") / "forms.py"
    table: list[dict[str, Any]] = compiled(
        "rules", [*pages.values(), sets, compiler], lambda: entries(_texts(pages), sets.read_text("utf-8"))
    )
    return {entry["name"]: _rule(entry) for entry in table}


def page(rule: Rule) -> str:
    """The text of a rule's page."""
    return (shipped("rules") / rule.path).read_text("utf-8")


def entries(pages: Iterable[tuple[str, str]], sets: str) -> list[dict[str, Any]]:
    """The table of pages given as path and text, by code. Raises BrokenRule."""
    shared = tomllib.loads(sets)
    words = Words(shared["sets"], shared.get("parts", {}))
    found: dict[str, dict[str, Any]] = {}
    for path, text in pages:
        entry = read_page(path, text, words)
        for other in found.values():
            for key in ("code", "name"):
                if other[key] == entry[key]:
                    raise BrokenRule(path, 1, f"the {key} {entry[key]} is taken by {other['path']}")
        found[entry["code"]] = entry
    return [found[code] for code in sorted(found)]


def _texts(pages: dict[str, Traversable]) -> Iterator[tuple[str, str]]:
    for path, file in pages.items():
        yield path, file.read_text("utf-8")


def _pages(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _pages(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".md") and entry.name != "README.md":
            yield above + entry.name, entry


def _rule(entry: dict[str, Any]) -> Rule:
    examples = tuple(
        Example(kind, text, line, tuple(Marked(*mark) for mark in marks))
        for kind, text, line, marks in entry["examples"]
    )
    return Rule(**{**entry, "examples": examples, "parameters": _parameters(entry["parameters"])})


def _parameters(stored: dict[str, Any]) -> dict[str, Any]:
    if "forms" not in stored:
        return stored
    forms = tuple(
        Form(text, tuple(Step(*step) for step in steps), tuple(names), needs, tuple(map(tuple, keywords)))
        for text, steps, names, needs, keywords in stored["forms"]
    )
    return {**stored, "forms": forms}
