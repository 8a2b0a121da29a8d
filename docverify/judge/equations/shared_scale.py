"""A reading -> the same with the scale or the unit that is printed once for several numbers, behind its last."""

from collections.abc import Iterator

from docverify.claims.equation import Printing, Reading
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Node, leaves, replaced
from docverify.rational import ONE
from docverify.units import unit

_TIME = (("time", 1),)
_PER_SECOND = ("time", -1)
_DAY = 86_400


def of_one_scale(reading: Reading) -> Iterator[Reading]:
    """`604 + 88.1 M = 692.1 M`: the numbers before the last have no scale of their own, and the result has the same."""
    if not _is_sum(reading.left):
        return
    printings = [leaf.value for leaf in leaves(reading.left) if isinstance(leaf.value, Printing)]
    result = reading.right.value if isinstance(reading.right, Leaf) else None
    if len(printings) < 2 or not isinstance(result, Printing):
        return
    *before, last = printings
    scale = last.quantity.measure
    if scale.factor == 1 or scale.factor != result.quantity.measure.factor or not all(p.quantity.bare for p in before):
        return

    def scaled(leaf: Leaf) -> Node:
        value = leaf.value
        if not isinstance(value, Printing) or value is last:
            return leaf
        return Leaf(_measured(value, last.quantity.measures))

    yield replace(reading, left=replaced(reading.left, scaled))


def of_one_unit(reading: Reading) -> Iterator[Reading]:
    """`2.2 GB / (400/8 GB/s)`: the unit at the end of a bracket is that of all that the bracket computes."""
    left, right = _with_unit_of_all(reading.left), _with_unit_of_all(reading.right)
    if left is not reading.left or right is not reading.right:
        yield replace(reading, left=left, right=right)


def _with_unit_of_all(node: Node) -> Node:
    if not isinstance(node, Binary):
        return node
    if node.bracketed and node.operator in "/-+" and isinstance(node.left, Leaf) and isinstance(node.right, Leaf):
        first, last = node.left.value, node.right.value
        if isinstance(first, Printing) and isinstance(last, Printing) and _plain(first) and last.quantity.one:
            measures = last.quantity.measures
            unit = measures[0].unit.dimensions
            rest = Leaf(_measured(last, (Measure(),) if node.operator == "/" else measures))
            return Binary(node.operator, Leaf(_measured(first, measures)), rest, True) if unit else node
    left, right = _with_unit_of_all(node.left), _with_unit_of_all(node.right)
    same = left is node.left and right is node.right
    return node if same else Binary(node.operator, left, right, node.bracketed)


def of_unit_said_last(reading: Reading) -> Iterator[Reading]:
    """`0.525/0.123 + 293 × 16 µs = 8.96 ms`: a term without any unit is in that of the result."""
    result = reading.right.value if isinstance(reading.right, Leaf) else None
    if not isinstance(result, Printing) or not (isinstance(reading.left, Binary) and reading.left.operator in "+-"):
        return
    unit = result.quantity.measure.unit
    whole = Constant(unit.factor, unit.dimensions)
    left = _with_unit(reading.left, whole) if unit.dimensions else reading.left
    if left is not reading.left:
        yield replace(reading, left=left)


def of_unit_of_divisor(reading: Reading) -> Iterator[Reading]:
    """`840 / 26 GB per host = 32 hosts`: what a size is contained in so often is a size as well."""
    first, by = _dividend(reading.left)
    result = reading.right.value if isinstance(reading.right, Leaf) else None
    if first is None or by is None or not _plain(first) or not isinstance(result, Printing):
        return
    if by.quantity.measure.unit.dimensions and by.quantity.one and not result.quantity.measure.unit.dimensions:
        measured = Leaf(_measured(first, by.quantity.measures))
        yield replace(reading, left=replaced(reading.left, lambda leaf: measured if leaf.value is first else leaf))


def of_occasions(reading: Reading) -> Iterator[Reading]:
    """`30 s × 30 days = 15 minutes/month`: of two lengths of time that are multiplied the longer tells how often."""
    times = [leaf.value for leaf in _factors(reading.left) if isinstance(leaf.value, Printing)]
    times = [each for each in times if each.quantity.measure.unit.dimensions == _TIME]
    long = [each for each in times if each.quantity.measure.unit.factor >= _DAY]
    if long and len(times) == len(long) + 1:
        counted = {id(each): Leaf(_measured(each, (Measure(),))) for each in long}
        yield replace(reading, left=replaced(reading.left, lambda leaf: counted.get(id(leaf.value), leaf)))


