"""Tables -> bytes of one value, where a cell names a format: a row `KV cache dtype | BF16`, a column `Precision`."""

from collections.abc import Iterator, Sequence

from docverify.classes import replace
from docverify.document.model import Flow, Table
from docverify.facts.columns import is_value
from docverify.facts.fact import Notation
from docverify.facts.labels import label
from docverify.facts.mentions import Mention, mentions
from docverify.facts.page import Binding
from docverify.facts.precisions import binding, key, whose
from docverify.patterns import Worded

_EXPLAINED = Worded(r"[^;；/]{0,80}{of_scales}")


def formats(table: Table) -> Iterator[Binding]:
    """What rows and columns that name a format say."""
    if table.rows and table.header:
        yield from _of_headers(table)
        yield from _of_rows(table)
        yield from _of_columns(table)


def _of_headers(table: Table) -> Iterator[Binding]:
    """Columns that are headed by a format each: `FP16 cache | FP8 cache`; beside `Parameters` a row is a record."""
    heads = [(index, head, _named_in(head.text)) for index, head in enumerate(table.header) if index]
    found = [(index, head, named) for index, head, named in heads if named is not None]
    several = len({named.phrase.precision for _, _, named in found}) > 1
    if (
        several
        and not any(map(_owner_of, table.rows))
        and not any(label(h.text, False) for _, h, n in heads if n is None)
    ):
        for index, head, named in found:
            yield _binding(head, named, whose(head.text, named), ((f"table:{table.line}", str(index)),))


def _named_in(text: str) -> Mention | None:
    """The only format that a header names."""
    named = [each for each in mentions(text).all if each.phrase.precision]
    return named[0] if len(named) == 1 else None


def _owner_of(row: Sequence[Flow]) -> bool:
    """Whether a row says which format it is."""
    return _owner(row[0].text) is not None


def _of_rows(table: Table) -> Iterator[Binding]:
    columns = [index for index, head in enumerate(table.header) if index and is_value(head.text)]
    for row in table.rows:
        owner = _owner(row[0].text)
        if owner is not None:
            found = [(index, row[index], named) for index in columns if (named := _format(row[index].text)) is not None]
            for index, cell, named in found:
                branch = ((f"table:{table.line}", str(index)),) if len(columns) > 1 else ()
                yield _binding(cell, named, owner, branch)


def _of_columns(table: Table) -> Iterator[Binding]:
    first = int(len(table.rows) > 1)  # the names of the rows, where there are several
    for index, head in enumerate(table.header[first:], first):
        owner = _owner(head.text)
        if owner is not None:
            for number, row in enumerate(table.rows):
                named = _format(row[index].text)
                if named is not None:
                    branch = ((f"table:{table.line}", str(number)),) if len(table.rows) > 1 else ()
                    yield _binding(row[index], named, owner, branch)


def _owner(text: str) -> str | None:
    """Whose format a label names, if that is all that it says."""
    said = mentions(text)
    last = said.all[-1] if said.all else None
    if last is None or not last.phrase.dtype or text[last.end :].strip(" *:：_`"):
        return None
    return key(text, said, last)


def _format(text: str) -> Mention | None:
    """The one format that a cell names first."""
    named = [each for each in mentions(text).all if each.phrase.precision]
    if not named or text[: named[0].start].strip(" *`_"):
        return None
    explained = _EXPLAINED.match(text, named[0].end) is not None  # `NVFP4, an 8-bit scale for 16 values`
    return named[0] if explained or len({each.phrase.precision for each in named}) == 1 else None


def _binding(cell: Flow, named: Mention, owner: str, branch: tuple[tuple[str, str], ...]) -> Binding:
    return replace(binding(cell, named, frozenset({owner} - {""}), Notation.CELL), alternatives=branch)
