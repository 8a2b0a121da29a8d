"""An equation -> whether a number in it may be one of bits where another one is of bytes."""

from docverify.claims.equation import Equation
from docverify.judge.equations.evaluate import Value
from docverify.patterns import Worded

_BITS = Worded(r"{of_bits}")


def is_data(*sides: Value) -> bool:
    """Whether a side is an amount of data, or one per something else."""
    return any(name == "information" for side in sides for name, _ in side.dimensions)


def is_squared(side: Value) -> bool:
    """Data times data: then the `M` of `1M × 10KB` is a million."""
    return ("information", 2) in side.dimensions


def speaks_of_bits(equation: Equation) -> bool:
    """Whether the text around names bits, or a unit or a format of them."""
    return _BITS.search(equation.flow.text) is not None
