"""A rule page, as text -> a table entry: heading, TOML block, examples; by the parser that reads users' documents."""

import re
import tomllib
from typing import Any

from docverify.layered import merged
from docverify.rulebook.broken import BrokenRule
from docverify.rulebook.compile import Words, compiled_parameters
from docverify.rulebook.kinds import COMMON, objection

_HEADING = re.compile(r"(?P<code>[A-Z]{3}\d{3}) — (?P<title>\S.*)")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARK = re.compile(r"<!--\s*(?P<code>[A-Z]{3}\d{3}) at \"(?P<text>[^\"]*)\"\s*-->")
_KINDS = ("valid", "invalid", "fixed")


def read_page(path: str, text: str, words: Words) -> dict[str, Any]:
    """The entry of the page rules/<path>. Raises BrokenRule at the first thing that is wrong with it."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(text)
    code, title = _heading(path, tokens)
    name = path.rpartition("/")[2].removesuffix(".md")
    if not _NAME.fullmatch(name):
        raise BrokenRule(path, 0, f"the file's name is the rule's: {name!r} is not in kebab-case")
    fences = [token for token in tokens if token.type == "fence"]
    stated, line = _rule(path, fences)
    examples = _examples(path, code, fences)
    common = {key: stated.pop(key) for key in COMMON}
    try:
        parameters = compiled_parameters(merged(stated, words.rules.get(name, {})), words)
    except ValueError as error:
        where = " (with the words of a language)" if name in words.rules else ""
        raise BrokenRule(path, line, f"{error}{where}") from error
    heading = {"code": code, "name": name, "title": title}
    return {**heading, **common, "parameters": parameters, "examples": examples, "path": path}


def _heading(path: str, tokens: Any) -> tuple[str, str]:
    first = tokens[1] if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1" else None
    match = _HEADING.fullmatch(first.content) if first is not None else None
    if match is None:
        raise BrokenRule(path, 1, "the page begins with a heading `# ABC123 — Title`")
    return match["code"], match["title"]


def _rule(path: str, fences: Any) -> tuple[dict[str, Any], int]:
    blocks = [fence for fence in fences if fence.info.strip() == "toml rule"]
    if len(blocks) != 1:
        raise BrokenRule(path, 0, "a page has one block ```toml rule" + (f", not {len(blocks)}" if blocks else ""))
    line = blocks[0].map[0] + 1
    try:
        stated = tomllib.loads(blocks[0].content)
    except tomllib.TOMLDecodeError as error:
        inside = re.search(r"line (\d+)", str(error))
        raise BrokenRule(path, line + int(inside[1]) if inside else line, f"no TOML: {error}") from error
    why = objection(stated)
    if why:
        raise BrokenRule(path, line, why)
    return stated, line


def _examples(path: str, code: str, fences: Any) -> list[Any]:
    found = []
    for fence in fences:
        language, _, kind = fence.info.strip().partition(" ")
        if language == "markdown":
            if kind not in _KINDS:
                raise BrokenRule(path, fence.map[0] + 1, f"an example is valid, invalid or fixed, not {kind!r}")
            found.append([kind, fence.content, fence.map[0] + 2, _marks(path, fence, kind)])
    kinds = {kind for kind, *_ in found}
    for kind in ("valid", "invalid"):
        if kind not in kinds:
            raise BrokenRule(path, 0, f"there is no {kind} example: a block ```markdown {kind}")
    if not any(mark[0] == code for kind, _, _, marks in found for mark in marks):
        raise BrokenRule(path, 0, f'no example is marked <!-- {code} at "text" -->')
    return found


def _marks(path: str, fence: Any, kind: str) -> list[list[Any]]:
    marks = []
    for number, line in enumerate(fence.content.splitlines(), 1):
        for match in _MARK.finditer(line):
            at = fence.map[0] + 1 + number
            if kind != "invalid":
                raise BrokenRule(path, at, f"a {kind} example has no marks")
            if match["text"] not in line[: match.start()]:
                raise BrokenRule(path, at, f"the mark's text {match['text']!r} is not on its line")
            marks.append([match["code"], match["text"], number])
    if kind == "invalid" and not marks:
        raise BrokenRule(path, fence.map[0] + 1, 'an invalid example needs marks: <!-- CODE at "text" -->')
    return marks
