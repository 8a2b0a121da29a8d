"""Pools of settings x roles -> what each role is worth there: what is set, or what is computed of other roles."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Node, replaced
from docverify.facts.code_groups import Placed
from docverify.judge.launch.book import Role, book, ends_of
from docverify.judge.launch.pools import Pool
from docverify.judge.plans.reading import Reading
from docverify.named import NamedTuple
from docverify.rational import ZERO
from docverify.units import unit

_LAST = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)$")
_MOST = 8  # values of a role
_ONE = Constant(Fraction(1))


class Worth(NamedTuple):
    """`amount` in base units, with the settings that it is made of; not `sure` if a factor may not be 1."""

    amount: float
    node: Node
    placed: tuple[Placed, ...]
    sure: bool = True


class Ledger:
    """What the roles of a document's pools are worth, found as it is asked for."""

    def __init__(self, pools: Sequence[Pool]) -> None:
        self.pools = pools
        self._ended = [[(placed, ends_of(placed)) for placed in pool.settings] for pool in pools]
        self._known: dict[tuple[str, int], tuple[Worth, ...]] = {}
        self._open: set[tuple[str, int]] = set()
        self._amounts: set[float] = set()

    def of(self, role: Role, among: Sequence[int]) -> tuple[Worth, ...]:
        """In some of the pools, or in any; what can be summed is, over all."""
        found = [each for at in among or range(len(self.pools)) for each in self._of(role.name, at)]
        if role.summed and len(self.pools) > 1 and not among:
            found += [each for name in self._summed(role) for each in self._sum(name)]
        return tuple({each.amount: each for each in found}.values())

    def makes(self, amount: float) -> bool:
        """Whether it is the product of two things that are set, or come of what is."""
        if not self._amounts:
            every = (self._of(name, at) for name in book().roles for at in range(len(self.pools)))
            self._amounts = {round(each.amount, 6) for found in every for each in found}
        return any(round(amount / each, 6) in self._amounts - {amount} for each in self._amounts if each > 1)

    def _summed(self, role: Role) -> list[str]:
        """Itself, or what any of its kind may be."""
        alone = [name for reading in role.of if role.wide for name in reading.names if book().roles[name].summed]
        return alone or [role.name]

    def _sum(self, name: str) -> Iterator[Worth]:
        each = [found[0] for at in range(len(self.pools)) if (found := self._of(name, at))]
        if len(each) > 1:
            total = each[0]
            for other in each[1:]:
                node = Binary("+", total.node, other.node)
                sure = total.sure and other.sure
                total = Worth(total.amount + other.amount, node, (*total.placed, *other.placed), sure)
            yield total

    def _of(self, name: str, at: int) -> tuple[Worth, ...]:
        key = (name, at)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            return ()
        self._open.add(key)
        role = book().roles[name]
        found = [worth_of(placed) for placed, ends in self._ended[at] if role.set_by(placed, ends)]
        if not found or role.summed:
            found += [worth for reading in role.of for worth in self._computed(reading, at)]
        if not found and role.otherwise:
            codes = {text for each in self.pools[at].settings for text in (each.printing.flow.text, each.setting.line)}
            found = [Worth(float(role.otherwise), Constant(Fraction(role.otherwise)), (), role.supposed(codes))]
        self._open.discard(key)
        self._known[key] = tuple(islice({each.amount: each for each in found if each.amount > 0}.values(), _MOST))
        return self._known[key]

    def _computed(self, reading: Reading, at: int) -> Iterator[Worth]:
        values = [self._of(name, at) for name in reading.names]
        if not all(values):
            return
        for chosen in islice(product(*values), _MOST):
            placed = tuple({p.printing.span: p for each in chosen for p in each.placed}.values())
            try:
                total = reading.amount([each.amount for each in chosen])
            except ZeroDivisionError:
                continue
            if placed and total > 0:
                yield Worth(total, _filled(reading, chosen), placed, all(each.sure for each in chosen))


def _filled(reading: Reading, chosen: Sequence[Worth]) -> Node:
    nodes = {name: each.node for name, each in zip(reading.names, chosen, strict=True)}
    return _short(replaced(reading.node, lambda leaf: nodes[str(leaf.value)]))


def _short(node: Node) -> Node:
    """Without factors of 1 that nothing sets."""
    if not isinstance(node, Binary):
        return node
    left, right = _short(node.left), _short(node.right)
    if node.operator in ("*", "/") and right == _ONE:
        return left
    return right if node.operator == "*" and left == _ONE else replace(node, left=left, right=right)


def worth_of(placed: Placed) -> Worth:
    """What code sets is not rounded."""
    printing = _measured(placed)
    exact = replace(printing.quantity.printed, ulp=ZERO)
    printing = Printing(replace(printing.quantity, printed=exact), printing.flow)
    quantity = printing.quantity
    node: Node = Leaf(printing)
    return Worth(printing.amount, node, (placed._replace(printing=Printing(quantity, printing.flow)),))


def _measured(placed: Placed) -> Printing:
    """With the unit that the last word of its key names: `timeout_s`, `disk_size_gb`."""
    quantity = placed.printing.quantity
    word = _LAST.search(placed.setting.key)
    symbol = book().units.get(word[0].lower(), "") if word is not None and not quantity.unit_text else ""
    if not symbol:
        return placed.printing
    return Printing(replace(quantity, measures=(Measure(unit=unit(symbol)[0]),)), placed.printing.flow)
