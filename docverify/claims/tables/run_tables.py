"""Columns of a table of training runs -> relations that their short titles tell: work, time, rate and devices of a run.

`N`, `D` and `FLOPs` are 6 × N × D to whoever trains. Runs differ in more than a table tells, so that what keeps an odd
row from a relation must be a slip of the pen.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from docverify.claims.tables.bands import Band, quotient
from docverify.claims.tables.grid import Column, bare
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.slips import is_misprint
from docverify.claims.tables.table_words import run_relations, run_titles
from docverify.named import NamedTuple

_MOST_COLUMNS, _MOST_WAYS = 16, 4
_FEWEST, _FEWEST_OF_ANY = 2, 3  # rows that keep it with a factor that is known, and with any that is the same
_BITS = 20.0
_NEAR, _FAR = 0.01, 0.04  # as a share: more digits than are printed may have been computed with


class _Form(NamedTuple):
    """`columns` of the result and the operands; the factors that it may have, none if any."""

    columns: tuple[Column, ...]
    signs: tuple[int, ...]
    factors: tuple[float, ...]


def of_runs(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    """The relations that all rows but one keep."""
    roles: dict[str, list[Column]] = {}
    for column in columns[:_MOST_COLUMNS] if len(rows) > _FEWEST else ():
        for role in run_titles().get(_title(column), ()):
            roles.setdefault(role, []).append(column)
    told: set[int] = set()  # the rows in which a slip is told: what else misses a relation there follows from it
    for form in _forms(roles) if len(roles) > 1 else ():
        relation = _missed(form, _found(form, rows))
        if relation is not None and relation.odd not in told:
            told.add(relation.odd or 0)
            yield relation


def _title(column: Column) -> str:
    return bare(column.heading.text).strip("`~≈ ").lower()


def _forms(roles: Mapping[str, Sequence[Column]]) -> Iterator[_Form]:
    """Every relation all of whose columns are there."""
    for one in run_relations():
        named = [each for each in one if not each[0].isdecimal()]
        held = [roles.get(each.lstrip("/"), ()) for each in named]
        factors = tuple(float(Fraction(each)) for each in one if each[0].isdecimal())
        ways = list(product(*held))
        for columns in ways if len(ways) <= _MOST_WAYS else ():
            yield _Form(columns, tuple(-1 if each[0] == "/" else 1 for each in named[1:]), factors)


def _found(form: _Form, rows: Sequence[int]) -> list[tuple[int, Band]]:
    """The factor that each row has, where all its cells are numbers."""
    found = []
    for row in rows:
        bands = [_narrowed(b) for column in form.columns if (b := column.bands[row]) is not None]
        if len(bands) == len(form.columns):
            found.append((row, quotient(bands, form.signs)))
    return found


def _narrowed(band: Band) -> Band:
    """`0.5T` tokens are no 0.46T: of a plan few digits are not what rounding left."""
    middle = band.middle
    return Band(max(band.low, middle * (1 - _FAR)), min(band.high, middle * (1 + _FAR)))


def _missed(form: _Form, found: Sequence[tuple[int, Band]]) -> Relation | None:
    """The relation, if one row is without the factor that the others have."""
    factors = form.factors or tuple(band.middle for _, band in found)
    best = max(factors, key=lambda each: sum(_holds(band, each) for _, band in found), default=0.0)
    kept = [(row, band) for row, band in found if _holds(band, best)]
    odd = [(row, band) for row, band in found if not _holds(band, best)]
    if len(odd) != 1 or len(kept) < (_FEWEST if form.factors else _FEWEST_OF_ANY):
        return None
    rows, (row, missed) = tuple(each for each, _ in kept), odd[0]
    if not form.factors:
        best = (max(band.low for _, band in kept) + min(band.high for _, band in kept)) / 2
    if not _vary(form, rows) or not _slipped(form, row, missed.middle / best, missed.width / 2):
        return None
    result, *operands = form.columns
    return Relation(
        "product",
        result,
        (*operands,),
        form.signs,
        rows,
        row,
        0.0,
        _BITS,
        told=bool(form.factors),
        exact=True,
        only=True,
    )


def _holds(band: Band, factor: float) -> bool:
    return band.low * (1 - _NEAR) <= factor <= band.high * (1 + _NEAR)


def _vary(form: _Form, kept: Sequence[int]) -> bool:
    """Whether the rows that keep it are different runs."""
    return form.columns[0].varies(kept) and form.columns[1].varies(kept)


def _slipped(form: _Form, row: int, off: float, width: float) -> bool:
    """Whether a slip in one of its cells makes the row the odd one."""
    values = [value for column in form.columns if (value := column.values[row]) is not None]
    wanted = [off if sign > 0 else 1 / off for sign in (-1, *form.signs)]
    return abs(off - 1) > _FAR and any(
        is_misprint(value, float(value.number) * each, width) for value, each in zip(values, wanted, strict=True)
    )
