"""Columns that are computed from other columns -> an equation a row, of which the odd row is the finding."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.claims.tables.aggregates import other_readings
from docverify.claims.tables.between import between
from docverify.claims.tables.cells import sum_of
from docverify.claims.tables.computed import row_equation
from docverify.claims.tables.divided import divided
from docverify.claims.tables.excuses import excused, of_another_case
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.headings import Heading
from docverify.claims.tables.multiples import multiples
from docverify.claims.tables.relations import Relation, relations
from docverify.claims.tables.row_sums import row_sums
from docverify.claims.tables.run_tables import of_runs
from docverify.claims.tables.scaling import scaled
from docverify.claims.tables.slips import slip_bits
from docverify.claims.tables.table_words import says
from docverify.claims.tables.told import told
from docverify.claims.tables.totals import fits
from docverify.named import NamedTuple

_UNEXPLAINED = 40.0  # bits
_NONE = 1e-6
_MARGIN = 0.02  # an odd row that is off by less may have been computed from numbers with more digits


class Computed(NamedTuple):
    equation: Equation
    odd: bool  # whether it is the row that misses what the others keep


def column_equations(grid: Grid) -> Iterator[Computed]:
    """An equation for each row of each column that follows from others."""
    rows = [row for row, is_total in enumerate(grid.totals) if not is_total]
    known = _told(grid, rows)
    yield from (each for relation in known.values() for each in _of_relation(grid, relation))
    if len(rows) < 3:
        return
    found = relations(grid.columns, rows, lambda one: _surprise(one) + _apart(grid, one))
    for relation in (*found, *row_sums(grid.columns, rows)):
        if relation.result.index not in known:
            yield from _of_relation(grid, relation)


def _told(grid: Grid, rows: Sequence[int]) -> dict[int, Relation]:
    """The relations that headers tell, by the column that they compute: of several the one that tells most."""
    every = [each for find in (multiples, told, scaled, of_runs) for each in find(grid.columns, rows)]
    found = sorted(every, key=lambda relation: relation.bits - (relation.odd is not None))
    return {relation.result.index: relation for relation in found}


def _of_relation(grid: Grid, relation: Relation) -> Iterator[Computed]:
    if not of_another_case(grid, relation):
        yield from _equations(grid, relation)
    yield from (Computed(equation, False) for equation in _of_totals(grid, relation))


def _of_totals(grid: Grid, relation: Relation) -> Iterator[Equation]:
    """A ratio of two columns is, in the row of their totals, the ratio of the totals, or the mean of the ratios."""
    if relation.kind != "product" or sorted(relation.signs) != [-1, 1] or relation.odd is not None:
        return
    for row in (row for row, is_total in enumerate(grid.totals) if is_total):
        stated, rows = relation.result.values[row], [r for r in relation.rows if r < row]
        if stated is None or len(rows) < 3 or not all(_adds_up(column, rows, row) for column in relation.operands):
            continue
        parts = [value for r in rows if (value := relation.result.values[r]) is not None]
        if stated.plain and stated.dimensions == parts[0].dimensions and _far(relation, row, rows[0]):
            yield row_equation(relation, row, rows[0], other_readings(parts, stated))


def _adds_up(column: Column, rows: Sequence[int], total: int) -> bool:
    parts, stated = [column.values[r] for r in rows], column.values[total]
    known = [part for part in parts if part is not None]
    return stated is not None and len(known) == len(parts) and fits(known, stated)


def _settled(grid: Grid, relation: Relation) -> float:
    """Bits for an odd row whose correction would make the column add up to its total."""
    odd, values = relation.odd, relation.result.values
    if odd is None or not any(grid.totals[odd:]):
        return 0.0
    total = grid.totals.index(True, odd)
    stated, wrong = values[total], values[odd]
    parts = [value for value in values[:total] if value is not None]
    if stated is None or wrong is None or stated.dimensions != wrong.dimensions or fits(parts, stated):
        return 0.0
    missing = float(stated.number - sum_of(parts) + wrong.number)
    expected = _expected(relation, odd, relation.rows[0])
    return 20.0 if missing and abs(expected / missing - 1) < _MARGIN else 0.0


def _apart(grid: Grid, relation: Relation) -> float:
    return _settled(grid, relation) or between(grid, relation) or _unexplained(relation)


def _surprise(relation: Relation) -> float:
    """What the headers say for a relation, in bits."""
    head = relation.result.heading
    bits = 6.0 * says("computed", head.text) + 6.0 * (relation.constant not in (0.0,))
    bits += 5.0 * sum(_named_in(operand.heading, head) for operand in relation.operands)
    bits -= 30.0 * says("measured", head.text)
    return bits + (divided(relation) or _slip(relation))


def _slip(relation: Relation) -> float:
    """Bits for an odd row: it takes more evidence, but a slip of the pen explains it."""
    if relation.odd is None:
        return 0.0
    value = relation.result.values[relation.odd]
    assert value is not None
    reference = min(relation.rows, key=lambda row: _width(relation, row))
    width = _width(relation, reference) + _width(relation, relation.odd)
    known = slip_bits(value, _expected(relation, relation.odd, reference), width)
    single = len(relation.operands) == 1 and not relation.told  # two columns keep a ratio by chance, or up to a point
    return known - (8.0 - 4.0 * says("computed", relation.result.heading.text) if single else 2.0)


def _unexplained(relation: Relation) -> float:
    """Two prices go through the same steps until one of them gets a discount of its own: their ratio is no round one,
    and what it gives for the odd row is no slip of the pen. Parts of a whole may be alike in all rows but one."""
    if relation.odd is None or relation.constant not in (0.0, 1.0) or len(relation.operands) > 1:
        return 0.0
    values = [column.values[relation.odd] for column in (relation.result, *relation.operands)]
    if len({value.quantity.measure.unit for value in values if value is not None}) > 1:
        return 0.0
    if relation.constant:
        return -_UNEXPLAINED
    known = _slip(relation) + 8.0 - 4.0 * says("computed", relation.result.heading.text)
    return 0.0 if known > 0 else -_UNEXPLAINED


def _named_in(operand: Heading, result: Heading) -> bool:
    """`GPUs` in `GPU-hours`, `Price` in `Total price`."""
    stems = {word.rstrip("s") for word in result.words}
    return any(len(word) > 2 and word.rstrip("s") in stems for word in operand.words)


def _equations(grid: Grid, relation: Relation) -> Iterator[Computed]:
    reference = min(relation.rows, key=lambda row: _width(relation, row))
    others = [row for row in relation.rows if row != reference]
    second = min(others, key=lambda row: _width(relation, row), default=reference)
    odd = () if relation.odd is None else (relation.odd, *relation.more)
    for row in (*relation.rows, *odd) if not relation.only else odd:
        other = reference if row != reference else second
        expected = _expected(relation, row, other) if row in odd else 0.0
        if row in odd and (not _far(relation, row, other) or excused(grid, relation, row, expected)):
            continue
        yield Computed(row_equation(relation, row, other), row in odd)


def _width(relation: Relation, row: int) -> float:
    bands = [column.bands[row] for column in (relation.result, *relation.operands)]
    return sum(b.width for b in bands if b is not None) + 1e-9 / _first(relation.result, row)


def _first(column: Column, row: int) -> float:
    value = column.values[row]
    return float(value.number) if value is not None and value.number else 1.0


def _far(relation: Relation, row: int, other: int) -> bool:
    """Whether the odd row misses by more than what further digits could explain, if the others need any."""
    stated = _first(relation.result, row)
    exact = len(relation.rows) > 1 and all(_exact(relation, each) for each in relation.rows)
    digits = _width(relation, row) + _width(relation, other)
    margin = _NONE if exact else min(_MARGIN, digits) if relation.precise else _MARGIN
    return abs(_expected(relation, row, other) - stated) > margin * abs(stated)


def _exact(relation: Relation, row: int) -> bool:
    """Whether a row comes to a whole number, as it is printed, without a factor and without rounding."""
    stated = relation.result.values[row]
    plain = _plain(relation, row)
    whole = stated is not None and stated.quantity.printed.whole and not stated.quantity.percent
    return whole and abs(plain - _first(relation.result, row)) <= 1e-9 * abs(plain)


def _expected(relation: Relation, row: int, other: int) -> float:
    """What the relation gives for a row, with the factor that another row shows."""
    plain = _plain(relation, row)
    return plain if relation.kind == "sum" else plain * _first(relation.result, other) / _plain(relation, other)


def _plain(relation: Relation, row: int) -> float:
    numbers = [_first(column, row) for column in relation.operands]
    if relation.kind == "sum":
        return sum(sign * number for sign, number in zip(relation.signs, numbers, strict=True))
    result = 1.0
    for sign, number in zip(relation.signs, numbers, strict=True):
        result *= number if sign > 0 else 1 / number
    return result
