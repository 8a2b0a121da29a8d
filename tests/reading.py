"""What docverify reads in a text, as text: the helper of the tests of claims and judgements."""

from fractions import Fraction

from docverify.claims.collect import collect
from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.claims.numbers.reader import read
from docverify.document.parse import parse
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node, Unknown
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement
from docverify.source import Source


def items(text: str) -> list[Item]:
    return read(text)


def quantities(text: str) -> list[Quantity]:
    """The quantities of a stretch of plain text."""
    return [item.quantity for item in read(text) if item.quantity is not None]


def the_quantity(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


def in_base_units(quantity: Quantity, index: int = 0) -> Fraction:
    measure = quantity.measures[index]
    return quantity.printed.value * measure.factor * measure.unit.factor


def dimension(measure: Measure) -> str:
    """`information/time`, nouns included: `token/time/device`."""
    powers = (*measure.unit.nouns, *measure.unit.dimensions)
    above = [name for name, power in powers for _ in range(power)]
    below = [f"/{name}" for name, power in powers for _ in range(-power)]
    return ("*".join(above) or ("1" if below else "")) + "".join(below)


def equations(markdown: str) -> list[Equation]:
    source = Source("test.md", markdown)
    return [e for e in collect(parse(source)).equations if e.rule == "explicit-equation"]


def shown(markdown: str) -> list[str]:
    """The equations of a document, every reading as text: `(4 * 8) = 32 | 4 = 32`."""
    return [" | ".join(_reading(r.left, r.relation, r.right) for r in e.readings) for e in equations(markdown)]


def _reading(left: Node, relation: str, right: Node) -> str:
    return f"{_side(left)} {relation} {_side(right)}"


def _side(node: Node) -> str:
    text = as_text(node)
    return text[1:-1] if text.startswith("(") and _closes(text) else text


def _closes(text: str) -> bool:
    depth = 0
    for index, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return index == len(text) - 1
    return False


def as_text(node: Node) -> str:
    match node:
        case Leaf(Printing() as printing):
            return printing.text
        case Leaf(value) | Constant(value):
            return str(value)
        case Unknown(text):
            return f"<{text}>"
        case Negative(operand):
            return f"-{as_text(operand)}"
        case Binary(operator, left, right):
            return f"({as_text(left)} {operator} {as_text(right)})"
        case Call(function, arguments):
            return f"{function}({', '.join(map(as_text, arguments))})"


def judgements(markdown: str) -> list[Judgement]:
    return [decide(equation) for equation in equations(markdown)]


def verdict(markdown: str) -> Verdict | None:
    """The worst verdict on an equation of the text; None where no equation was read."""
    found = [judgement.verdict for judgement in judgements(markdown)]
    order = (Verdict.DISAGREE, Verdict.NOT_JUDGED, Verdict.AGREE_IF, Verdict.AGREE)
    return min(found, key=order.index, default=None)
