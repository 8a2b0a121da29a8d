"""text -> block tokens: markdown-it's block parser, set up for deployment documents and made quick."""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType as _Rule
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from docverify.document.containers import container
from docverify.document.paragraphs import paragraph

# Levels of quotes and lists, two for a list. What lies deeper is read as paragraphs; markdown-it would drop it.
_DEEPEST = 40
MAX_NESTING = _DEEPEST + 10

# The characters a block of each kind can start with; kinds that are not named can start with any.
_STARTS = {
    "front_matter": "-",
    "math_block": "$",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "container": "!?=",
}


class _Ruler(Ruler[_Rule]):
    """A chain of block rules as one rule that asks only those that can start with the line's first character."""

    def getRules(self, chainName: str = "") -> list[_Rule]:
        return [self._chains.get(chainName) or self._chain(chainName)]

    def __init__(self, rules: Ruler[_Rule]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self._chains: dict[str, _Rule] = {}

    def _chain(self, name: str) -> _Rule:
        rules = [rule for rule in self.__rules__ if rule.enabled and (not name or name in rule.alt)]

        def starting(character: str) -> list[_Rule]:
            return [rule.fn for rule in rules if character in _STARTS.get(rule.name, character)]

        self._chains[name] = chain = _first_that_matches(
            {character: starting(character) for character in "".join(_STARTS.values())}, starting("\0")
        )
        return chain


def _first_that_matches(by_start: dict[str, list[_Rule]], others: list[_Rule]) -> _Rule:
    def chain(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if state.level >= _DEEPEST and not silent:
            return paragraph(state, line, end, silent)
        start = state.bMarks[line] + state.tShift[line]
        for rule in by_start.get(state.src[start : start + 1], others):
            if rule(state, line, end, silent):
                break
        else:
            return False
        return True

    return chain


def _closed_only(math_block: _Rule) -> _Rule:
    """`$$` without a second `$$` in its paragraph is money or a shell's process id, not mathematics."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        if not state.src.startswith("$$", first):
            return False
        closing = state.src.find("$$", first + 2)
        if closing < 0 or state.src.find("\n\n", first, closing) >= 0:
            return False
        return math_block(state, start, end, silent)

    return rule


def _one_token(table: _Rule) -> _Rule:
    """A pipe table as one token; `rows` says how many characters before the line's end each row starts.

    markdown-it finds the table; its six tokens a cell are what this saves.
    """

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        second = state.bMarks[start + 1] + state.tShift[start + 1]
        if state.src[second : second + 1] not in _UNDER_HEADER or not table(state, start, end, True):
            return False
        if silent:
            return True
        state.line = _table_end(state, start, end)
        token = state.push("table", "", 0)
        token.map = [start, state.line]
        rows = [start, *range(start + 2, state.line)]
        token.meta["rows"] = [(line, state.eMarks[line] - state.bMarks[line] - state.tShift[line]) for line in rows]
        return True

    return rule


_MOST_MISSING = 65_536  # cells that short rows may lack in all, as in markdown-it: squares must not grow to cubes
_UNDER_HEADER = ("|", "-", ":")


def _table_end(state: StateBlock, header: int, end: int) -> int:
    """The first line that is not a row: empty, indented too much or too little, or the start of another block."""
    terminators = state.md.block.ruler.getRules("blockquote")
    parent, state.parentType = state.parentType, "table"
    line, missing = header + 2, 0
    while line < end and not (
        state.isEmpty(line)
        or not 0 <= state.sCount[line] - state.blkIndent < 4
        or any(rule(state, line, end, True) for rule in terminators)
    ):
        missing += max(_pipes(state, header) - _pipes(state, line), 0)
        if missing > _MOST_MISSING:
            break
        line += 1
    state.parentType = parent
    return line


def _pipes(state: StateBlock, line: int) -> int:
    return state.src.count("|", state.bMarks[line], state.eMarks[line])


def _replace(rules: Ruler[_Rule], name: str, wrap: Callable[[_Rule], _Rule]) -> None:
    found = next(rule for rule in rules.__rules__ if rule.name == name)
    rules.at(name, wrap(found.fn), {"alt": found.alt})


def use_block_rules(md: MarkdownIt) -> None:
    """Give a parser the block rules that `blocks` needs."""
    md.enable("table").use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    md.use(dollarmath_plugin, allow_labels=True, allow_blank_lines=False)
    rules = md.block.ruler
    rules.disable("lheading")
    rules.at("paragraph", paragraph)
    rules.before("fence", "container", container, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    _replace(rules, "math_block", _closed_only)
    _replace(rules, "table", _one_token)
    md.block.ruler = _Ruler(rules)


def blocks(md: MarkdownIt, text: str, env: EnvType) -> list[Token]:
    """The block tokens of `text`; their inline content is left as text. Link definitions go to `env`."""
    tokens: list[Token] = []
    md.block.parse(_LINE_ENDS.sub("\n", text) if "\r" in text else text, md, env, tokens)
    return tokens


_LINE_ENDS = re.compile(r"\r\n?")
