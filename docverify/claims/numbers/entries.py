"""Items -> the same, where a dot that only separates the entries of a line is no sign of a product.

`TP size 8 · Layers 80`, `TP: 8 · Layers: 80`; a formula names its factors, but does not give all of them values.
`7B ≈ 14 GB · 13B ≈ 26 GB · 70B ≈ 140 GB` are as many equations; a formula has no relation between any two factors.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.numbers.items import DOT, OPERATORS, Item

_FEWEST, _FEWEST_SET = 2, 3  # entries; `Bytes = 2 · layers = 160` are no two of them


def with_entries(items: Sequence[Item]) -> tuple[Item, ...]:
    out = list(items)
    for line in _lines(items):
        dots = [at for at in line if _separates(items, at)]
        parts = [[items[n] for n in part] for part in _parts(line, dots)] if dots else []
        entries = bool(parts) and (_are_entries(parts) or _are_equations(parts) or _multiply_else(parts))
        for at, before, behind in zip(dots, parts, parts[1:], strict=False):
            if entries or _ends(before, behind):
                out[at] = items[at]._replace(kind="BREAK")
    return tuple(out)


def _separates(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    return item.kind == "TIMES" and item.text == DOT and not item.glued


def _lines(items: Sequence[Item]) -> Iterator[range]:
    start = 0
    for at, item in enumerate(items):
        if item.kind == "LINE":
            yield range(start, at)
            start = at + 1
    yield range(start, len(items))


def _parts(line: range, dots: Sequence[int]) -> Iterator[range]:
    for start, end in zip((line.start - 1, *dots), (*dots, line.stop), strict=True):
        yield range(start + 1, end)


def _are_entries(parts: Sequence[Sequence[Item]]) -> bool:
    """Whether each begins with a name, and all values are joined to theirs alike."""
    if not all(_begins_with_name(part) and not _computes(part) for part in parts):
        return False
    signs = [_sign(part) for part in parts]
    valued = [each for each in signs if each is not None]
    if len(valued) < _FEWEST or len(set(valued)) > 1:
        return False
    return valued[0] != "REL" or (len(valued) == len(parts) >= _FEWEST_SET)


def _are_equations(parts: Sequence[Sequence[Item]]) -> bool:
    """Whether each, of three at least, relates one number to another and computes nothing."""
    related = ([n for n, item in enumerate(part) if item.kind == "REL"] for part in parts)
    return len(parts) >= _FEWEST_SET and all(
        len(at) == 1 and _is_number(part, at[0] - 1) and _is_number(part, at[0] + 1) and not _computes(part)
        for part, at in zip(parts, related, strict=True)
    )


def _multiply_else(parts: Sequence[Sequence[Item]]) -> bool:
    """`4 × 512 bit = 2,048 bit · 2,048 × 6 Gb/s = 1.5 TB/s`: each has a relation, and another sign multiplies."""
    signs = {item.text for part in parts for item in part if item.kind == "TIMES"}
    return bool(signs - {DOT}) and all(any(item.kind == "REL" for item in part) for part in parts)


def _is_number(part: Sequence[Item], at: int) -> bool:
    return 0 <= at < len(part) and part[at].quantity is not None


def _ends(before: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether a result stands before a dot, and an entry behind it that is no factor: `2 × 28 = 56 min · both 2 h`."""
    kinds = [item.kind for item in behind]
    computed = any(item.kind == "REL" for item in before) and before[-1].quantity is not None and _computes(before)
    several = any(a in ("NUM", "WORD") and b == "NUM" for a, b in pairwise(kinds))
    return computed and several and "REL" not in kinds and not _computes(behind)


def _begins_with_name(part: Sequence[Item]) -> bool:
    """`Layers`, and `Mean time` too, which is no function of anything."""
    kinds = [item.kind for item in part[:2]]
    return kinds[:1] == ["WORD"] or kinds == ["FUNCTION", "WORD"]


def _computes(part: Sequence[Item]) -> bool:
    """Whether there is an operation, other than the stroke of `Key/value heads`."""
    kinds = {item.kind for item in part[1:] if not (item.kind == "DIVIDE" and item.glued)}
    return not kinds.isdisjoint({*OPERATORS, "FUNCTION", "STEP", "FRAC"})


def _sign(part: Sequence[Item]) -> str | None:
    """How the first number is joined to what stands before it; None where there is no number."""
    at = next((n for n, item in enumerate(part) if item.quantity is not None), None)
    if at is None:
        return None
    return part[at - 1].kind if part[at - 1].kind in ("BREAK", "REL") else ""
