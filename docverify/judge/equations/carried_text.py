"""Reading, units that stand beside it -> the derivation with the units in it."""

from docverify.claims.equation import Printing, Reading
from docverify.expression import leaves, operations
from docverify.source import Span

Carriers = dict[Span, Printing]  # an operand's place -> the printing whose unit it takes


def written(reading: Reading, carriers: Carriers) -> str:
    """The derivation with the units in it: `175 GB / 400 Gb/s`."""
    side = reading.left if operations(reading.left) else reading.right
    printings = [leaf.value for leaf in leaves(side) if isinstance(leaf.value, Printing)]
    flow, text, at = printings[0].flow, "", min(printing.quantity.start for printing in printings)
    for printing in printings:
        carrier = carriers.get(printing.span)
        unit = f" {carrier.quantity.unit_text}" if carrier is not None else ""
        text, at = text + flow.text[at : printing.quantity.end] + unit, printing.quantity.end
    return text
