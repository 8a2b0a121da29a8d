"""A judgement on a number of a plan -> whether it rests on one case of many that a table lists.

Of a table of measurements or variants, a row each, nobody knows which row a number beside the table is about, unless
it names the row. Of what is said of 32k tokens nothing follows for what is said of 4k tokens.
"""

from collections.abc import Iterator, Sequence

from docverify.judge.judgement import Judgement
from docverify.judge.plans.book import Role, book
from docverify.judge.plans.numbers import Said

_ROWS = 3  # of a table of cases
_COLUMNS = 2  # in which each of them has a number
_CASES = ("tokens", "in_batch")  # at which something is so
_SAME = 0.05  # `128k` of tokens are 128,000 or 131,072


def of_a_case(judgement: Judgement, each: Said, others: Sequence[Said]) -> bool:
    """Whether a number that it is computed of stands in such a table, elsewhere than the number itself."""
    cells = _cells(judgement, each, others)
    return any(_lists_cases(cell, others) and not _is_named(cell, each, others) for cell in cells)


def _cells(judgement: Judgement, each: Said, others: Sequence[Said]) -> Iterator[Said]:
    places = {printing.span for printing in judgement.equation.printings}
    return (o for o in others if o.column > 0 and o.block != each.block and o.printing.span in places)


def _is_named(cell: Said, each: Said, others: Sequence[Said]) -> bool:
    """Whether the sentence says which row it is about: `at batch 128`, of the row that begins with 128."""
    names = {o.value for o in others if (o.block, o.sentence, o.column) == (cell.block, cell.sentence, 0)}
    said = {o.value for o in others if (o.block, o.sentence) == (each.block, each.sentence) and o is not each}
    return not names.isdisjoint(said)


def _lists_cases(cell: Said, others: Sequence[Said]) -> bool:
    rows: dict[tuple[int, str], set[int]] = {}
    for other in others:
        if other.block == cell.block:
            rows.setdefault((other.column, other.kind), set()).add(other.sentence)
    full = sum(len(found) >= _ROWS for found in rows.values())
    return len(rows[cell.column, cell.kind]) >= _ROWS and full >= _COLUMNS


def of_other_cases(judgement: Judgement, each: Said, others: Sequence[Said]) -> frozenset[int]:
    """Where operands stand whose sentence or row says that it is so at another length or batch than its own says."""
    return frozenset().union(*(_of_other(book().roles[name], judgement, each, others) for name in _CASES))


def _of_other(role: Role, judgement: Judgement, each: Said, others: Sequence[Said]) -> frozenset[int]:
    own = _amounts(role, each, [o for o in others if o is not each])
    places = {printing.span for printing in judgement.equation.printings} if own else ()
    found = ((o, _amounts(role, o, others)) for o in others if o.printing.span in places)
    return frozenset(o.printing.span.start for o, amounts in found if amounts and not _have_one(own, amounts))


def _have_one(amounts: Sequence[float], others: Sequence[float]) -> bool:
    return any(abs(a / b - 1) <= _SAME for a in amounts for b in others)


def _amounts(role: Role, each: Said, others: Sequence[Said]) -> list[float]:
    near = (o for o in others if (o.block, o.sentence, o.kind) == (each.block, each.sentence, "count"))
    return [o.value for o in near if role.fits(o)]
