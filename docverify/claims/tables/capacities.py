"""The label and the value of a total -> whether it may be what devices hold: `Total GPU memory: 80 GB` is no sum."""

from docverify.claims.numbers.quantity import Quantity
from docverify.hardware import accelerators
from docverify.language import worded
from docverify.patterns import says

_DEVICES = (1, 2, 4, 8, 16)  # of one node, or two
_GIGABYTES = frozenset({"G", "GB", "GiB"})
_LEAST = 16  # GB of a device that others go with


def may_be_capacity(label: str, quantity: Quantity) -> bool:
    """`quantity` is of the size of an accelerator's memory, or that of a few, and is called memory."""
    return any(is_sold(quantity, many) for many in _DEVICES) and says("of_memory", label.lower())


def is_sold(quantity: Quantity, many: int = 1) -> bool:
    """Whether some accelerator has so much memory, or so `many` of them."""
    return quantity.unit_text.strip() in _GIGABYTES and float(quantity.printed.value / many) in _sizes()


@worded()
def _sizes() -> frozenset[float]:
    """GB."""
    return frozenset(float(size) for each in accelerators() for size in each.memory if size >= _LEAST)
