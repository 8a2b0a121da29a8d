"""The formula of a rule and the values in it -> the words that a message tells it in."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

from docverify.claims.equation import Printing
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node
from docverify.formula import Formula
from docverify.judge.facts.names import JOINT
from docverify.judge.style import in_bytes

_SPELLED = {
    "gpu": "GPU",
    "kv ": "KV ",
    "moe ": "MoE ",
    "ffn": "FFN",
    "ttft": "TTFT",
    "tpot": "TPOT",
    "mtbf": "MTBF",
    "mttr": "MTTR",
    "bytes per param": "bytes per parameter",
    "params": "parameters",
    "hidden": "hidden size",
    "head dim": "head dimension",
    "vocab": "vocabulary",
    "GPU hour": "GPU-hour",
    "compute effective": "effective compute",
    "compute peak": "peak compute",
    "training total memory": "total training memory",
    "expert memory per expert": "memory per expert",
    "fsdp": "FSDP",
    "micro batch": "micro-batch",
    "top k": "top-k",
}
_WHOLE = {"floor": "⌊{}⌋", "ceil": "⌈{}⌉", "abs": "|{}|"}
_AMOUNTS = ("bytes", "flops", "hours", "loss")
_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−", "^": "^"}


def derivation(each: Formula, printings: Mapping[str, Printing]) -> str:
    """The computed side with the printed values in it: `TP 2 × PP 8`."""
    divided = isinstance(each.left, Call) and each.left.arguments == (each.right,)  # `floor(a / b) = a / b`
    return computed(each.right if divided or isinstance(each.left, Leaf) else each.left, printings)


def computed(side: Node, printings: Mapping[str, Printing]) -> str:
    """An expression of names with the printed values in it."""
    return spelled_out(side, lambda name: told(printings[str(name)], str(name)))


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
    flat[0] |= operator == "-" and isinstance(left, Binary) and left.operator in "+-"
    return f"{spelled_out(left, say, flat[0])} {_SIGNS[operator]} {spelled_out(right, say, flat[1])}"


def told(printing: Printing, name: str) -> str:
    """A printed value with its name; a format as the bytes that it stands for, `2 bytes (FP16)`."""
    quantity = printing.quantity
    text = printing.text
    return f"{in_bytes(quantity.printed.value)} ({text})" if quantity.named else with_title(text, name)


def with_title(text: str, name: str) -> str:
    """`16 (layers)`, but `16 layers` where the print says so itself."""
    said, printed = title(name), text.casefold()
    unit = said.partition(" per ")[2].casefold()  # `$2.40 per GPU-hour` needs not be called a price per GPU-hour
    known = said.rstrip("s").casefold() in printed or (unit and printed.endswith((f"per {unit}", f"/{unit}")))
    return text if known else f"{text} ({said})"


def subject(name: str) -> str:
    """The same as what is stated: `number of layers`, `hidden size`, `DP`."""
    base = name.partition(JOINT)[0]
    said = "FFN size" if base == "ffn" else "MoE FFN size" if base == "moe_ffn" else title(name)
    things = base.partition("_per_")[0]
    return f"number of {said}" if things.endswith("s") and not things.endswith(_AMOUNTS) else said


@cache
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
