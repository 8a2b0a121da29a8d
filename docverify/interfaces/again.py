"""Source -> report, with what is left of the check of the same path before: an editor asks after every keystroke."""

from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING

from docverify.findings import Report
from docverify.kept import Kept
from docverify.source import Source

if TYPE_CHECKING:
    from docverify.rulebook.rule import Rule

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

    kept = _desk().of(source, rules())
    document = parse(source)
    report = judge(source, document) if kept is None else judge_again(source, document, kept)
    return finished(report, source, document)
