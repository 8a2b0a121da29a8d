"""Tables -> equations: totals, columns that are computed from others, before and after, formula cells."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.claims.numbers.items import Read
from docverify.claims.tables.bracketed import bracketed
from docverify.claims.tables.captions import captions
from docverify.claims.tables.changes import change_equations
from docverify.claims.tables.columns import Computed, column_equations
from docverify.claims.tables.formulas import formula_equations
from docverify.claims.tables.grid import Grid
from docverify.claims.tables.headed import headed
from docverify.claims.tables.mean_rows import mean_rows
from docverify.claims.tables.named_formulas import named_formulas
from docverify.claims.tables.of_several import of_several
from docverify.claims.tables.priced_cells import priced_cells
from docverify.claims.tables.remainders import left_rows
from docverify.claims.tables.row_totals import row_totals
from docverify.claims.tables.surcharges import surcharges
from docverify.claims.tables.totals import totals
from docverify.claims.tables.unnamed_totals import unnamed_totals
from docverify.expression import Node
from docverify.source import Span


def table_equations(grids: Sequence[Grid], items: Read) -> tuple[Equation, ...]:
    """What a table claims by its columns and rows; of two the second one is the table turned."""
    return tuple(_equations(*grids, items=items))


def _equations(numbers: Grid, *turned: Grid, items: Read) -> Iterator[Equation]:
    if numbers.columns:
        computed = [*column_equations(numbers), *headed(numbers), *of_several(numbers)]
        yield from (each.equation for each in computed)
        yield from change_equations(numbers, items)
        yield from bracketed(numbers, items)
        yield from formula_equations(numbers, items)
        yield from named_formulas(numbers, items)
        yield from mean_rows(numbers)
        yield from row_totals(numbers)
        yield from left_rows(numbers)
        yield from totals(numbers, _corrected(computed))
        yield from unnamed_totals(numbers)
        yield from surcharges(numbers, items)
        yield from priced_cells(numbers, items)
        yield from captions(numbers, items)
        for other in turned:
            yield from (each.equation for each in (*column_equations(other), *headed(other)))
            yield from change_equations(other, items)


def _corrected(computed: Sequence[Computed]) -> dict[Span, Node]:
    """What the cells should say that the other columns contradict."""
    odd = [each.equation for each in computed if each.odd]
    return {e.result.span: e.readings[0].left for e in odd if e.result is not None}
