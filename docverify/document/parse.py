"""Source -> Document: markdown-it finds the blocks, then each block's text is read and placed."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token
from markdown_it.utils import EnvType

from docverify.document.blocks import blocks
from docverify.document.flows import Flows, has_digit
from docverify.document.languages import DRAWN, language
from docverify.document.markdown import block_parser
from docverify.document.model import Document, Fence, Flow, FlowKind, Table
from docverify.document.outline import Outline
from docverify.document.positions import align, heading_end
from docverify.document.records import records
from docverify.document.tables import read_table
from docverify.source import Source

_BOM = "\ufeff"
_BORDERS = frozenset("+|│┃║┌╔┏")  # a paragraph that begins so may be a table that is drawn
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


def parse(source: Source) -> Document:
    """Read a Markdown document. Never raises; takes time in proportion to the text."""
    if source.path.lower().endswith(".mdx"):
        from docverify.document.mdx import markdown

        source = Source(source.path, markdown(source.text))
    return _Reader(source).read()


def _taken(tokens: list[Token]) -> Iterator[Token]:
    """One after the other, none of them held: a token is larger than what is made of it."""
    tokens.reverse()
    while tokens:
        yield tokens.pop()


class _Reader:
    """The document as far as it has been read."""

    def __init__(self, source: Source) -> None:
        env: EnvType = {}
        self.source = source
        self.tokens = _taken(blocks(block_parser(), source.text.removeprefix(_BOM), env))
        self.outline = Outline()
        self.make = Flows(source, self.outline, env)
        self.flows: list[Flow] = []
        self.tables: list[Table] = []
        self.fences: list[Fence] = []
        self.front_matter: Flow | None = None
        self.above: Flow | None = None  # the paragraph just above, a table's caption
        self.box = False  # whether a task box can stand here: at the start of a list item

    def read(self) -> Document:
        readers = {
            "heading_open": self._heading,
            "setext": self._setext,
            "paragraph": self._paragraph,
            "table": self._table,
            "fence": self._fence,
            "code_block": self._fence,
            "math_block": self._math,
            "math_block_label": self._math,
            "front_matter": self._front_matter,
            "html_block": self._html,
        }
        for token in self.tokens:
            reader = readers.get(token.type)
            if reader:
                reader(token)
                self.box = False
            elif token.type != "heading_close":
                self.outline.follow(token)
                self.box = token.type == "list_item_open"
                self.above = None
        return self._document()

    def _document(self) -> Document:
        sections = self.outline.sections
        top = min(sections[1:], key=lambda section: section.level != 1, default=sections[0])
        return Document(
            flows=tuple(self.flows),
            tables=tuple(self.tables),
            fences=tuple(self.fences),
            sections=tuple(sections),
            items=tuple(self.outline.items),
            front_matter=self.front_matter,
            title=top.title,
        )

    def _heading(self, opening: Token) -> None:
        inline = next(self.tokens)
        first, last = inline.map or (0, 1)
        self._headline(inline.content, opening.tag, first, last, heading_end(self.source, first))

    def _setext(self, token: Token) -> None:
        first, last = token.map or (0, 1)
        self._headline(token.content, token.tag, first, last, None)

    def _headline(self, content: str, tag: str, first: int, last: int, end: int | None) -> None:
        places = align(self.source, content, first, end)
        outline, inside = self.outline, self.outline.section
        outline.head(content, int(tag[1:]), first + 1)
        if places is None:
            flow = self.make.unplaced(FlowKind.HEADING, content, first, last)
        else:
            flow = self.make.read(FlowKind.HEADING, content, places, first, exact=True)
        if outline.section != inside:
            outline.retitle(flow.text.strip())
        self.flows.append(flow)
        self.above = None

    def _paragraph(self, token: Token) -> None:
        content = token.content
        first, last = token.map or (0, 1)
        if content[:1] in _BORDERS and "\n" in content and self._drawn(content, first):
            return
        start = self._task_box(content) if self.box else 0
        places = align(self.source, content, first)
        if places is None:
            self.above = self.make.unplaced(FlowKind.PARAGRAPH, content[start:], first, last)
        else:
            self.above = self.make.read(FlowKind.PARAGRAPH, content, places, first, has_digit(content), start)
        self.flows += records(self.source, self.above)

    def _drawn(self, content: str, first: int) -> bool:
        """Whether a paragraph is a table drawn with characters, which is taken."""
        parts = list(self._in_fence(Fence("", self.make.verbatim(FlowKind.FENCE, content, first))))
        found = any(isinstance(part, Table) for part in parts)
        if found:
            self._parts(parts)
            self.above = None
        return found

    def _task_box(self, content: str) -> int:
        box = _TASK.match(content)
        if box is None:
            return 0
        self.outline.check(box[1] != " ")
        return box.end()

    def _table(self, token: Token) -> None:
        self.tables.append(read_table(self.make, token, self.above))
        self.above = None

    def _fence(self, token: Token) -> None:
        first = (token.map or [0])[0] + (token.type == "fence")
        flow = self.make.verbatim(FlowKind.FENCE, token.content.removesuffix("\n"), first)
        fence = Fence(language(token.info, flow.text), flow)
        self._parts(self._in_fence(fence) if fence.language in DRAWN else (fence,))
        self.above = None

    def _in_fence(self, fence: Fence) -> Iterator[Fence | Table]:
        from docverify.document.drawn import drawn

        return drawn(fence, self.above)

    def _parts(self, parts: Iterable[Fence | Table]) -> None:
        for part in parts:
            if isinstance(part, Table):
                self.tables.append(part)
            else:
                self.fences.append(part)

    def _math(self, token: Token) -> None:
        first = (token.map or [0])[0]
        self.flows.append(self.make.display_math(token.content, first))
        self.above = None

    def _front_matter(self, token: Token) -> None:
        self.front_matter = self.make.verbatim(FlowKind.FRONT_MATTER, token.content, 1)

    def _html(self, token: Token) -> None:
        from docverify.document.html import read_html

        flows, tables = read_html(self.make, token, self.above)
        self.flows += flows
        self.tables += tables
        self.above = None
