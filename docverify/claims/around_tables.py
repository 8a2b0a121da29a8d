"""What the text says of tables, and tables of themselves by it -> equations; of no use to a document without tables."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.claims.numbers.items import Read
from docverify.claims.passage import Passage
from docverify.claims.retelling.compared import compared
from docverify.claims.retelling.exceeding import exceeding
from docverify.claims.retelling.extremes import extremes
from docverify.claims.retelling.values import retold_values
from docverify.claims.retelling.wholes import wholes
from docverify.claims.tables.definitions import definitions
from docverify.claims.tables.retold import retold
from docverify.claims.tables.table_shares import table_shares
from docverify.claims.tables.text_constants import text_constants
from docverify.claims.tables.told_comparisons import told_comparisons
from docverify.claims.tables.turned import Numbered
from docverify.claims.tables.views import Views
from docverify.document.model import Document
from docverify.source import Span


def around_tables(
    document: Document, passages: Sequence[Passage], printed: Read, numbered: Numbered, before: Sequence[Equation]
) -> list[Equation]:
    """`before` are the equations that were found already."""
    found = [*retold(document, passages, printed), *table_shares(document, passages, printed)]
    found += [*definitions(document, passages, numbered), *text_constants(document, passages, numbered)]
    judged = {each.result.span for each in (*before, *found) if each.result}
    return [*found, *_retold(document, passages, printed, judged)]


def _retold(document: Document, passages: Sequence[Passage], items: Read, known: set[Span]) -> Iterator[Equation]:
    """What sentences beside tables say of their lines; what stands in an equation already is not asked for again."""
    views = Views(document.tables, items)
    told = [*told_comparisons(document, passages, views)]
    yield from told
    judged = known.union(each.result.span for each in told if each.result)
    yield from compared(document, items, views, judged)
    yield from retold_values(document, items, views, judged)
    yield from extremes(document, items, views)
    yield from exceeding(document, items, views)
    yield from (each for each in wholes(document, items, views) if each.result and each.result.span not in known)
