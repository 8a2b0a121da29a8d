"""Facts of one list or of one table of keys and values -> the same facts in a scope of their own.

Where a document gives a name two values, no rule can be asked about it. What stands in one block is said of one thing,
so there its own value counts: `Throughput per replica: 2,000 tokens/s`, `Throughput: 16,000 tokens/s`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from docverify.document.model import Document
from docverify.facts.fact import LOOSE, Fact
from docverify.judge.code.setups import within
from docverify.judge.facts.statement import SURE, statements
from docverify.judge.facts.worlds import BLOCK, key_of
from docverify.kept import Kept

_FEWEST = 2


def in_blocks(document: Document, said: Sequence[Fact], kept: Kept) -> Iterator[Fact]:
    """The facts of each block in which a name has a value that it does not have elsewhere."""
    sure = [each for each in said if each.notation in SURE and not each.scope.alternatives and each.asserted]
    twice = _said_twice(sure)
    if not twice:
        return
    cells = {
        id(cell): n for n, t in enumerate(document.tables) for row in t.rows for cell in row if len(row) == _FEWEST
    }
    blocks: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in sure:
        flow = fact.printing.flow
        if flow.item >= 0:
            blocks["list", document.items[flow.item].list_id].append(fact)
        elif id(flow) in cells:
            blocks["table", cells[id(flow)]].append(fact)
    for number, found in enumerate(blocks.values()):
        keys = [key_of(fact) for fact in found]
        if len({*keys}) >= _FEWEST and not twice.isdisjoint(keys):
            for fact in found:
                if LOOSE not in fact.qualifiers:
                    yield kept.of(within, fact, kept.same(f"{BLOCK}{number}"))


def _said_twice(sure: Sequence[Fact]) -> frozenset[str]:
    """The names that have two values or more."""
    known: dict[str, list[Fact]] = defaultdict(list)
    for fact in sure:
        known[key_of(fact)].append(fact)
    return frozenset(key for key, facts in known.items() if len(facts) > 1 and len(statements(key, facts)) > 1)
