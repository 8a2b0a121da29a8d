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
    """`(= 16 × 8)`, `(total: 128)`, `(16 × 8, if all are there)`: what stands in a bracket before a result, and the
    case it is told for behind it, are no part of it."""
    ahead = next((n for n, each in enumerate(part.inner) if each.text.lower() not in listed("before_a_result")), 0)
    end = _case(part.inner)
    return part._replace(inner=part.inner[ahead:end]) if ahead or end < len(part.inner) else part


def _case(parts: Sequence[Part]) -> int:
    """Where the case begins that a computation is told for; the number of parts if none is told or it has a number."""
    for at, part in enumerate(parts):
        if part.kind == "BREAK" and {each.kind for each in parts[at:]} == {"BREAK"}:
            words = [each.text.lower() for each in parts[at:] if each.text[:1].isalpha()]
            return at if at and words and words[0] in listed("begins_a_case") else len(parts)
    return len(parts)
