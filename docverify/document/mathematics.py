r"""Inline mathematics: `$a = 1$`, `$$a = 1$$`, `\(a\)` and `\[a\]`, and how it differs from money and escapes."""

import re

from markdown_it.rules_inline import StateInline

# A `$` or `$$` that no backslash escapes; a single one is not half of a pair.
_CLOSING = {1: re.compile(r"(?:(?<![\\$])|(?<=\\\\))\$(?!\$)"), 2: re.compile(r"(?:(?<!\\)|(?<=\\\\))\$\$")}
_AMOUNT = re.compile(r"\s*[0-9]")
_WORDS = re.compile(
    r"[,;:.!?]\s|/\s*[A-Za-z]{2}|(?:[A-Za-z]{2,}[ \n]+){2}[A-Za-z]{2}"
    r"|\b(?:a|an|and|at|but|for|from|in|is|of|on|or|per|than|the|to|versus|vs|was|with)\b"
)
_UNFINISHED = re.compile(r"\S.*\\[A-Za-z].*(?:=|\\approx|\\sim|\\simeq)\s$", re.DOTALL)  # `$a \cdot b = $ 5`
_LONGEST = 2000  # characters of a formula; an unclosed one must not be searched for over and over
_VARIABLE = re.compile(r"[A-Z_]{2,}|\{")
_OPENING = re.compile(r"\\[(\[]|\\begin\{([a-z]{1,12}\*?)\}")
_CLOSERS = {"\\(": "\\)", "\\[": "\\]"}
_FORMULA = re.compile(r"\\[A-Za-z]|[=^≈×÷·]|[A-Za-z]_[A-Za-z0-9{]|\d\s*[-−+*/]\s*\d")


def dollar_math(state: StateInline, silent: bool) -> bool:
    """`$…$` and `$$…$$` that hold a formula; see `_is_money` for what does not."""
    src, start = state.src, state.pos
    if src[start] != "$":
        return False
    marks = 2 if src.startswith("$$", start) else 1
    found = _CLOSING[marks].search(src, start + marks, min(state.posMax, start + _LONGEST))
    if found is None:
        return False
    closing = found.start()
    before, after = src[start - 1 : start], src[closing + marks : closing + marks + 1]
    content = src[start + marks : closing]
    padded = content != content.strip() and not _UNFINISHED.match(content)
    if marks == 1 and (padded or before.isalnum() or before == "$" or after.isdigit()):
        return False
    if not content.strip() or _is_money(content) or (_VARIABLE.match(content) and _continues_name(after)):
        return False
    if not silent:
        state.push("math_inline", "math", 0).map = [start + marks, closing]
    state.pos = closing + marks
    return True


def _is_money(content: str) -> bool:
    r"""`2 per GPU-hour and ` between two dollar signs: an amount, then prose.

    It begins with a digit, uses no LaTeX (`\ { ^ _`), and has a function word, a punctuation mark before a blank,
    a rate (`2/GPU-hour`) or three words in a row.
    """
    if not _AMOUNT.match(content) or any(mark in content for mark in "\\{^_"):
        return False
    return _WORDS.search(content) is not None


def _continues_name(after: str) -> bool:
    return after.isalnum() or after in ("_", "{")


def bracket_math(state: StateInline, silent: bool) -> bool:
    r"""`\(…\)`, `\[…\]` and `\begin{align}…\end{align}`, if they hold a formula: `\[1\]` and `\[ \]` are escapes."""
    src = state.src
    opening = _OPENING.match(src, state.pos)
    if opening is None:
        return False
    start = opening.end()
    closing = _CLOSERS.get(opening[0]) or rf"\end{{{opening[1]}}}"
    end = src.find(closing, start, min(state.posMax, start + _LONGEST))
    if end < 0 or "](" in src[start:end] or not _FORMULA.search(src, start, end):
        return False
    if not silent:
        state.push("math_inline", "math", 0).map = [start, end]
    state.pos = end + len(closing)
    return True
