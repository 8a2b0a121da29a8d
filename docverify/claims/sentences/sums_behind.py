"""Parts -> the same, with the sum of `48 layers: 2 dense + 46 MoE` as a bracket that explains the number."""

from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.sentences.parts import Part
from docverify.patterns import listed

_SIGNS = frozenset(":：—–")
_STOPS = frozenset(".,;。，；)）|")
_LEADING = _SIGNS | frozenset(",，")
_LEAST, _MOST = 0.6, 1.7  # times the number: what is far off is no list of all
_FEWEST = 2


def may_sum(items: Sequence[Item]) -> bool:
    """Whether a sum is there, and a sign that may lead to it."""
    signs = (item for item in items if item.text in _LEADING)
    return next(signs, None) is not None and any(item.kind == "PLUS" for item in items)


def with_sums_behind(parts: Sequence[Part]) -> Sequence[Part]:
    """A number of things, a colon, and a sum of the same that ends its clause; behind a comma each of its
    terms has a name."""
    if all(part.kind != "PLUS" for part in parts):
        return parts
    out = list(parts)
    for at in range(len(parts) - 1, 0, -1):
        sign = out[at]
        if sign.kind != "BREAK" or sign.text not in _LEADING or out[at - 1].kind != "NUM":
            continue
        terms = _sum(out, at + 1)
        named = sign.text in _SIGNS or all(part.quantity.words for part in terms if part.quantity is not None)
        if terms and named and _is_whole(out, at - 1, terms):
            out[at : at + 1 + len(terms)] = [Part("GLOSS", terms[0].start, terms[-1].end, "(", inner=tuple(terms))]
    return out


def _sum(parts: Sequence[Part], at: int) -> Sequence[Part]:
    """The terms and signs from there on, if they are a sum that ends its clause."""
    end = at
    while end + 1 < len(parts) and parts[end].kind == "NUM" and parts[end + 1].kind == "PLUS":
        end += 2
    if end == at or end >= len(parts) or parts[end].kind != "NUM":
        return ()
    ends = end + 1 == len(parts) or (parts[end + 1].kind == "BREAK" and parts[end + 1].text in _STOPS)
    return parts[at : end + 1] if ends else ()


def _is_whole(parts: Sequence[Part], at: int, terms: Sequence[Part]) -> bool:
    """Whether the number before the colon may be all of them: it is of their kind, and not far from their sum."""
    total = parts[at].quantity
    before = parts[at - 1].text.lower() if at else ""
    if parts[at].kind != "NUM" or total is None or before in listed("sets_the_scene"):
        return False
    told = [part.quantity for part in terms if part.quantity is not None]
    if not all(_alike(total, each) for each in told):
        return False
    sizes, whole = [_size(each) for each in told], _size(total)
    return len(told) >= _FEWEST and _LEAST * whole < sum(sizes) < _MOST * whole


def _alike(total: Quantity, each: Quantity) -> bool:
    """Counts of whole things, and of one kind, if both say of what: what an amount before a colon is may be a limit."""
    ours, theirs = total.measure.unit, each.measure.unit
    signed = each.percent or each.ratio or each.currency or each.label or total.percent or total.ratio or total.currency
    measured = bool(ours.dimensions or theirs.dimensions)
    return bool(ours.nouns) and not signed and not measured and theirs.nouns in ((), ours.nouns)


def _size(each: Quantity) -> float:
    return float(each.printed.value * each.measure.factor * each.measure.unit.factor)
