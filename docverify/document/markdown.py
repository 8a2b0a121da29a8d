"""The two halves of markdown-it as they are used here: one parser for blocks, one for the text inside them."""

from functools import cache
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from docverify.document.blocks import MAX_NESTING, use_block_rules
from docverify.document.inline import TracedInline


class _Markdown(MarkdownIt):
    """Where a link leads does not matter here, so its address is neither judged nor put into normal form."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


class _Unrendered:
    """Nothing is rendered here; to make the renderer of HTML takes longer than the rest of a parser."""

    __output__: ClassVar[str] = "nothing"

    def __init__(self, parser: MarkdownIt) -> None: ...

    def render(self, tokens: Any, options: Any, env: Any) -> None: ...


@cache
def block_parser() -> MarkdownIt:
    """For `blocks.blocks`."""
    md = _Markdown("commonmark", {"maxNesting": MAX_NESTING}, renderer_cls=_Unrendered)
    use_block_rules(md)
    return md


@cache
def inline_parser() -> TracedInline:
    """For the text of a block."""
    md = _Markdown("commonmark", renderer_cls=_Unrendered)
    md.enable("strikethrough").use(footnote_plugin, inline=False, move_to_end=False)
    md.inline = inline = TracedInline(md)
    return inline
