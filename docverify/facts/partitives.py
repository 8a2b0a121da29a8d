"""Page -> bindings of what one device has of all: `each rank hosts 24 of the 256 experts`, `20 of these layers`."""

from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.roles import whose
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_OF_ALL = Worded(r"\s{of_them_all}\s(?:[\d,]+\s)?$")
_BACK = 24
_PARTED = ("experts", "layers", "heads", "kv_heads")  # those of a model are shared out
_DEVICES = frozenset({"per_gpu", "per_stage"})


def partitive(page: Page) -> Iterator[Binding]:
    for mention in page.mentions.all if " of " in page.text else ():
        name = next((each for each in _PARTED if each in mention.phrase.counted), "")
        joined = _OF_ALL.search(page.text, max(0, mention.start - _BACK), mention.start) if name else None
        number = page.last_number(joined.start()) if joined is not None else None
        quantity = page.passage.items[number].quantity if number is not None else None
        if joined is None or quantity is None or quantity.end != joined.start():
            continue
        group = whose(page.text, quantity.start, mention.end)
        fitted = fit(vocabulary().names[name], quantity)
        if group in _DEVICES and fitted is not None:
            where = Printing(fitted.quantity, page.flow)
            yield Binding(name, where, frozenset({group}), page.text[mention.start : mention.end], Notation.NOUN)