def of_pace(reading: Reading) -> Iterator[Reading]:
    """`5 ms + 15 ms = 50 requests/s`: what takes so long is done so often; `80 s / 4 GB = 50 MB/s`."""
    result = reading.right.value if isinstance(reading.right, Leaf) else None
    if not isinstance(result, Printing) or _PER_SECOND not in result.quantity.measure.unit.dimensions:
        return
    timed = (leaf.value.quantity for leaf in leaves(reading.left) if isinstance(leaf.value, Printing))
    if isinstance(reading.left, Binary) and any(each.measure.unit.dimensions == _TIME for each in timed):
        yield replace(reading, left=Binary("/", Constant(ONE), reading.left, True))


def of_duration(reading: Reading) -> Iterator[Reading]:
    """`900 requests/day × 7 days = 6,300 requests/week`, `40 requests × 5 ms = 40 threads busy`: the time only tells
    how long."""
    result = reading.right.value if isinstance(reading.right, Leaf) else None
    timed = [each for each in _factors(reading.left) if isinstance(each.value, Printing) and _lasts(each.value)]
    if isinstance(result, Printing) and len(timed) == 1 and _is_of_so_long(result.quantity, timed[0].value):
        yield replace(reading, left=replaced(reading.left, lambda leaf: Constant(ONE) if leaf is timed[0] else leaf))


def _lasts(printing: Printing) -> bool:
    return printing.quantity.measure.unit.dimensions == _TIME


def _is_of_so_long(result: Quantity, time: object) -> bool:
    """Whether it counts things, or tells how much there is in just that time."""
    own = result.measure.unit
    if not own.dimensions:
        return bool(own.nouns or result.words) and result.printed.whole
    below = unit(result.unit_text.rpartition("/")[2].strip())
    lasting = time.quantity.printed.value * time.quantity.measure.unit.factor if isinstance(time, Printing) else 0
    return bool(below) and below[0].dimensions == _TIME and below[0].factor == lasting


def _factors(node: Node) -> Iterator[Leaf]:
    """The operands of a product; none, if it is not one."""
    match node:
        case Binary("*", left, right):
            for side in (left, right):
                yield from (side,) if isinstance(side, Leaf) else _factors(side)


def _dividend(node: Node) -> tuple[Printing | None, Printing | None]:
    """The number that is divided before anything else is done, and what it is divided by."""
    while isinstance(node, Binary) and node.operator in "*/" and isinstance(node.left, Binary):
        node = node.left
    if not (isinstance(node, Binary) and node.operator == "/"):
        return None, None
    above, below = (each.value if isinstance(each, Leaf) else None for each in (node.left, node.right))
    return (above, below) if isinstance(above, Printing) and isinstance(below, Printing) else (None, None)


def _with_unit(node: Node, unit: Constant) -> Node:
    """Its terms without a unit times the unit; the sum as it is, if none or all are such."""
    terms = list[Node]()
    rest: Node = node
    while isinstance(rest, Binary) and rest.operator in "+-":
        terms.append(rest.right)
        rest = rest.left
    terms.append(rest)
    bare = [term for term in terms if all(_is_bare(leaf) for leaf in leaves(term))]
    if not bare or len(bare) == len(terms):
        return node

    def measured(term: Node) -> Node:
        if any(term is each for each in bare):
            return Binary("*", term, unit, True)
        if isinstance(term, Binary) and term.operator in "+-":
            return Binary(term.operator, measured(term.left), measured(term.right), term.bracketed)
        return term

    return measured(node)


def _is_bare(leaf: Leaf) -> bool:
    return isinstance(leaf.value, Printing) and _plain(leaf.value)


def _plain(printing: Printing) -> bool:
    return printing.quantity.bare and printing.quantity.one and not printing.quantity.words


def _measured(printing: Printing, measures: tuple[Measure, ...]) -> Printing:
    return replace(printing, quantity=replace(printing.quantity, measures=measures))


def _is_sum(node: Node) -> bool:
    """Whether numbers are only added and taken away."""
    match node:
        case Binary("+" | "-", left, Leaf()):
            return isinstance(left, Leaf) or _is_sum(left)
    return False


OTHERS = (of_one_scale, of_one_unit, of_unit_said_last, of_unit_of_divisor, of_occasions, of_pace, of_duration)
