"""A document and marks on it -> HTML of the document as it is rendered, with an element for every mark.

The document is hostile data: raw HTML is shown as text, pictures are told by their texts, links lead only to the web.
Marks travel through markdown-it as private characters, which mean nothing to Markdown and stand in text only.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.front_matter import front_matter_plugin

from docverify.reports.style import visible
from docverify.source import Span

_FIRST, _LAST, _END = 0xF0000, 0xFFFFD, "\ue001"
_PRIVATE = re.compile("[\ue001\U000f0000-\U000ffffd]")
_SPLIT = re.compile("([\ue001\U000f0000-\U000ffffd])")
_WEB = re.compile(r"https?://|mailto:|#", re.I)
_LONGEST_LINK = 2000

Open = Callable[[int, bool, bool], str]  # mark, whether it stands in a link, whether it begins -> its element's start
_TAG = re.compile(r"<(\w+)")


def rendered(text: str, marks: Sequence[Span], opened: Open) -> str:
    """The document in HTML. `marks` are sorted and do not overlap; `opened` gives an element's start."""
    md = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
    md.enable(["table", "strikethrough"]).use(front_matter_plugin)
    md.normalizeLink = _address  # type: ignore[method-assign]
    renderer = md.renderer
    assert isinstance(renderer, _Renderer)
    renderer.opened = opened
    return str(md.render(_marked(text, marks)))


def _marked(text: str, marks: Iterable[Span]) -> str:
    """The text with a character in front of and one behind every mark."""
    text = _PRIVATE.sub("\ufffd", text)
    parts, at = [], 0
    for index, span in enumerate(marks):
        if _FIRST + index > _LAST:
            break
        parts += [text[at : span.start], chr(_FIRST + index), text[span.start : span.end], _END]
        at = span.end
    return "".join(parts) + text[at:]


class _Renderer(RendererHTML):
    """Tokens -> HTML; `current` is the mark that is open, closed and opened again around every element."""

    opened: Open

    def __init__(self, parser: object = None) -> None:
        super().__init__(parser)
        self.current = -1
        self.begun = False
        self.links = 0

    def _text(self, text: str) -> str:
        """Escaped text with the elements of marks; one that goes on behind markup is closed here and opened there."""
        out = []
        for part in _SPLIT.split(text):
            if part == _END:
                self.current = -1
            elif part and _FIRST <= ord(part[0]) <= _LAST:
                self.current, self.begun = ord(part[0]) - _FIRST, False
            elif part:
                out.append(self._element(escape(_shown(part))))
        return "".join(out)

    def _element(self, text: str) -> str:
        if self.current < 0:
            return text
        start = self.opened(self.current, self.links > 0, not self.begun)
        self.begun = True
        found = _TAG.match(start)
        return f"{start}{text}</{found[1]}>" if found else text

    def text(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self._text(tokens[index].content)

    def code_inline(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f"<code>{self._text(tokens[index].content)}</code>"

    def fence(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f'<pre tabindex="0"><code>{self._text(tokens[index].content)}</code></pre>\n'

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self.fence(tokens, idx, options, env)

    def front_matter(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f'<pre class="front" tabindex="0"><code>{self._text(tokens[index].content)}</code></pre>\n'

    def html_block(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f'<pre class="raw" tabindex="0">{self._text(tokens[index].content)}</pre>\n'

    def html_inline(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self._text(tokens[index].content)

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        """What a picture shows, in words: a report fetches nothing."""
        inside = "".join(self._text(child.content) for child in tokens[index].children or ())
        return f'<span class="picture">[picture: {inside}]</span>'

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        """Only addresses on the web are links; a link in a link cannot be."""
        address = str(tokens[index].attrGet("href") or "")
        if not _WEB.match(address) or len(address) > _LONGEST_LINK:
            return '<span class="nowhere">'
        self.links += 1
        return f'<a rel="noreferrer noopener nofollow" href="{escape(address)}">'

    def link_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        if not self.links:
            return "</span>"
        self.links -= 1
        return "</a>"

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return '<div class="wide" tabindex="0" role="group" aria-label="table"><table>\n'

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"


def _address(url: str) -> str:
    return _PRIVATE.sub("", url)


def _shown(text: str) -> str:
    """The text with characters that could turn or hide what stands beside them made visible, line ends kept."""
    return "\n".join(map(visible, text.split("\n"))) if not text.isprintable() else text
