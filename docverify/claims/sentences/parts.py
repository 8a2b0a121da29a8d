"""A part: a terminal of grammars/claim.lark with its place; a bracket holds its own parts. They stand in stretches."""

from collections.abc import Iterator, Sequence

from docverify.claims.numbers.quantity import Quantity
from docverify.named import NamedTuple
from docverify.patterns import listed


class Part(NamedTuple):
    """A terminal of grammars/claim.lark. A bracket holds its own parts."""

    kind: str  # NUM VAR GROUP GLOSS FRAC SQRT REL PLUS MINUS TIMES DIVIDE POWER BREAK
    start: int
    end: int
    text: str = ""
    quantity: Quantity | None = None
    inner: tuple["Part", ...] = ()
    marks: tuple[str, ...] = ()  # ✓ and its like behind the part


def runs(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The stretches between commas, stops and words that take no part in arithmetic."""
    start = 0
    for index, part in enumerate(parts):
        if part.kind in ("BREAK", "WORD", "FUNCTION"):
            yield from (parts[start:index],) if index > start else ()
            yield (part,)
            start = index + 1
    yield from (parts[start:],) if start < len(parts) else ()


def without_sign(part: Part) -> Part:
    """`(= 16 × 8)`, `(total: 128)`: what stands in a bracket before a result is no part of it."""
    ahead = next((n for n, each in enumerate(part.inner) if each.text.lower() not in listed("before_a_result")), 0)
    return part._replace(inner=part.inner[ahead:]) if ahead else part
