"""Tables that tell what keys are set to -> groups of settings, one for each column of values: `| ici_fsdp | 16 |`.

A column's header names the group, so that a text may speak of `decode` beside `prefill`.
"""

import re
from collections.abc import Container

from docverify.claims.equation import Printing
from docverify.document.model import Document, Flow, PieceKind, Table
from docverify.facts.code_groups import Placed
from docverify.facts.code_named import quantity_of
from docverify.facts.code_setting import Setting
from docverify.facts.frameworks import frameworks
from docverify.kept import Kept
from docverify.named import NamedTuple

_KEY = re.compile(r"\s*-{0,2}([A-Za-z][\w-]*(?:[./][A-Za-z][\w-]*)*)\s*")
_NAME = re.compile(r"[a-z]+(?:[_A-Z.-][A-Za-z0-9]+)+|[A-Z0-9]+(?:_[A-Z0-9]+)+")
_VALUE = re.compile(r"\s*(\d[\d,_]*(?:\.\d+)?(?:[eE][+-]?\d{1,2})?)\s*")
_FEWEST = 3


class Column(NamedTuple):
    settings: tuple[Placed, ...]
    header: str


def key_columns(document: Document, known: Container[str], kept: Kept) -> tuple[Column, ...]:
    """Without the keys that code sets: there a table tells what is set."""
    return tuple(
        Column(left, each.header)
        for table in document.tables
        if len(table.rows) >= _FEWEST and _is_key(table.rows[0][0])
        for each in kept.once(_columns, table, kept.same(document.sections[table.section].title))
        if (left := tuple(placed for placed in each.settings if placed.key not in known))
    )


def _columns(table: Table, title: str) -> tuple[Column, ...]:
    """The columns that hold a number for most of the keys."""
    keyed = [row for row in table.rows if _is_key(row[0])]
    if len(keyed) <= len(table.rows) / 2:
        return ()
    line = " ".join((title, *(row[0].text for row in keyed)))
    found = []
    for at, head in enumerate(table.header[1:], 1):
        placed = [each for row in keyed if (each := _placed(row[0], row[at], line)) is not None]
        if len(placed) >= max(_FEWEST, len(keyed) / 2):
            found.append(Column(tuple(placed), head.text))
    return tuple(found)


def _is_key(cell: Flow) -> bool:
    """Whether a cell holds a key and nothing else: in code, or of joined words."""
    match = _KEY.fullmatch(cell.text)
    if match is None:
        return False
    at = match.start(1)
    return cell.kind_at(at) is PieceKind.CODE or _NAME.fullmatch(match[1]) is not None


def _placed(name: Flow, cell: Flow, line: str) -> Placed | None:
    key, value = _KEY.fullmatch(name.text), _VALUE.fullmatch(cell.text)
    if key is None or value is None:
        return None
    setting = Setting(tuple(re.split(r"[./]", key[1])), value[1], value.start(1), line=line)
    quantity = quantity_of(setting)
    if quantity is None:
        return None
    meaning = frameworks().meaning(setting.path, lambda: frameworks().named(line), line)
    return Placed(setting, Printing(quantity, cell), meaning.sure if meaning is not None else "")
