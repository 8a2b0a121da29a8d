"""block tokens -> sections and list items: where in the document's outline a block stands."""

from markdown_it.token import Token

from docverify.classes import dataclass, field
from docverify.document.containers import TAB
from docverify.document.model import Item, Section


@dataclass(slots=True)
class Outline:
    """The sections and items so far, and the ones that the next block belongs to."""

    sections: list[Section] = field(default_factory=lambda: [Section("", 0, -1, 1)])
    items: list[Item] = field(default_factory=list)
    section: int = 0
    item: int = -1
    depth: int = 0
    _lists: list[tuple[int, bool, int, int]] = field(default_factory=list)  # id, ordered, next index, parent item
    _list_count: int = 0

    def follow(self, token: Token) -> None:
        """Follow a container's opening or closing token."""
        match token.type:
            case "blockquote_open":
                self.depth += 1
            case "blockquote_close":
                self.depth -= 1
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append((self._list_count, token.type[0] == "o", 0, self.item))
                self._list_count += 1
            case "list_item_open":
                identity, ordered, index, parent = self._lists.pop()
                self._lists.append((identity, ordered, index + 1, parent))
                self.item = len(self.items)
                self.items.append(Item(identity, index, parent, ordered, tab=token.info == TAB))
            case "bullet_list_close" | "ordered_list_close":
                *_, self.item = self._lists.pop()

    def head(self, title: str, level: int, line: int) -> None:
        """Start the section of a heading. A heading in a quote or a list is a line of it, not a section."""
        if self.depth or self._lists:
            return
        parent = self.section
        while self.sections[parent].level >= level:
            parent = self.sections[parent].parent
        self.section = len(self.sections)
        self.sections.append(Section(title, level, parent, line))

    def check(self, task: bool) -> None:
        """The current item has a task box."""
        item = self.items[self.item]
        self.items[self.item] = Item(item.list_id, item.index, item.parent, item.ordered, task)

    def retitle(self, title: str) -> None:
        """Give the current section its heading's text without markup."""
        section = self.sections[self.section]
        self.sections[self.section] = Section(title, section.level, section.parent, section.line)
