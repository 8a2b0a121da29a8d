"""Passages, names with values -> counts of what was named before: `One GPU lasts 6 years; we have 512 of them`."""

from collections.abc import Container, Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.passage import Passage
from docverify.document.holding import holding
from docverify.facts.fact import Notation
from docverify.facts.page import Binding
from docverify.facts.role_book import roles
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_THEM = Worded(r"\s{of_them}(?=\W*(?:[^\w\s]|$))")
_COUNTED = {"per_gpu": "gpus", "per_node": "nodes", "per_replica": "replicas"}
_BACK = 400  # characters of the texts before


def of_them(passages: Sequence[Passage], known: Container[str]) -> Iterator[Binding]:
    """The count of things of which nothing else says how many there are; beside another it is of some of them."""
    flows = {id(flow) for flow in holding(_THEM, [passage.flow for passage in passages])}
    for at, passage in enumerate(passages if flows else ()):
        text = passage.flow.text
        for item in passage.items if id(passage.flow) in flows else ():
            quantity = item.quantity
            if quantity is None or not quantity.bare or (them := _THEM.match(text, quantity.end)) is None:
                continue
            before = "\n".join((*(each.flow.text for each in passages[:at]), text[: quantity.start]))[-_BACK:]
            ones = [each["group"].lower() for each in roles().named.finditer(before) if each[0] == each["group"]]
            name = _COUNTED.get(roles().groups[ones[-1]], "") if ones else ""
            fitted = fit(vocabulary().names[name], quantity) if name and name not in known else None
            stated = any(pattern.search(text, 0, quantity.start) for pattern in roles().stated)
            if fitted is not None and stated:
                yield Binding(name, Printing(fitted.quantity, passage.flow), frozenset(), them[0], Notation.NOUN)
