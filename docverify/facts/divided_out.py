"""Facts x equations -> the same, where what a name has is divided: `Heads: 32 / 8 = 4` of a model with 32 heads.

Behind a name and a colon a result stands for what is named, but where the text gives the dividend under the same name
it is a share of that. So are parameters that come of a plain number: `each GPU holds 30 B / 16 = 1.875 B parameters`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from docverify.claims.equation import Equation, Printing
from docverify.classes import replace
from docverify.expression import Binary, Leaf, Node
from docverify.facts.fact import Fact

_PART, _SHARED = "part", "params"


def divided_out(found: Sequence[Fact], equations: Iterable[Equation]) -> Sequence[Fact]:
    """A share is a part, as those of a table's row are."""
    spans = {fact.printing.span for fact in found}
    results = {e.result.span: e for e in equations if e.result is not None and e.result.span in spans}
    dividends = {span: whole for span, each in results.items() if (whole := _dividend(each)) is not None}
    if not dividends:
        return found
    values: dict[str, set[float]] = defaultdict(set)
    for fact in found:
        if fact.printing.span not in dividends:
            values[fact.name].add(fact.printing.amount)
    return [_of_part(fact, dividends.get(fact.printing.span), values[fact.name]) for fact in found]


def _of_part(fact: Fact, whole: Printing | None, values: set[float]) -> Fact:
    if whole is None or fact.printing.amount in values:
        return fact
    plain = fact.name == _SHARED and whole.quantity.unit_text.strip() in ("", "B")  # billions, though bytes look so too
    plain = plain and not any(each.startswith("per_") for each in fact.qualifiers)
    return replace(fact, qualifiers=fact.qualifiers | {_PART}) if plain or whole.amount in values else fact


def _dividend(equation: Equation) -> Printing | None:
    """What is divided, if the computation is nothing but a quotient."""
    reading = equation.readings[0]
    for node in (reading.left, reading.right):
        if isinstance(node, Binary) and node.operator == "/":
            return _first(node)
    return None


def _first(node: Node) -> Printing | None:
    while isinstance(node, Binary) and node.operator == "/":
        node = node.left
    return node.value if isinstance(node, Leaf) and isinstance(node.value, Printing) else None
