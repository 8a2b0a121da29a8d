"""A number whose unit alone tells what it is of -> its binding."""

from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.facts.around import after
from docverify.facts.fact import Notation
from docverify.facts.meaning_book import by_unit
from docverify.facts.page import Binding, Page
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary


def named_by_unit(page: Page, number: int, quantity: Quantity) -> Iterator[Binding]:
    """`80,640 kWh` are an amount of energy, whatever the words: mentioned, unless nothing else is."""
    counted = not (quantity.percent or any(measure.unit.dimensions for measure in quantity.measures))
    if counted or page.operator_after(number) or page.operator_before(number) or page.changes(number):
        return
    for name in by_unit():
        entry = vocabulary().names[name]
        fitted = fit(entry, quantity)
        if fitted is not None and entry.per <= {noun for noun, power in quantity.measure.unit.nouns if power < 0}:
            behind = after(page.text, page.mentions, quantity.end)
            qualifiers = fitted.qualifiers | behind.qualifiers | {"mentioned"}
            yield Binding(name, Printing(fitted.quantity, page.flow), qualifiers, quantity.unit_text, Notation.NOUN)
            return
