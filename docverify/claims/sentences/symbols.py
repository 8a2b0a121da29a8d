"""Parts -> the same, with words told apart: names of a number, symbols of unknown value, and words that break off."""

from collections.abc import Sequence
from itertools import pairwise

from docverify.claims.numbers.items import OPERATORS
from docverify.claims.numbers.words import words
from docverify.claims.sentences.parts import Part
from docverify.patterns import Worded, listed

_MOST_LABELS = 4
_SEVERAL = 2
_PARTLY = Worded(r"\b{among_others}\b|{among_others_sign}")
_ROOTS = frozenset({"sqrt", "√", "\\sqrt"})
_NOTHING = frozenset({"", "BREAK"})  # that a letter could multiply


def with_unknowns(found: list[Part]) -> list[Part]:
    """Words beside an operator or a relation are symbols of unknown value; a function
    other than a square root makes what follows unknown."""
    out: list[Part] = []
    for index, part in enumerate(found):
        if part.kind not in ("WORD", "FUNCTION"):
            out.append(part)
            continue
        before = out[-1].kind if out else ""
        after = found[index + 1].kind if index + 1 < len(found) else ""
        joins = OPERATORS | {"REL"}
        if part.kind == "WORD" and before in joins and _labels(found, index):
            continue
        symbol = _reads_as_symbol(part) and (
            before == "NUM" or (after == "NUM" and not _is_label(found, index, before))
        )
        if part.kind == "FUNCTION" and part.text in _ROOTS and after == "GROUP":
            out.append(Part("SQRT", part.start, part.end, part.text))
        elif part.kind == "FUNCTION" and after in ("NUM", "GROUP", "VAR", "FRAC"):
            out.extend((Part("VAR", part.start, part.end, part.text), Part("TIMES", part.end, part.end)))
        elif before in joins or after in joins or symbol or (after == "GROUP" and _takes(part, found[index + 1])):
            if before == "NUM" and symbol:
                named = after == "REL" and out[-1].text[-1:].isalpha()  # `= 256 GPUs with size t = 8`
                out.append(Part("BREAK" if named else "TIMES", part.start, part.start))
            out.append(Part("VAR", part.start, part.end, part.text))
            if after in ("GROUP", "NUM") and (symbol or after == "GROUP"):
                out.append(Part("TIMES", part.end, part.end))
        else:
            out.append(Part("BREAK", part.start, part.end, part.text, inner=part.inner))
    return out


def without_label(found: Sequence[Part]) -> Sequence[Part]:
    """`(detect 6 + restart 17 + load 14)`: without the name of the first, if all have one."""
    start = next((at for at, part in enumerate(found) if part.kind != "BREAK"), 0)
    terms, label = found[start:], " ".join(part.text for part in found[:start])
    if (
        not start
        or {part.kind for part in terms} != {"NUM", "PLUS"}
        or terms[-1].kind != "NUM"
        or _PARTLY.search(label)
    ):
        return found
    gaps = [number.start - sign.end for sign, number in pairwise(terms) if number.kind == "NUM"]
    return terms if len(gaps) >= _SEVERAL and min(gaps) > 1 else found


def _labels(found: Sequence[Part], at: int) -> bool:
    """`× DP 16`, `= roughly 32`, `+ KV cache 40 GB`: words between an operator and a number name or hedge it."""
    end = at
    while end < len(found) and found[end].kind == "WORD" and end - at < _MOST_LABELS:
        end += 1
    if end == len(found) or found[end].kind != "NUM" or found[end - 1].end >= found[end].start:
        return False
    if found[at - 1].text == "/" and found[at - 1].end == found[at].start:
        return False  # `65 次/秒需要输出 65 × 240`: what is glued to a slash is a unit
    run = found[at:end]
    if " ".join(part.text.lower() for part in run) in words().hedges:
        return True
    return not any(_is_no_label(part) and not _pairs(found[n - 1], part) for n, part in enumerate(run, at))


def _pairs(before: Part, part: Part) -> bool:
    """`+ master and moments 12 GB`: the word joins two names of one term."""
    return before.kind == "WORD" and part.text.lower() in listed("paired_by")


def _is_label(found: Sequence[Part], at: int, before: str) -> bool:
    """`B 17 × 10.2 = 173.4 kW，C 77 × 4.2`: the letter of an option, apart from the first of several factors."""
    part, number, sign = (*found[at : at + 3], None, None, None)[:3]
    if before not in _NOTHING or part is None or number is None or sign is None or not part.text.isupper():
        return False
    return number.kind == "NUM" and number.start > part.end and sign.kind in OPERATORS


def _is_no_label(part: Part) -> bool:
    """A symbol, a word that joins, or the first part of a product's name: `4 × RTX 4090`."""
    joins = bool(part.inner) or part.text.lower() in words().joints
    return joins or _reads_as_symbol(part) or part.text in listed("product_series")


def _takes(part: Part, bracket: Part) -> bool:
    """`f(3)`, `QK^T (3)`: not a word of the sentence before a computation, `we get (12 + 4) / 4`, `气泡(4 - 1)`."""
    if part.text and not is_letter(part.text[0]):
        return part.text in listed("takes_bracket")
    plain = part.text.replace("-", "").isalpha() and part.text[1:].islower() and not _reads_as_symbol(part)
    return part.end == bracket.start or not plain or part.text.lower() in listed("takes_bracket")


def _reads_as_symbol(part: Part) -> bool:
    """A letter that stands alone, other than the article."""
    return len(part.text) == 1 and is_letter(part.text) and part.text not in "aAIx"


def is_letter(text: str) -> bool:
    """Latin or Greek."""
    return text.isascii() or "\u0370" <= text < "\u0400"
