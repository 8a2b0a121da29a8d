"""A sum or share in words, printed with the result of its last term -> granted: `0.5 s plus 250 × 42 ms = 10.5 s`."""

from docverify.claims.equation import Printing, Reading
from docverify.classes import replace
from docverify.expression import Binary, Node, leaves, operations
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement

_GRANTED = "what is printed is its last term"
_SIGNS = frozenset("+×*·•x✕")


def granting_last_terms(judgement: Judgement) -> Judgement:
    """A sign binds closer than a word: the equals sign may belong to what is computed with signs behind the word.

    A plus sign in front of such a word may join two items: `weights 20 GB + cache 64 × 0.5 GB = 32 GB`.
    """
    equation = judgement.equation
    if judgement.verdict is not Verdict.DISAGREE or equation.form != "chain" or equation.result is None:
        return judgement
    readings = [replace(each, left=term) for each in equation.readings if (term := _last(each)) is not None]
    if not readings or decide(replace(equation, readings=tuple(readings))).verdict is Verdict.DISAGREE:
        return judgement
    return replace(judgement, verdict=Verdict.AGREE_IF, reading=_GRANTED, expected=None)


def _last(reading: Reading) -> Node | None:
    """What a word sets off at the end of the left side, if that is computed itself."""
    node = reading.left
    if not isinstance(node, Binary) or node.bracketed or operations(node.right) == 0:
        return None
    first, second = (_printings(side) for side in (node.left, node.right))
    if not first or not second or first[-1].flow is not second[0].flow:
        return None
    gap = first[-1].flow.text[first[-1].quantity.end : second[0].quantity.start].strip()
    gap = gap.removeprefix("+") if len(first) == 1 else gap
    if not any(map(str.isalpha, gap)) or not _SIGNS.isdisjoint(gap.split()) or "+" in gap:
        return None
    share = node.operator == "*" and len(first) == 1 and first[0].quantity.percent
    return node.right if share or node.operator == "+" else None


def _printings(node: Node) -> list[Printing]:
    return [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]
