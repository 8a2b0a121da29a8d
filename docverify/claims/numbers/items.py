"""What a sentence is made of once numbers, units and operators are told apart."""

from collections.abc import Callable, Sequence

from docverify.claims.numbers.quantity import Quantity
from docverify.document.model import Flow
from docverify.named import NamedTuple

OPERATORS = frozenset({"TIMES", "DIVIDE", "PLUS", "MINUS", "POWER"})
DOT = "·"  # of a product, or between the entries of a line


class Item(NamedTuple):
    """A number, word, operator, relation or bracket at its place in the flow's text."""

    kind: str  # NUM WORD FUNCTION TIMES DIVIDE PLUS MINUS POWER SUP REL OPEN CLOSE FRAC BREAK LINE MARK
    text: str
    start: int
    end: int
    glued: bool = False  # no blank before it
    quantity: Quantity | None = None
    opaque: bool = False  # a name, date, version, path: not even its digits are read


Read = Callable[[Flow], Sequence[Item]]  # what is read in a text
