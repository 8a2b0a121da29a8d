"""Words, marks and quantities of a text -> whether what stands at a place is the first of its kind in the sentence."""

from collections.abc import Sequence

from docverify.forms import CLASSES, OPERAND

_CLAUSE = frozenset(",:()，：（）")
_COUNTS = frozenset((CLASSES["count"], OPERAND))
_EQUAL = (("=",), ("＝",), ("≈",))
_MEASURES = frozenset((CLASSES["measure"], CLASSES["money"], CLASSES["percent"]))
_SENTENCE = frozenset(".;!?\n。；！？")


def alone(texts: Sequence[str], at: int) -> bool:
    """Whether no measure, price or share stands before in the sentence, but as the value of an equation, and no count
    in the clause, which would be of what follows."""
    clause = True
    if texts[at - 1 : at] in _EQUAL:
        return True
    for before in range(at - 1, -1, -1):
        text = texts[before]
        if text in _SENTENCE:
            return True
        if text in _MEASURES and texts[before - 1 : before] not in _EQUAL:
            return False
        if text in _COUNTS and clause:
            return False
        clause = clause and text not in _CLAUSE
    return True
