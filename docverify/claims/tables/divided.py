"""A relation of two columns -> the bits of headers that tell that what is divided is the same in all rows.

`layers per stage` times `stages`, `weights per GPU` times `TP`: a share becomes smaller as there are more to share it.
"""

from fractions import Fraction

from docverify.claims.tables.grid import Column
from docverify.claims.tables.makeup import made_of
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.table_words import divider

_TOLD, _WHOLE = 8.0, 20.0  # bits; of whole numbers, which come to the very same


def divided(relation: Relation) -> float:
    """Where the odd row is as the one beside it, no more are shared out to: what cannot be split is copied."""
    if relation.kind != "product" or len(relation.operands) != 1 or relation.signs != (-1,) or relation.odd is None:
        return 0.0
    sides = relation.result, relation.operands[0]
    if not any(_is_per(share, many) for share, many in (sides, sides[::-1])):
        return 0.0
    if any(_repeats(column, relation.odd) for column in sides):
        return 0.0
    if not all(v.counted or v.quantity.printed.whole for column in sides for v in column.values if v is not None):
        return _TOLD
    whole = {_product(sides, row) for row in relation.rows}
    return 0.0 if _is_rounded(sides, relation.odd, max(whole)) else _WHOLE if len(whole) == 1 else _TOLD


def _product(sides: tuple[Column, Column], row: int) -> Fraction:
    first, second = (column.values[row] for column in sides)
    return first.number * second.number if first is not None and second is not None else Fraction(0)


def _is_rounded(sides: tuple[Column, Column], row: int, whole: Fraction) -> bool:
    """Whether one of the numbers is the nearest whole one: 27 layers of 80 in 3 stages."""
    numbers = [value.number for column in sides if (value := column.values[row]) is not None]
    return len(numbers) == len(sides) and any(abs(whole / a - b) < 1 for a, b in (numbers, numbers[::-1]) if a)


def _is_per(share: Column, many: Column) -> bool:
    made = made_of(share) or ()
    per = {name for name, power in made if power < 0}
    if any(name == "time" for name, _ in made):
        return False  # what takes time gets slower as more take part
    return not per.isdisjoint(_counted(many))


def _counted(many: Column) -> set[str]:
    """What a column counts: a degree counts the ranks that it splits over."""
    named = set(divider(many.heading.text))
    made = made_of(many) or ()
    return named | ({name for name, _ in made} if len(made) == 1 and made[0][1] == 1 else set())


def _repeats(column: Column, row: int) -> bool:
    own = column.values[row]
    near = [column.values[at] for at in (row - 1, row + 1) if 0 <= at < len(column.values)]
    return own is not None and any(each is not None and each.number == own.number for each in near)
