"""A table of the parts of a model -> the binding of its total: `Total | 59.5 B` under `Parameters`."""

from collections.abc import Callable, Iterator

from docverify.claims.tables.grid import is_plain_total
from docverify.document.model import Flow, Table
from docverify.facts.cell_values import stated_in
from docverify.facts.columns import qualifiers_of
from docverify.facts.labels import Label, label
from docverify.facts.page import Binding, Page
from docverify.facts.tables import cell
from docverify.patterns import Worded

_OF_WHOLE = Worded(r"{of_whole_model}")  # a part that no layer has
_OF_ONE = Worded(r"/|{per_ahead}")
_PARAMS = "params"
_FEWEST = 2  # parts
_LEAST = 10**6  # parameters of a model


def parameter_total(table: Table, pages: Callable[[Flow], Page | None], title: str) -> Iterator[Binding]:
    """What the only row that is called nothing but a total says, in the column or below the heading that names them."""
    totals = [at for at, row in enumerate(table.rows) if row and is_plain_total(row[0].text)]
    if (
        len(totals) != 1
        or _OF_ONE.search(title)
        or not any(_OF_WHOLE.search(row[0].text) for row in table.rows[: totals[0]])
    ):
        return
    heads = [_named(head.text) for head in table.header]
    topic = _named(title) if not any(heads) else None
    for column in range(1, len(table.header)):
        named = heads[column] or topic
        parts = [pages(row[column]) for row in table.rows[: totals[0]]] if named is not None else []
        if (
            named is not None
            and sum(page is not None and stated_in(page, None) is not None for page in parts) >= _FEWEST
        ):
            found = cell(named, pages(table.rows[totals[0]][column]), named.unit, frozenset({"total"}))
            yield from (each for each in found if each.name == _PARAMS and _is_model(each))


def _named(text: str) -> Label | None:
    """A label that names parameters, and not those of one of something."""
    found = label(text, False) if len(text) > 1 and _OF_ONE.search(text) is None else None
    return found if found is not None and _PARAMS in found.names and not qualifiers_of(text) else None


def _is_model(each: Binding) -> bool:
    quantity = each.printing.quantity
    return quantity.printed.value * quantity.measure.factor >= _LEAST
