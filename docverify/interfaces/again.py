"""Source -> report, with what is left of the check of the same path before: an editor asks after every keystroke."""

import gc
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from docverify.findings import Report
from docverify.kept import Kept
from docverify.source import Source

if TYPE_CHECKING:
    from docverify.rulebook.rule import Rule

_COLLECTIONS = 250_000  # new objects; a check makes next to no cycles, and to look for them takes a tenth of its time
_DOCUMENTS = 4  # of which something is kept
_LONGEST = 200_000  # characters; what is kept of a document is some hundred times as large as its text


class _Desk:
    """What is kept of the last documents, by their paths, as long as the rules are the same."""

    def __init__(self) -> None:
        self._book: dict[str, Rule] | None = None
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def of(self, source: Source, book: "dict[str, Rule]") -> Kept | None:
        """None for a document of which nothing is kept."""
        if book is not self._book:
            self._kept, self._book = OrderedDict(), book
        if len(source.text) > _LONGEST:
            return None
        kept = self._kept.pop(source.path, None) or Kept()
        self._kept[source.path] = kept
        while len(self._kept) > _DOCUMENTS:
            self._kept.popitem(last=False)[1].drop()
        kept.turn()
        return kept


@cache
def _desk() -> _Desk:
    return _Desk()


def again(source: Source) -> Report:
    """The same report as that of `study`."""
    from docverify.document.parse import parse
    from docverify.interfaces.check import finished
    from docverify.judge.judge import judge, judge_again
    from docverify.rulebook.load import rules

    with _few_collections():
        kept = _desk().of(source, rules())
        document = parse(source)
        report = judge(source, document) if kept is None else judge_again(source, document, kept)
        return finished(report, source, document)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Garbage is rarely looked for meanwhile, unless who uses the library has it so, or has it off, anyway."""
    before = gc.get_threshold()
    raised = 0 < before[0] < _COLLECTIONS
    if raised:
        gc.set_threshold(_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        if raised:
            gc.set_threshold(*before)
