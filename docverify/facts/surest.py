"""Bindings of a text -> one for each value: that of the surest notation, or none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from docverify.classes import replace
from docverify.document.model import FlowKind, PieceKind
from docverify.facts.degrees import DEGREES
from docverify.facts.groups import SETTINGS
from docverify.facts.page import Binding
from docverify.facts.vocabulary import vocabulary


def surest(found: Iterable[Binding]) -> Iterator[Binding]:
    """One binding a value. Where two notations name it differently the surer name holds, or none."""
    best: dict[int, Binding | None] = {}
    for binding in found:
        at = binding.printing.quantity.start
        best[at] = _surer(best[at], binding) if at in best else binding
    yield from _one_value([binding for binding in best.values() if binding is not None])


def _one_value(found: list[Binding]) -> Iterator[Binding]:
    """A paragraph that gives a setting two values compares them: they are only mentioned, and so is what stands in
    inline code beside them."""
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    several = {name for name in SETTINGS & values.keys() if len(values[name]) > 1}
    for each in found if several else ():
        place = each.printing
        told = place.flow.kind is FlowKind.PARAGRAPH and each.name in SETTINGS
        code = place.flow.kind_at(place.quantity.start) is PieceKind.CODE
        compared = told and (each.name in several or code)
        yield replace(each, qualifiers=each.qualifiers | {"mentioned"}) if compared else each
    yield from () if several else found


def _surer(known: Binding | None, other: Binding) -> Binding | None:
    if known is None:
        return None
    if known.name == other.name:
        return replace(known, qualifiers=known.qualifiers | (other.qualifiers - {"mentioned"}))
    if known.name in DEGREES and other.name == "gpus":
        return known  # `tensor parallelism spans 8 GPUs`
    names, renames = vocabulary().names, vocabulary().renames
    if other.name in renames.get(known.name, {}).values():
        return replace(other, qualifiers=other.qualifiers | known.qualifiers)
    if names[known.name].generic and not names[other.name].generic:
        return replace(other, qualifiers=other.qualifiers | known.qualifiers)
    return known if "mentioned" in other.qualifiers or names[other.name].generic else None
