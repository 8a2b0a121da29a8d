"""A row that misses what its column keeps -> whether something else than a slip explains it."""

import re
from fractions import Fraction

from docverify.claims.tables.grid import Grid
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.table_words import says

_MARGIN = 0.02
_SEVERAL = re.compile(r"(?<![\d.A-Za-z])[2-9]\d{0,2}(?![\d.])|(?<![\d.A-Za-z])1\d{1,2}(?![\d.])")
_TIMES = re.compile(r"(?<![\d.])\d{1,3} ?[×x*·]")


def excused(grid: Grid, relation: Relation, row: int, expected: float) -> bool:
    """Whether a bracket beside a number says why its row is different, or it says something else of its columns."""
    values = [column.values[row] for column in (relation.result, *relation.operands)]
    noted = any(value is not None and value.noted for value in values)
    turned = noted or _is_whole(relation, row) or _is_turned(relation, row, 1 / expected)
    return turned or _is_of_several(grid, relation, row, expected)


def of_another_case(grid: Grid, relation: Relation) -> bool:
    """Whether the odd row alone differs in what all others share, on which a factor that nobody states may depend."""
    plain = relation.constant or relation.kind == "sum" or (relation.told and not relation.only)
    rows = grid.table.rows
    if relation.odd is None or plain:
        return False
    if relation.only and any(says("another_run", cell.text) for cell in rows[relation.odd]):
        return True
    used = {column.index for column in (relation.result, *relation.operands)}
    others = (n for n in range(len(grid.table.header)) if n not in used)
    cells = [({rows[row][n].text.strip() for row in relation.rows}, rows[relation.odd][n].text.strip()) for n in others]
    return any(len(shared) == 1 and {"", odd}.isdisjoint(shared) for shared, odd in cells)


def _is_of_several(grid: Grid, relation: Relation, row: int, expected: float) -> bool:
    stated = relation.result.values[row]
    if stated is None or relation.kind != "product":
        return False
    ratio = float(stated.number) / expected
    said = (grid.table.rows[row][0].text, *_TIMES.findall(stated.printing.flow.text))  # `2 × 1.23M = 2.46M`
    return any(abs(ratio / int(each) - 1) <= _MARGIN for text in said for each in counts_in(text))


def counts_in(name: str) -> list[Fraction]:
    """`| inference (4 cards) | 730 h | $2.5/h | $7,300 |`: only the row's name says how many there are."""
    return [Fraction(each) for each in _SEVERAL.findall(name)]


def _is_turned(relation: Relation, row: int, turned: float) -> bool:
    """Whether a factor is taken the other way round: of a rate among times the greater value is the better one."""
    stated = relation.result.values[row]
    if stated is None or relation.kind != "product" or sorted(relation.signs) != [-1, 1]:
        return False
    return stated.quantity.ratio and abs(turned - float(stated.number)) <= _MARGIN * turned


def _is_whole(relation: Relation, row: int) -> bool:
    """Whether a row of shares repeats the whole: not everything is divided, the weights stay on each rank."""
    operand, *others = relation.operands
    whole, stated = operand.values[row], relation.result.values[row]
    same = (
        whole is not None
        and stated is not None
        and (whole.number, whole.dimensions) == (stated.number, stated.dimensions)
    )
    return not others and same
