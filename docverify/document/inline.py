"""inline content -> tokens that know where they stand in it (`token.map`, content offsets).

markdown-it's rules are kept as they are; only the loop around them is ours. A rule's contract is `state.pos` before and
after it and the tokens it pushes, and that is enough to place each token.
"""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from docverify.document.mathematics import bracket_math, dollar_math
from docverify.document.products import spoken_asterisks

# Where a rule can match. Text without any of these is text.
_MARKUP = re.compile(r"[`\[\\$]|(?<! )\*|\*(?! )|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!\[|~~|<[A-Za-z/!?]|&[#A-Za-z]")
_SPECIAL = re.compile(r"\n|" + _MARKUP.pattern)
_MARKS = re.compile(r"[`\[\\$*_~<&]")
_PLAIN_LINK = re.compile(r"\[([^][\\`\n]*)\]\([^\s()<>\\\x00-\x1f\x7f]*\)")

_MOST_KNOWN = 256  # contents whose tokens are kept: a document is read again after every edit
_STARTS = {
    "newline": "\n",
    "dollar_math": "$",
    "bracket_math": "\\",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "product": "*",
    "emphasis": "*_",
    "plain_link": "[",
    "link": "[",
    "footnote_ref": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}


class TracedInline(ParserInline):
    """An inline parser that stamps every token with its extent in the content."""

    def __init__(self, md: MarkdownIt) -> None:
        super().__init__()
        self._md = md
        self.ruler, self.ruler2 = md.inline.ruler, md.inline.ruler2
        self.ruler.before("escape", "dollar_math", dollar_math)
        self.ruler.before("escape", "bracket_math", bracket_math)
        self.ruler.before("emphasis", "product", spoken_asterisks)
        self.ruler.before("link", "plain_link", _plain_link)
        self.ruler2.disable("fragments_join")  # it forgets places; `pieces` joins instead
        self._by_start: dict[str, list[RuleFuncInlineType]] = {}
        self._known = lru_cache(_MOST_KNOWN)(lambda content: self.parse(content, md, {}, []))
        for rule in self.ruler.__rules__:
            for character in _STARTS.get(rule.name, "") if rule.enabled else "":
                self._by_start.setdefault(character, []).append(rule.fn)

    def read(self, content: str, env: EnvType) -> list[Token]:
        """The tokens of a block's content; `env` holds the document's link definitions."""
        return self.parse(content, self._md, env, []) if env else self._known(content)

    def tokenize(self, state: StateInline) -> None:
        """Read `state.pos` to `state.posMax`; rules for links call this again for the text inside."""
        src, end, tokens = state.src, state.posMax, state.tokens
        pending = state.pos
        while state.pos < end:
            found = _SPECIAL.search(src, state.pos, end)
            at = found.start() if found else end
            if at > state.pos:
                state.append_pending(src[state.pos : at])
                state.pos = at
            if not found:
                break
            first = len(tokens)
            if self._matches(state):
                if len(tokens) > first:
                    _stamp(state, tokens[first:], pending, at)
                    pending = state.pos
            else:
                state.append_pending(src[at])
                state.pos += 1
        if state.pending:
            _place(state.pushPending(), pending)

    def _matches(self, state: StateInline) -> bool:
        if state.level >= state.md.options.maxNesting:
            return False
        for rule in self._by_start[state.src[state.pos]]:
            if rule(state, False):
                break
        else:
            return False
        return True


def has_markup(content: str) -> bool:
    """Whether a rule could match somewhere in the content, line breaks aside."""
    return _MARKS.search(content) is not None and _MARKUP.search(content) is not None


def _plain_link(state: StateInline, silent: bool) -> bool:
    """Most links by far, `[text](address)` without any markup in either, in one step."""
    found = _PLAIN_LINK.match(state.src, state.pos, state.posMax)
    if found is None or has_markup(found[1]):
        return False
    if not silent:
        _place(state.push("text", "", 0), found.start(1), found[1])
    state.pos = found.end()
    return True


def _stamp(state: StateInline, tokens: list[Token], pending: int, at: int) -> None:
    """Place what one rule pushed at `at`, and before it the literal text it flushed, which began at `pending`."""
    if pending < at and tokens[0].type == "text" and tokens[0].map is None:
        _place(tokens[0], pending)
    for token in tokens:
        if token.map is not None:
            continue
        if token.type == "text":  # the marks of a delimiter run, one or two characters each
            at = _place(token, at)
        elif token.type == "code_inline":
            inside = at + len(token.markup)
            padding = (state.pos - at - 2 * len(token.markup) - len(token.content)) // 2
            _place(token, inside + padding)
        else:
            token.map = [at, state.pos]
            if token.markup == "autolink" and token.nesting > 0:
                at += 1  # the address stands inside < >


def _place(token: Token, start: int, content: str | None = None) -> int:
    if content is not None:
        token.content = content
    end = start + len(token.content)
    token.map = [start, end]
    return end
