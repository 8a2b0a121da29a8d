"""The block rule for paragraphs, and for the headings that `===` or `---` makes of them, in one pass."""

from markdown_it.rules_block import StateBlock

from docverify.document.positions import BLANK


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Push one `paragraph` or `setext` token. It stands for markdown-it's rules `lheading` and `paragraph`."""
    parent, state.parentType = state.parentType, "paragraph"
    line, underlined = _last_line(state, start, end)
    state.parentType = parent
    state.line = line + 1 if underlined else line
    token = state.push("setext" if underlined else "paragraph", "", 0)
    if underlined:
        token.tag = "h1" if _first(state, line) == "=" else "h2"
    token.content = state.getLines(start, line, state.blkIndent, False).strip(BLANK)
    token.map = [start, line]
    return True


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The first line that is not part of the paragraph, and whether it underlines it."""
    terminators = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        indent = state.sCount[line] - state.blkIndent
        if indent <= 3:  # a deeper line continues the paragraph whatever is on it
            if indent >= 0 and line < end and _is_underline(state, line):
                return line, True
            # Negative: a lazy line of a quote, which the quote's own rule has looked at.
            if state.sCount[line] >= 0 and any(rule(state, line, end, True) for rule in terminators):
                break
        line += 1
    return line, False


def _first(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line]]


def _is_underline(state: StateBlock, line: int) -> bool:
    first = _first(state, line)
    if first not in "-=":
        return False
    return not state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(" \t").strip(first)
