"""The formula of a rule and the values in it -> the words that a message tells it in."""

import re
from collections.abc import Mapping
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node
from docverify.formula import Formula
from docverify.judge.names import JOINT

_SPELLED = {"gpu": "GPU", "kv ": "KV ", "moe ": "MoE ", "ffn": "FFN", "params": "parameters"}
_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−", "^": "^"}


def derivation(each: Formula, printings: Mapping[str, Printing]) -> str:
    """The computed side with the printed values in it: `TP 2 × PP 8`."""
    return _spelled_out(each.right if isinstance(each.left, Leaf) else each.left, printings, outer=True)


def _spelled_out(node: Node, printings: Mapping[str, Printing], outer: bool = False) -> str:
    match node:
        case Leaf(name):
            return with_title(printings[str(name)].text, str(name))
        case Constant(value):
            return str(value)
        case Negative(operand):
            return f"−{_spelled_out(operand, printings)}"
        case Call(function, arguments):
            inner = ", ".join(_spelled_out(argument, printings, outer=True) for argument in arguments)
            return inner if len(arguments) == 1 else f"{function}({inner})"
        case Binary(operator, left, right):
            inner = _inner(operator, left, right, printings)
            return inner if outer else f"({inner})"
    return ""


def _inner(operator: str, left: Node, right: Node, printings: Mapping[str, Printing]) -> str:
    """Both operands of an operation; products of products need no brackets, factors of one are left out."""
    one = Constant(Fraction(1))
    if operator == "*" and one in (left, right):
        return _spelled_out(left if right == one else right, printings, outer=True)
    flat = operator in "*+" and isinstance(left, Binary) and left.operator == operator
    return f"{_spelled_out(left, printings, flat)} {_SIGNS[operator]} {_spelled_out(right, printings)}"


def with_title(text: str, name: str) -> str:
    """`16 (layers)`, but `16 layers` where the print says so itself."""
    said = title(name)
    return text if said.rstrip("s").casefold() in text.casefold() else f"{text} ({said})"


def title(name: str) -> str:
    """A canonical name as one says it: `weights memory per GPU`, `training memory`."""
    base, *qualifiers = name.split(JOINT)
    words = base.upper() if len(base) <= 3 else base.replace("_", " ")
    before = " ".join(q.replace("_", " ") for q in qualifiers if not q.startswith("per_"))
    behind = " ".join(q.replace("_", " ") for q in qualifiers if q.startswith("per_"))
    said = " ".join(filter(None, (before, words, behind)))
    for plain, usual in _SPELLED.items():
        said = re.sub(rf"\b{plain}", usual, said)
    return said
