"""Tables with one column of values -> their rows as lines that stand under one another."""

from collections.abc import Iterator

from docverify.claims.numbers.items import Read
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.grid import grid
from docverify.claims.tables.line_blocks import Block
from docverify.claims.tables.table_words import says
from docverify.document.model import Document


def table_blocks(document: Document, items: Read, told: str) -> Iterator[Block]:
    """The tables of two columns in whose first one something is told: what is left, what is effective."""
    for table in document.tables:
        if len(table.header) != 2 or not any(row and says(told, row[0].text) for row in table.rows):
            continue
        numbers = grid(table, items)
        if len(numbers.columns) != 1 or numbers.columns[0].index != 1:
            continue
        values = numbers.columns[0].values
        rows = zip(table.rows, values, strict=True)
        entries = tuple(Entry(row[0].text, each, 0, f"{row[0].text}: {row[1].text}") for row, each in rows)
        yield Block(entries, document.sections[table.header[0].section].title)
