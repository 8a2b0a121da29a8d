"""The formula of a rule and the values in it -> the words that a message tells it in."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node
from docverify.formula import Formula
from docverify.judge.names import JOINT

_SPELLED = {
    "gpu": "GPU",
    "kv ": "KV ",
    "moe ": "MoE ",
    "ffn": "FFN",
    "ttft": "TTFT",
    "tpot": "TPOT",
    "mtbf": "MTBF",
    "mttr": "MTTR",
    "params": "parameters",
    "fsdp": "FSDP",
    "micro batch": "micro-batch",
    "top k": "top-k",
}
_WHOLE = {"floor": "⌊{}⌋", "ceil": "⌈{}⌉", "abs": "|{}|"}
_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−", "^": "^"}


def derivation(each: Formula, printings: Mapping[str, Printing]) -> str:
    """The computed side with the printed values in it: `TP 2 × PP 8`."""
    divided = isinstance(each.left, Call) and each.left.arguments == (each.right,)  # `floor(a / b) = a / b`
    side = each.right if divided or isinstance(each.left, Leaf) else each.left
    return spelled_out(side, lambda name: with_title(printings[str(name)].text, str(name)))


def spelled_out(node: Node, say: Callable[[object], str], outer: bool = True) -> str:
    """The expression in words and signs; `say` tells a leaf's value. No brackets around the whole if it is `outer`."""
    match node:
        case Leaf(value):
            return say(value)
        case Constant(value, _, text):
            return text or str(value)
        case Negative(operand):
            return f"−{spelled_out(operand, say, False)}"
        case Call(function, arguments):
            inner = ", ".join(spelled_out(argument, say) for argument in arguments)
            return _WHOLE[function].format(inner) if function in _WHOLE else f"{function}({inner})"
        case Binary("+" | "-", kept, Constant(nothing, _, "")) | Binary("+", Constant(nothing, _, ""), kept) if (
            not nothing
        ):
            return spelled_out(kept, say, outer)  # what is not spoken of
        case Binary(operator, left, right):
            inner = _inner(operator, left, right, say)
            return inner if outer else f"({inner})"
    return ""


def _inner(operator: str, left: Node, right: Node, say: Callable[[object], str]) -> str:
    """Both operands of an operation; products of products need no brackets, factors of one are left out."""
    one = Constant(Fraction(1))
    if operator == "*" and one in (left, right):
        return spelled_out(left if right == one else right, say)
    flat = [operator in "*+" and isinstance(side, Binary) and side.operator == operator for side in (left, right)]
    return f"{spelled_out(left, say, flat[0])} {_SIGNS[operator]} {spelled_out(right, say, flat[1])}"


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
