"""Columns -> relations that all rows but at most one keep: products, quotients, sums and differences of columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import log2

from docverify.claims.bands import Band, band, information, outlier
from docverify.claims.grid import Column

_MOST_COLUMNS = 9
_SAMPLE = 8  # rows that are looked at before all are
_SURPRISE = 12.0  # bits beyond what the number of tried relations explains
_NICE = tuple(map(float, (1, 2, 4, 7, 8, 10, 12, 16, 24, 30, 60, 100, 365, 730, 1000, 1024, 3600, 10**6, 10**9, 86400)))


@dataclass(frozen=True, slots=True)
class Relation:
    """`result` is computed from `operands`: by factors with powers +1 and -1 and a constant, or as a sum with signs."""

    kind: str  # product, sum
    result: Column
    operands: tuple[Column, ...]
    signs: tuple[int, ...]
    rows: tuple[int, ...]  # that keep the relation
    odd: int | None  # the row that does not
    constant: float = 1.0  # of a product, between the numbers as printed; 0 if it is no round one
    bits: float = 0.0


Bands = Callable[[Column, int], Band | None]


def relations(
    columns: Sequence[Column], rows: Sequence[int], surprise: Callable[[Relation], float]
) -> Iterator[Relation]:
    """The relations that are no coincidence. `surprise` adds what the headers say for one, in bits."""
    found: set[int] = set()
    varied = [column for column in columns if _varies(column, rows)][:_MOST_COLUMNS]
    tried = 4 * len(varied) ** 2 + len(varied) ** 3
    needed = _SURPRISE + log2(max(tried, 1))
    candidates = [*_pairs(varied, rows), *_triples(varied, rows)]
    strengths = [
        (relation.odd is not None, -relation.bits - surprise(relation), n) for n, relation in enumerate(candidates)
    ]
    for _, weakness, n in sorted(strengths):
        relation = candidates[n]
        if -weakness >= needed and relation.result.index not in found:
            found.add(relation.result.index)
            yield relation


def _pairs(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    for first, last in combinations(columns, 2):
        for sign in (1, -1):
            if (relation := _product(last, (first,), (sign,), rows)) is not None:
                yield relation


def _triples(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    for first, second, last in combinations(columns, 3):
        for signs in ((1, 1), (1, -1), (-1, 1)):
            if (relation := _product(last, (first, second), signs, rows)) is not None:
                yield relation
            if (relation := _sum(last, (first, second), signs, rows)) is not None:
                yield relation


def _product(
    result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]
) -> Relation | None:
    constants = _each(result, operands, rows, lambda bands: _quotient(bands, signs))
    kept = _kept(constants)
    if kept is None:
        return None
    fitting, odd = kept
    fitting = _different(fitting, (result, *operands))
    if len(fitting) < 3 or not all(_varies(operand, [r for r, _ in fitting]) for operand in operands):
        return None
    common = Band(max(b.low for _, b in fitting), min(b.high for _, b in fitting))
    bits = [information(value, b.width or common.width) for r, b in fitting if (value := result.values[r])]
    nice = _nice_constant(result, operands, signs, [r for r, _ in fitting])
    bits_free = sum(bits) - (0.0 if nice else min(bits))
    return Relation("product", result, operands, signs, tuple(r for r, _ in fitting), odd, nice or 0.0, bits_free)


def _sum(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]) -> Relation | None:
    gaps = _each(result, operands, rows, lambda bands: _difference(bands, signs))
    if not gaps or len(gaps) < 3:
        return None
    missing = [n for n, (_, gap) in enumerate(gaps) if not gap.low <= 0 <= gap.high]
    if len(missing) > 1 or (missing and len(gaps) < 4):
        return None
    odd = gaps[missing[0]][0] if missing else None
    fitting = _different([(r, gap) for r, gap in gaps if r != odd], (result, *operands))
    if len(fitting) < 3 or not all(_varies(operand, [r for r, _ in fitting]) for operand in operands):
        return None
    bits = 0.0
    for r, gap in fitting:
        value, stated = result.values[r], band(result.values[r])
        if value is not None and stated is not None:
            bits += information(value, (gap.high - gap.low) / stated.middle)
    return Relation("sum", result, operands, signs, tuple(r for r, _ in fitting), odd, 1.0, bits)


def _each(
    result: Column, operands: tuple[Column, ...], rows: Sequence[int], combine: Callable[[list[Band]], Band]
) -> list[tuple[int, Band]] | None:
    """What the rows say, as far as all cells are numbers; None as soon as they say too many things."""
    found: list[tuple[int, Band]] = []
    for row in rows:
        bands = [band(column.values[row]) for column in (result, *operands)]
        if all(b is not None for b in bands):
            found.append((row, combine([b for b in bands if b is not None])))
            if len(found) == _SAMPLE and not _plausible([b for _, b in found]):
                return None
    return found


def _different(entries: list[tuple[int, Band]], columns: Sequence[Column]) -> list[tuple[int, Band]]:
    """The rows without those that repeat another one: they add no evidence."""
    first: dict[tuple[Fraction, ...], tuple[int, Band]] = {}
    for row, found in entries:
        first.setdefault(tuple(v.number for column in columns if (v := column.values[row]) is not None), (row, found))
    return list(first.values())


def _plausible(bands: Sequence[Band]) -> bool:
    return outlier(bands) is not None or all(b.low <= 0 <= b.high for b in bands[:-2])


def _kept(constants: list[tuple[int, Band]] | None) -> tuple[list[tuple[int, Band]], int | None] | None:
    if constants is None or len(constants) < 3:
        return None
    odd = outlier([b for _, b in constants])
    if odd is None or (odd >= 0 and len(constants) < 4):
        return None
    return [entry for n, entry in enumerate(constants) if n != odd], constants[odd][0] if odd >= 0 else None


def _quotient(bands: list[Band], signs: tuple[int, ...]) -> Band:
    constant = bands[0]
    for operand, sign in zip(bands[1:], signs, strict=True):
        constant = constant.times(operand, -sign)
    return constant


def _difference(bands: list[Band], signs: tuple[int, ...]) -> Band:
    gap = bands[0]
    for operand, sign in zip(bands[1:], signs, strict=True):
        gap = gap.plus(operand, -sign)
    return gap


def _nice_constant(
    result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]
) -> float | None:
    """The round constant between the numbers as printed, or one that stands in a header."""
    raw = []
    for row in rows:
        bands = [band(column.values[row], raw=True) for column in (result, *operands)]
        raw.append(_quotient([b for b in bands if b is not None], signs))
    low, high = max(b.low for b in raw), min(b.high for b in raw)
    stated = [float(p.quantity.printed.value) for column in (result, *operands) for p in column.heading.numbers]
    candidates = [c for constant in (*_NICE, *stated) if constant for c in (constant, 1 / constant)]
    return next((c for c in candidates if low * 0.99999 <= c <= high * 1.00001), None)


def _varies(column: Column, rows: Sequence[int]) -> bool:
    return len({value.number for row in rows if (value := column.values[row]) is not None}) > 1
