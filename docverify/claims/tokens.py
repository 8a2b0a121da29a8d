"""Flow text -> tokens, by the terminals of grammars/lexicon.lark."""

import re
from functools import cache
from typing import NamedTuple

from docverify.claims.words import words
from docverify.compiled import compiled
from docverify.shipped import shipped

NUMBERS = frozenset({"GROUPED", "DECIMAL", "INTEGER", "VULGAR", "FULLWIDTH"})
OPAQUE = frozenset(
    {"URL", "PATH", "DATE", "MONTH_DATE", "CLOCK", "VERSION", "HEX", "REFERENCE", "FOREIGN", "GLUED", "COMMA_DECIMAL"}
)
SKIPPED = frozenset({"BLANK", "LATEX_SKIP"})
_QUICK = {  # told early, only to be quick
    "PLAIN": "WORD", "NUMERAL": "INTEGER", "END": "STOP", "HYPHEN": "DASH", "HAN": "CJK", "QUOTE": "OTHER",
}  # fmt: skip
_new = tuple.__new__


class Token(NamedTuple):
    """A terminal of the lexicon at a place of the flow's text; `glued` if no blank is before it."""

    kind: str
    text: str
    start: int
    end: int
    glued: bool = False


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text` from `start` to `end`, without blanks."""
    found: list[Token] = []
    behind = -1  # where the token before ends
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or ""
        first, last = match.span()
        if kind == "PROSE":
            behind = _words(found, match[0], first, first == behind)
        elif kind not in SKIPPED:
            # Most of the time of reading is spent here: `Token(…)` takes twice as long.
            found.append(_new(Token, (_QUICK.get(kind, kind), match[0], first, last, first == behind)))
            behind = last
    return found


def _words(found: list[Token], run: str, at: int, glued: bool) -> int:
    """The words of a run, which ends in a blank, and where the last one ends."""
    for word in run[:-1].split(" "):
        end = at + len(word)
        found.append(_new(Token, ("WORD", word, at, end, glued)))
        at, glued = end + 1, False
    return at - 1


@cache
def _pattern() -> re.Pattern[str]:
    replaced = dict(_read("decimal_comma")) if words().comma else {}
    terminals = ((name, replaced.get(name, pattern)) for name, pattern in _read("lexicon"))
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in terminals))


def _read(name: str) -> list[list[str]]:
    """The terminals of grammars/NAME.lark."""
    file = shipped("grammars") / f"{name}.lark"
    found: list[list[str]] = compiled(name, [file], lambda: _terminals(file.read_text("utf-8")))
    return found


def _terminals(text: str) -> list[list[str]]:
    """Names and regular expressions in the order of the file; lark itself would sort them by length."""
    from lark import Lark

    names = re.findall(r"^([A-Z_]+)\s*:", text, re.MULTILINE)
    lexer = Lark(f"start: ({' | '.join(names)})*\n{text}", parser="lalr", lexer="basic")
    patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in lexer.terminals}
    return [[name, patterns[name]] for name in names]
