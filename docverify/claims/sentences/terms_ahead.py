"""Parts before a chain -> whether it is the last term of a sum that words have cut into pieces."""

from collections.abc import Sequence

from docverify.claims.sentences.chains import Chain
from docverify.claims.sentences.parts import Part

_MOST = 60  # parts that a sum before it may have


def since_break(ahead: list[Part], run: Sequence[Part]) -> list[Part]:
    """What stands before the end of a run, from the last comma, stop or relation before the run on."""
    near = ahead[-_MOST:]
    last = max((n for n, part in enumerate(near) if _closes(part)), default=-1)
    return [*near[last + 1 :], *run]


def _closes(part: Part) -> bool:
    """Whether what stands behind it is no part of the sum before it, as it is behind words."""
    return part.kind == "REL" or (part.kind == "BREAK" and part.text != "&" and not any(map(str.isalpha, part.text)))


def ends_sum(ahead: Sequence[Part], run: Sequence[Part], chain: Chain) -> bool:
    """`3 × 0.6 µs + 40 m of fibre at 5 ns/m = 2 µs`: the result is that of all terms, and of their kind."""
    before = ahead[: len(ahead) - len(run)]
    plus = next((n for n in reversed(range(len(before))) if before[n].kind == "PLUS"), 0)
    result = chain.sides[1].single if len(chain.sides) > 1 else None
    if not plus or result is None:
        return False
    kind = result.quantity.measure.unit.dimensions
    terms = (part.quantity for part in before[:plus] if part.quantity is not None)
    return bool(kind) and any(each.measure.unit.dimensions == kind for each in terms)
