"""A row that misses what its column keeps -> whether something else than a slip explains it."""

from docverify.claims.tables.relations import Relation

_MARGIN = 0.02


def excused(relation: Relation, row: int, expected: float) -> bool:
    """Whether a bracket beside a number says why its row is different, or it says something else of its columns."""
    values = [column.values[row] for column in (relation.result, *relation.operands)]
    noted = any(value is not None and value.noted for value in values)
    return noted or _is_whole(relation, row) or _is_turned(relation, row, 1 / expected)


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
