"""Labelled values under one another, one for one of what another counts -> equations of what all come to.

`Power per node: 10.2 kW`, `Nodes: 64`, `Power, all nodes: 653 kW`; with `Nodes per rack` also that of one rack. How
many there are, the label may say, `Power of 64 nodes`, or the document, where it has one number of them. Each column of
a table, each list and each block of lines is looked at by itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.tables.cells import Value, rounded, sum_of, value, with_measures
from docverify.claims.tables.counted_labels import Counted, counted, of_one
from docverify.claims.tables.headings import one_of, stated_unit
from docverify.claims.tables.key_units import spoken
from docverify.claims.tables.line_blocks import Lines, blocks
from docverify.claims.tables.makeup import left_over, made_of_line, without_one
from docverify.claims.tables.table_words import says
from docverify.claims.tables.views import head_of, stems
from docverify.dimensions import Dimensions
from docverify.document.model import Document, FlowKind, Table
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.named import NamedTuple
from docverify.patterns import Worded, listed
from docverify.source import Span

RULE = "total-of-one"
_ALL_OF = Worded(r"\b(?:{every_of})\s(?:the\s)?[^\W\d_]+")
_ONLY_ONE = Worded(r"\s*{each_ahead}")
_BRACKET = re.compile(r"[(（\[]([^()（）]*)[)）\]]")
_OF_ALL = Worded(r"^(?:{all_together_sign}|{sums_ahead})+|(?:{numbers_behind})$")
_FEWEST, _MOST, _WIDEST, _FEW = 2, 40, 5, 8
_NEAR = Fraction(2, 100)
_MORE, _LESS = Fraction(3, 2), 2

Known = Callable[[], Mapping[str, Printing]]  # how many of a thing there are


class _Line(NamedTuple):
    words: frozenset[str]
    made: Dimensions
    value: Value
    whole: bool  # whether it says that it is of all
    counted: Counted | None

    @property
    def below(self) -> str:
        """The one thing that it is per."""
        found = [name for name, power in self.made if power == -1 and name != "time"]
        return found[0] if len(found) == 1 else ""


class _Many(NamedTuple):
    """How many there are, and where that stands if it is not in the label itself."""

    node: Node
    number: Fraction
    text: str
    places: tuple[Span, ...] = ()


def per_one(document: Document, lines: Sequence[Lines], items: Read, known: Known) -> Iterator[Equation]:
    """The equations of all totals whose words are those of what one has."""
    for table in document.tables:
        if _FEWEST <= len(table.rows) <= _MOST and any(says("each_of", spoken(row[0].text)) for row in table.rows):
            for column in _columns(table, items):
                yield from _of_lines(column, known)
    for block in blocks(lines, "each_of"):
        yield from _of_lines(_lines((e.label, e.value) for e in block.entries if not e.computed), known)


def _columns(table: Table, items: Read) -> Iterator[list[_Line]]:
    width = len(table.header)
    for at in range(1, width if width <= _WIDEST else 0):
        unit = stated_unit(table.header[at].text)
        cells = ((row[0].text, value(row[at], items(row[at]))) for row in table.rows)
        yield _lines((label, v and (with_measures(v, unit) if unit is not None else v)) for label, v in cells)


def _lines(labelled: Iterable[tuple[str, Value | None]]) -> list[_Line]:
    found = []
    for label, stated in labelled:
        unit = stated_unit(label) if stated is not None else None
        read = stated and (with_measures(stated, unit) if unit is not None else stated)
        if read is not None and read.plain and not (read.noted or read.signed) and read.number > 0:
            said = of_one(spoken(label))
            many = counted(said)
            made = made_of_line(many.rest if many else said, read)
            if made is not None and not says("bounding", said):
                whole = not listed("words_of_all").isdisjoint(said.lower().split())
                found.append(_Line(_words(many.rest if many else said), made, read, whole, many))
    return found


def _words(label: str) -> frozenset[str]:
    """What a label names, without what says that it is all of it."""
    bare = _BRACKET.sub("", without_one(label)).lower()
    plain = "" if _ONLY_ONE.match(bare) is not None else head_of(bare)
    inside = (each.lower() for each in _BRACKET.findall(label) if one_of(each) is None)
    text = _ALL_OF.sub(" ", " ".join((plain, *inside)))
    if not text.isascii():
        return frozenset({_OF_ALL.sub("", text.strip(" *_`:："))})
    named = stems(text)
    return frozenset(word for word in named if word not in listed("words_of_all"))


def _of_lines(lines: Sequence[_Line], known: Known) -> Iterator[Equation]:
    ones = [line for line in lines if line.below]
    for stated in lines if ones else ():
        alike = [one for one in ones if _is_alike(stated, one)]
        pairs = [(one, line) for one in alike for line in lines if _counts(stated, one, line)]
        found = [(one, _many(line.value), line) for one, line in pairs]
        if not pairs and stated.counted is not None:
            told = ((one, _told(stated, one, stated.counted, known)) for one in alike)
            found = [(one, many, one) for one, many in told if many is not None]
        for one, many, used in found if len(found) == 1 else ():
            others = [line.value for line in lines if line not in (stated, one, used)]
            yield from _judged(stated, one, many, others[:_FEW])


def _told(stated: _Line, one: _Line, said: Counted, known: Known) -> _Many | None:
    """How many its label says that it is of, or the document, if they are what the one is one of."""
    if said.thing not in ("", one.below) or not _is_made(stated, one, ((one.below, 1),)):
        return None
    if said.number:
        return _Many(Constant(Fraction(said.number)), Fraction(said.number), str(said.number))
    printing = known().get(one.below)
    return None if printing is None else _many(Value(printing))


def _many(value: Value) -> _Many:
    printing = value.printing if value.counted else rounded(value.printing)
    return _Many(Leaf(printing), value.number, value.printing.text, (value.printing.span,))


def _is_alike(stated: _Line, one: _Line) -> bool:
    """Whether both are the same thing, one of all and one of one."""
    own = stated.words - {one.below}  # `Memory per expert`, `Expert memory per GPU`
    more = one.words - own
    return stated is not one and bool(own or stated.counted) and own <= one.words and more <= listed("plain_of_one")


def _counts(stated: _Line, one: _Line, many: _Line) -> bool:
    """Whether it counts what the one is per, so that their product is made as what is stated."""
    if many in (stated, one) or dict(many.made).get(one.below) != 1 or not many.value.quantity.printed.whole:
        return False
    return _is_made(stated, one, many.made)


def _is_made(stated: _Line, one: _Line, many: Dimensions) -> bool:
    if dict(stated.made).get("time", 0) > 0 and one.below not in listed("one_after_another"):
        return False  # all do it at a time, and the more there are, the sooner one fails
    return not left_over(stated.made, [(one.made, 1), (many, 1)])


def _judged(stated: _Line, one: _Line, many: _Many, others: Sequence[Value]) -> Iterator[Equation]:
    product, claimed = one.value.number * many.number, stated.value.number
    set_apart = stated.value.printing.flow.kind is FlowKind.FENCE or claimed == one.value.number
    if set_apart and not stated.whole:
        return  # a setting of its own, or of one of them
    if one.below in listed("one_after_another") and product < claimed < product * _MORE:
        return  # with what else takes time
    if stated.counted is not None and product / _LESS <= claimed < product and _is_shared(stated):
        return  # `Throughput, 4 replicas`: together they are slower, and cost less
    if _near(product, claimed) or not _explained(product, claimed, others, stated.value):
        yield _equation(stated.value, one.value, many)


def _is_shared(stated: _Line) -> bool:
    """Whether it is a rate or a price."""
    return bool(stated.value.quantity.currency) or dict(stated.made).get("time", 0) < 0


def _explained(product: Fraction, claimed: Fraction, others: Sequence[Value], stated: Value) -> bool:
    """Whether another line makes it right: what is added to it, or a share or factor of it."""
    alike = [each for each in others if each.dimensions == stated.dimensions]
    sums = (sum_of(some) for size in (1, 2, 3) for some in combinations(alike, size))
    if any(_near(product + each, claimed) or _near(product - each, claimed) for each in sums):
        return True
    plain = [each.number for each in others if not each.quantity.measure.unit.dimensions]
    return any(_near(product * each, claimed) or _near(product / each, claimed) for each in plain)


def _near(a: Fraction, b: Fraction) -> bool:
    return abs(a - b) <= _NEAR * abs(b)


def _equation(stated: Value, one: Value, many: _Many) -> Equation:
    factor = Leaf(one.printing if one.counted else rounded(one.printing))
    places = (*many.places, one.printing.span)
    ends = (*places, stated.printing.span)
    return Equation(
        RULE, (Reading(Binary("*", many.node, factor, True), "=", Leaf(stated.printing)),),
        Span(min(ends).start, max(end.end for end in ends)), stated.printing, places[0], stated.printing.flow, "value",
        words=f"{many.text} × {one.printing.text}", evidence=places,
    )  # fmt: skip
