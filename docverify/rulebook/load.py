"""rules/**/*.md -> rules, read with the parser that reads users' documents."""

import tomllib
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from docverify.compiled import compiled
from docverify.rulebook.rule import Example, Rule
from docverify.shipped import shipped


class BrokenRule(Exception):
    """A rule page that cannot be read; says which file, where and why."""


@cache
def rules() -> dict[str, Rule]:
    """The shipped rules by name."""
    pages = sorted(_pages(shipped("rules")), key=lambda page: page.name)
    table: list[dict[str, Any]] = compiled("rules", pages, lambda: [_page(page) for page in pages])
    return {entry["name"]: _rule(entry) for entry in table}


def _rule(entry: dict[str, Any]) -> Rule:
    examples = tuple(Example(*example) for example in entry["examples"])
    return Rule(**{**entry, "examples": examples})


def _pages(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found.extend(_pages(entry))
        elif entry.name.endswith(".md") and entry.name != "README.md":
            found.append(entry)
    return found


def _page(page: Traversable) -> dict[str, Any]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(page.read_text("utf-8"))
    fences = [token for token in tokens if token.type == "fence"]
    code, _, title = next(token.content for token in tokens if token.type == "inline").partition(" — ")
    try:
        stated = tomllib.loads(next(fence.content for fence in fences if fence.info.strip() == "toml rule"))
    except (StopIteration, tomllib.TOMLDecodeError) as error:
        raise BrokenRule(f"{page}: {error or 'no ```toml rule block'}") from error
    examples = [
        [fence.info.split()[1], fence.content, (fence.map or [0])[0] + 2]
        for fence in fences
        if fence.info.startswith("markdown ")
    ]
    known = {key: stated.pop(key) for key in ("check", "severity", "messages", "source")}
    return {"code": code, "name": page.name.removesuffix(".md"), "title": title, **known,
            "parameters": stated, "examples": examples, "path": page.name}  # fmt: skip
