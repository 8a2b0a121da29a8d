"""A flow of text with the items that were read from it."""

from dataclasses import dataclass

from docverify.claims.items import Item
from docverify.document.model import Flow


@dataclass(frozen=True, slots=True)
class Passage:
    """A flow with its items."""

    flow: Flow
    items: tuple[Item, ...]
