"""Columns -> relations that all rows but at most one keep: products, quotients, sums and differences of columns."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import log2

from docverify.claims.tables.bands import Band, apart, difference, information, outlier, plausible, quotient
from docverify.claims.tables.constants import constant_in, is_exact, raw_band, told_constants
from docverify.claims.tables.evidence import PRECISE, idle, larger_of_two, odd_of_exact, of_exact, of_widths, spread
from docverify.claims.tables.grid import Column
from docverify.claims.tables.unit_constants import Fixed, fixed_in, told_by_units
from docverify.classes import dataclass, replace
from docverify.named import NamedTuple

_MOST_COLUMNS = 12
_FEW_COLUMNS = 7
_WIDE = 0.1  # of the band of a constant: it hides what an odd row misses it by
_FEWEST = 3  # rows that show whether there is a relation: two of them keep it
_SAMPLE = 5  # rows that are looked at before all are
_SURPRISE = 10.0  # bits beyond what the number of tried relations explains


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
    more: tuple[int, ...] = ()  # further rows that do not
    told: bool = False  # whether units, a header or a column tell its constant
    precise: bool = False  # whether the rows keep it with all digits that are printed
    exact: bool = False  # whether the odd row misses it only so
    only: bool = False  # whether nothing is said of the rows that keep it, as they keep it nearly


class Given(NamedTuple):
    """The rows to look at, and what columns say that hold the same in all of them."""

    rows: Sequence[int]
    fixed: Sequence[Fixed]


def relations(
    columns: Sequence[Column], rows: Sequence[int], surprise: Callable[[Relation], float]
) -> Iterator[Relation]:
    """The relations that are no coincidence. `surprise` adds what the headers say for one, in bits."""
    found: set[int] = set()
    varied = [column for column in columns if column.varies(rows)][:_MOST_COLUMNS]
    given = Given(rows, tuple(fixed_in(columns, rows)))
    tried = 4 * len(varied) ** 2 + len(varied) ** 3
    needed = _SURPRISE + log2(max(tried, 1))
    steady = [column for column in columns if not column.varies(rows)]
    candidates = [*_pairs(varied, given), *_triples(varied, given), *_products_of_three(varied, given)]
    candidates += _beside_one(steady, varied[:_FEW_COLUMNS], given)
    strengths = [
        (relation.odd is not None, -relation.bits - surprise(relation), n) for n, relation in enumerate(candidates)
    ]
    for _, weakness, n in sorted(strengths):
        relation = candidates[n]
        if -weakness < needed or (relation.result.index in found and not _holds_of_itself(relation)):
            continue
        found.add(relation.result.index)
        if relation.odd is None or not larger_of_two(relation.result, columns, rows):
            yield relation


def _holds_of_itself(relation: Relation) -> bool:
    """A product that needs no factor, of which one row is odd: what else its result follows from is no reason for it,
    as the odd number may be one of its operands."""
    plain = relation.kind == "product" and relation.constant == 1 and len(relation.operands) > 1
    return plain and relation.odd is not None and len(relation.rows) >= _FEWEST


def _pairs(columns: Sequence[Column], given: Given) -> Iterator[Relation]:
    for first, last in combinations(columns, 2):
        for sign in (1, -1):
            if (relation := _product(last, (first,), (sign,), given)) is not None:
                yield relation


def _triples(columns: Sequence[Column], given: Given) -> Iterator[Relation]:
    kinds = {column.index: _kinds(column) for column in columns}
    for first, second, last in combinations(columns, 3):
        one_kind = len(kinds[first.index] | kinds[second.index] | kinds[last.index]) == 1
        for signs in ((1, 1), (1, -1), (-1, 1)):
            if (relation := _product(last, (first, second), signs, given)) is not None:
                yield relation
            if one_kind and (relation := _sum(last, (first, second), signs, given.rows)) is not None:
                yield relation


def _beside_one(steady: Sequence[Column], columns: Sequence[Column], given: Given) -> Iterator[Relation]:
    """Sums with a column that is the same in all rows: `Weights | Cache | Traffic`, `Capacity | Used | Free`."""
    for same, (operand, last) in product(steady, combinations(columns, 2)):
        if same.index < last.index and len(_kinds(same) | _kinds(operand) | _kinds(last)) == 1:
            found = (_sum(last, (same, operand), signs, given.rows) for signs in ((1, 1), (1, -1), (-1, 1)))
            yield from (relation for relation in found if relation is not None)


def _products_of_three(columns: Sequence[Column], given: Given) -> Iterator[Relation]:
    """Cards times hours times a rate: an amount of money, or of time, that needs no further factor."""
    for *operands, last in combinations(columns[:_FEW_COLUMNS], 4):
        relation = _product(last, tuple(operands), (1, 1, 1), given)
        if relation is not None and relation.constant == 1:
            yield relation


def _product(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], given: Given) -> Relation | None:
    kept = _kept(_each(result, operands, given.rows, lambda bands: quotient(bands, signs)), 2)
    if kept is None:
        return None
    fitting, odd = _different(kept[0], (result, *operands)), kept[1]
    rows = [row for row, _ in fitting]
    if len(rows) < 2 or not all(operand.varies(rows) for operand in operands):
        return None
    stated = told_constants(result, operands, signs)
    constant, told = constant_in(raw_band(result, operands, signs, rows), stated)
    if not told:
        told = told_by_units(result, operands, signs, given.fixed, fitting)
    if (len(rows) < 3 and not told) or (len(operands) > 1 and not constant and idle(operands, fitting)):
        return None
    missed = odd_of_exact(result, operands, signs, fitting) if odd is None and len(rows) > _FEWEST else None
    rows, fitting = [row for row in rows if row != missed], [each for each in fitting if each[0] != missed]
    bits, exact = of_widths(result, fitting), of_exact(result, operands, signs, rows)
    precise = sum(exact) > sum(bits) + PRECISE
    bits = exact if precise else bits
    if len(operands) > 1 and constant == 1 and min(signs) == 1 and is_exact((result, *operands), rows):
        bits = [information(value, 0.0) for row in rows if (value := result.values[row])]
    known = sum(bits) + told if told else sum(bits) - (0.0 if constant else min(bits))
    found = Relation("product", result, operands, signs, tuple(rows), odd, constant, known, (), told > 0, precise)
    hidden = missed is not None or (precise and max(b.width for _, b in fitting) > _WIDE)
    return replace(found, odd=odd if missed is None else missed, exact=hidden)


def _sum(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]) -> Relation | None:
    gaps = _each(result, operands, rows, lambda bands: difference(bands, signs))
    if not gaps or len(gaps) < 3:
        return None
    missing = [n for n, (_, gap) in enumerate(gaps) if not gap.low <= 0 <= gap.high]
    if len(missing) > 1 or (missing and len(gaps) < 4):
        return None
    odd = gaps[missing[0]][0] if missing else None
    fitting = _different([(r, gap) for r, gap in gaps if r != odd], (result, *operands))
    told = [r for r, _ in fitting]
    if len(fitting) < 3 or any(operand.varies(rows) and not operand.varies(told) for operand in operands):
        return None
    bits, span = 0.0, spread(result, told)
    for r, gap in fitting:
        value, stated = result.values[r], result.bands[r]
        if value is not None and stated is not None:
            bits += information(value, (gap.high - gap.low) / stated.middle / span)
    return Relation("sum", result, operands, signs, tuple(told), odd, 1.0, bits)


def _each(
    result: Column, operands: tuple[Column, ...], rows: Sequence[int], combine: Callable[[list[Band]], Band]
) -> list[tuple[int, Band]] | None:
    """What the rows say, as far as all cells are numbers; None as soon as they say too many things."""
    found: list[tuple[int, Band]] = []
    columns, several = [column.bands for column in (result, *operands)], 1 + len(operands)
    for row in rows:
        bands = [b for bands in columns if (b := bands[row]) is not None]
        if len(bands) == several:
            found.append((row, combine(bands)))
            if len(found) == _FEWEST and apart(*(b for _, b in found)):
                return None
            if len(found) == _SAMPLE and not plausible([b for _, b in found]):
                return None
    return found


def _different(entries: list[tuple[int, Band]], columns: Sequence[Column]) -> list[tuple[int, Band]]:
    """The rows without those that repeat another one: they add no evidence."""
    first: dict[tuple[Fraction, ...], tuple[int, Band]] = {}
    for row, found in entries:
        first.setdefault(tuple(v.number for column in columns if (v := column.values[row]) is not None), (row, found))
    return list(first.values())


def _kinds(column: Column) -> set[object]:
    """Of its values: columns of one kind in all can be added."""
    return {value.dimensions for value in column.values if value is not None}


def _kept(constants: list[tuple[int, Band]] | None, least: int) -> tuple[list[tuple[int, Band]], int | None] | None:
    """The rows that share a constant, at least so many, and the one that does not share it."""
    if constants is None or len(constants) < least:
        return None
    odd = outlier([b for _, b in constants])
    if odd is None or (odd >= 0 and len(constants) <= least):
        return None
    return [entry for n, entry in enumerate(constants) if n != odd], constants[odd][0] if odd >= 0 else None
