"""A fence of Python or shell that computes -> equations: what a comment behind a line, `# 256`, says that it comes to.

Names stand for what the lines above gave them. A comment that repeats an operand, or that says more than a number, says
nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.claims.numbers.reader import read
from docverify.claims.tables.cells import Value
from docverify.claims.tables.slips import slip_bits, swap_bits
from docverify.classes import replace
from docverify.document.languages import PYTHON, SHELL
from docverify.document.model import Fence, Flow
from docverify.expression import Constant, Leaf
from docverify.named import NamedTuple

_TELLS = re.compile(r"[=(][^#\n]*[*/+\-(][^#\n]*#[^\w\n]*\d")
_LINE = re.compile(
    r"(?:>>> |export |readonly |local )?"
    r"(?:([A-Za-z_]\w*)\s*(?::\s*\w+\s*)?=(?!=)(?P<code>[^#\n]+?)|print\((?P<shown>[^#\n]+?)\))"
    r"[ \t]*(?:#+[ \t]*(?P<comment>[^\n]*))?$"
)
_NAMES = re.compile(r"([A-Za-z_]\w*)\s*(?:[+\-*/%|&]|//|\*\*)?=(?!=)|\b(?:for|as|def|import)\s+(\w+)")
_LEADING = frozenset({"REL", "STEP", "MARK", "MINUS", "BREAK"})
_MOST_WORDS = 4
_MOST_LINES = 400
_NEAR = 0.02
_SLIP = 4.0  # bits where words stand behind the number
_UNLIKE = 30.0  # a comment that is so far off is of something else
_POWERS, _SHARES = tuple(Fraction(1000) ** n for n in range(-5, 6)), (Fraction(1), Fraction(1, 100))
_PLAIN = tuple(map(float, _POWERS))
_BINARY = tuple(1000.0**n * 1.024**k for n in range(-5, 6) for k in range(-5, 6) if abs(k) <= abs(n) or not n * k)
_BITS = tuple(each * 8.0**n for each in _BINARY for n in (-1, 0, 1))
_TIMES = tuple(each * unit**n for each in _PLAIN for unit in (60.0, 3600.0, 86400.0, 24.0, 168.0) for n in (-1, 0, 1))


class Line(NamedTuple):
    text: str  # the computation, with values for names
    value: Fraction
    operands: frozenset[Fraction]
    comment: tuple[int, int]  # where it stands
    code: tuple[int, int]


def script_equations(fence: Fence) -> Iterator[Equation]:
    """An equation for each comment that misses what its line computes."""
    flow = fence.flow
    shell = fence.language in SHELL
    if not (shell or fence.language in PYTHON) or not _TELLS.search(flow.text):
        return
    from docverify.claims.scripts.shell import as_python

    for line in _lines(as_python(flow.text) if shell else flow.text):
        if shell and line.value.denominator != 1:
            continue  # a shell rounds
        stated = _stated(flow, line)
        if stated is not None:
            yield told(flow, line, stated)


def _lines(text: str) -> Iterator[Line]:
    """The lines that compute and have a comment; a name that something else sets has no value."""
    from docverify.claims.scripts.arithmetic import computed  # which loads Python's parser; few documents ask for it

    values: dict[str, Fraction] = {}
    at = 0
    for written in text.split("\n")[:_MOST_LINES]:
        match = _LINE.match(written)
        part = "code" if match is not None and match[1] else "shown"
        found = computed(match[part].strip(), values) if match is not None else None
        if match is not None and found is not None and match["comment"]:
            (first, last), (start, end) = match.span(part), match.span("comment")
            text = written_out(match[part].strip(), values)
            yield Line(text, found[0], found[1], (at + start, at + end), (at + first, at + last))
        for names in _NAMES.finditer(written):
            values.pop(names[1] or names[2], None)
        if match is not None and found is not None and match[1]:
            values[match[1]] = found[0]
        at += len(written) + 1


def written_out(code: str, values: Mapping[str, Fraction]) -> str:
    shown = re.sub(r"[A-Za-z_]\w*", lambda match: _shown(values[match[0]]) if match[0] in values else match[0], code)
    return re.sub(r"(?<!\*)\*(?!\*)", "×", shown)


def _shown(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.6g}"


def _stated(flow: Flow, line: Line) -> Value | None:
    """The number of the comment, if it must be what the line computes and is not."""
    items = read(flow.text, *line.comment)
    while items and items[0].kind in _LEADING:
        items = items[1:]
    numbers = [item for item in items if item.kind == "NUM"]
    if len(numbers) != 1 or items[0] is not numbers[0] or len(items) > _MOST_WORDS + 1 or line.value <= 0:
        return None
    quantity = numbers[0].quantity
    if quantity is None or not quantity.one or not quantity.printed.value or any(i.opaque for i in items):
        return None
    if quantity.printed.value in line.operands:
        return None
    stated = Value(Printing(replace(quantity, measures=(Measure(),)), flow))
    return stated if misses(stated, line, items, scales_of(quantity)) else None


def misses(stated: Value, line: Line, items: Sequence[Item], scales: Sequence[float]) -> bool:
    """Whether no prefix and no unit of time makes the number of the value, and nothing else is spoken of."""
    number = float(stated.quantity.printed.value)
    ratio = float(line.value) / number
    if any(swap_bits(stated, number * ratio / each) > 0 for each in _PLAIN):
        return True
    if min(abs(ratio / each - 1) for each in scales) <= _NEAR:
        return False
    swapped = any(swap_bits(stated, number * ratio / each) > 0 for each in scales)
    if len(items) == 1 and (swapped or stated.quantity.unit_text or 1 / _UNLIKE < ratio < _UNLIKE):
        return True
    return swapped or slip_bits(stated, float(line.value), 0.0) >= _SLIP


def scales_of(quantity: Quantity) -> Sequence[float]:
    """What a unit, or a prefix, may make of the number."""
    measured = {name for name, _ in quantity.measure.unit.dimensions}
    if quantity.percent:
        return (1.0, 0.01)
    if "time" in measured:
        return _TIMES
    return _BITS if "information" in measured else _BINARY if quantity.unit_text else _PLAIN


def told(flow: Flow, line: Line, stated: Value) -> Equation:
    """What the line says, in the prefix of its comment, or in percent."""
    ratio = line.value / stated.quantity.printed.value
    return told_as(flow, line, stated, _nearest(ratio, _SHARES) if stated.quantity.percent else prefix(ratio))


def prefix(ratio: Fraction) -> Fraction:
    """The nearest power of a thousand."""
    return _nearest(ratio, _POWERS)


def _nearest(ratio: Fraction, scales: Sequence[Fraction]) -> Fraction:
    return min(scales, key=lambda each: max(ratio / each, each / ratio))


def told_as(flow: Flow, line: Line, stated: Value, scale: Fraction) -> Equation:
    """`scale` is what one of the number is worth."""
    printing = stated.printing
    reading = Reading(Constant(line.value / scale), "=", Leaf(printing))
    places = flow.span(*line.code)
    return Equation(
        RULE, (reading,), flow.span(line.code[0], printing.quantity.end), printing, places, flow, "value",
        words=line.text, evidence=(places,),
    )  # fmt: skip
