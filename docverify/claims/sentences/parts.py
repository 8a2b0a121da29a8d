"""A part: a terminal of grammars/claim.lark with its place; a bracket holds its own parts."""

from typing import NamedTuple

from docverify.claims.numbers.quantity import Quantity


class Part(NamedTuple):
    """A terminal of grammars/claim.lark. A bracket holds its own parts."""

    kind: str  # NUM VAR GROUP GLOSS FRAC REL PLUS MINUS TIMES DIVIDE POWER BREAK
    start: int
    end: int
    text: str = ""
    quantity: Quantity | None = None
    inner: tuple["Part", ...] = ()
    marks: tuple[str, ...] = ()  # ✓ and its like behind the part
