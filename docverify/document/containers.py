"""The block rule for the admonitions and tabs of MkDocs: what stands indented below `!!! note` is text as well."""

import re

from markdown_it.rules_block import StateBlock

TAB = "tab"
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w -]*(?:\"[^\"\n]*\")?[ \t]*$")
_TAB = re.compile(r"===[+!]{0,2}[ \t]+\"[^\"\n]*\"[ \t]*$")
_INDENT = 4


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Push the line as a paragraph, then what it holds; tabs that follow one another are the items of a list."""
    tabs = _TAB.match(_line(state, start)) is not None
    if not tabs and _ADMONITION.match(_line(state, start)) is None:
        return False
    last = _end(state, start, end)
    if last == start + 1 or state.sCount[start] - state.blkIndent >= _INDENT:
        return False
    if silent:
        return True
    if tabs:
        state.push("bullet_list_open", "ul", 1)
        state.line = _tabs(state, start, last, end)
        state.push("bullet_list_close", "ul", -1)
    else:
        _held(state, start, last)
        state.line = last
    return True


def _tabs(state: StateBlock, start: int, last: int, end: int) -> int:
    """One item for each tab; the line behind the last of them."""
    while True:
        state.push("list_item_open", "li", 1).info = TAB
        _held(state, start, last)
        state.push("list_item_close", "li", -1)
        start = next((line for line in range(last, end) if not state.isEmpty(line)), end)
        if start == end or _TAB.match(_line(state, start)) is None or not _stands_here(state, start):
            return last
        last = _end(state, start, end)


def _stands_here(state: StateBlock, line: int) -> bool:
    return 0 <= state.sCount[line] - state.blkIndent < _INDENT


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _end(state: StateBlock, start: int, end: int) -> int:
    """The line behind the last that is indented under the first."""
    last = line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] - state.blkIndent >= _INDENT):
        line += 1
        if not state.isEmpty(line - 1):
            last = line
    return last


def _held(state: StateBlock, start: int, end: int) -> None:
    """The title as a paragraph, and what stands below it four columns further in."""
    title = state.push("paragraph", "", 0)
    title.content, title.map = _line(state, start).strip(), [start, start + 1]
    indent, most, parent = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = indent + _INDENT, end, "blockquote"
    state.md.block.tokenize(state, start + 1, end)
    state.blkIndent, state.lineMax, state.parentType = indent, most, parent
