"""Items -> runs: brackets become groups or glosses, noun phrases join their number, symbols become unknowns."""

import re
from collections.abc import Sequence

from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.words import words
from docverify.claims.sentences.devices import with_devices
from docverify.claims.sentences.fractions import fraction_end, parts_a_list
from docverify.claims.sentences.joins import continued, hyphenated, spoken, without_names
from docverify.claims.sentences.paces import with_paces
from docverify.claims.sentences.parts import Part
from docverify.claims.sentences.sums_behind import with_sums_behind
from docverify.claims.sentences.symbols import is_letter, with_unknowns, without_label
from docverify.claims.sentences.trailing import with_units
from docverify.patterns import listed

_DEEPEST = 24
_MOST_WORDS = 6
_LONGEST_ACRONYM = 4
_OF = frozenset({"of"})
_IDENTIFIER = re.compile(r"[a-z][A-Z](?<!^v[A-Z])|[a-z]_[a-z]")  # but `2 vCPU = `
_SIGNED = OPERATORS | {"REL"}
_ADDED = frozenset({"PLUS", "MINUS"})
_ENDS = frozenset(
    ["and", "or", "but", "in", "on", "at", "by", "with", "for", "from", "to", "than", "is", "which", "that"]
)


def structured(items: Sequence[Item]) -> tuple[Part, ...]:
    """The parts of a sentence, brackets nested."""
    joined = with_devices(without_names(hyphenated(spoken(continued(items)))))
    return tuple(with_sums_behind(_parts(with_units(with_paces(joined)), 0, 0)[0]))


def _parts(items: Sequence[Item], at: int, depth: int) -> tuple[tuple[Part, ...], int]:
    """The parts from `at` to the bracket that closes this level, and the index behind it."""
    found: list[Part] = []
    while at < len(items) and not (items[at].kind == "CLOSE" and depth):
        item = items[at]
        if item.kind == "OPEN" and depth < _DEEPEST:
            inner, end = _parts(items, at + 1, depth + 1)
            last = items[min(end, len(items)) - 1]
            _bracket(found, item, inner, last.end, closed=end <= len(items) and last.kind == "CLOSE")
            at = end
        else:
            at = _plain(found, items, at)
    read = with_unknowns(found)
    return tuple(without_label(read) if depth else read), at + 1


def _bracket(found: list[Part], item: Item, inner: tuple[Part, ...], end: int, closed: bool) -> None:
    """A bracket behind an operand is a gloss if a blank is between, else a factor; words in brackets only annotate."""
    previous = found[-1] if found else None
    if not closed:
        operand = previous is not None and previous.kind in OPERATORS
        found.extend(
            (_unread(item), Part("TIMES", item.end, item.end)) if operand else (Part("BREAK", item.start, item.end),)
        )
        found.extend(inner)
    elif item.text in "[［" and previous is not None and previous.kind in ("NUM", "GLOSS", "GROUP", "WORD", "BREAK"):
        found.append(Part("BREAK", item.start, end, "", inner=inner))
    elif previous is not None and "FRAC" in (previous.kind, found[-2].kind if found[1:] else ""):
        found.append(Part("GROUP", item.start, end, item.text, inner=inner))
    elif not any(part.kind in ("NUM", "GROUP", "VAR") for part in inner):
        if previous is None or previous.kind not in ("NUM", "WORD", "GLOSS", "GROUP"):
            found.append(Part("WORD", item.start, end, "", inner=inner))
    elif previous is not None and previous.kind in ("NUM", "GLOSS", "GROUP", "WORD") and item.text != "{":
        glued = item.glued and previous.end == item.start
        factor = glued and item.text != "（" and previous.kind in ("NUM", "GROUP") and _is_factor(previous)
        if factor:
            found.append(Part("TIMES", item.start, item.start))
        if previous.kind == "WORD" and _is_value(inner) and (previous.end < item.start or _is_acronym(previous.text)):
            value = next(part for part in inner if part.kind == "NUM")  # `BF16 (2 bytes) + FP8 (1 byte)`
            found[-1] = Part("NUM", previous.start, end, value.text, value.quantity)
            return
        kind = "GROUP" if factor or previous.kind == "WORD" else "GLOSS"
        found.append(Part(kind, item.start, end, item.text, inner=inner))
    else:
        found.append(Part("GROUP", item.start, end, item.text, inner=inner))


def _unread(item: Item) -> Part:
    return Part("VAR", item.start, item.end, item.text)


def _is_value(inner: Sequence[Part]) -> bool:
    return [part.kind for part in inner if part.kind != "BREAK"] == ["NUM"]


def _is_acronym(text: str) -> bool:
    """`TP(8) × PP(4)` names values; `f(8)` is a function."""
    return text.isalpha() and text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM


def _is_factor(part: Part) -> bool:
    """`2(p + q)` multiplies; `64GB(80%)` and `512张(4×128)` explain."""
    return part.kind == "GROUP" or (part.quantity is not None and part.quantity.bare)


def _plain(found: list[Part], items: Sequence[Item], at: int) -> int:
    item = items[at]
    if item.kind == "NUM":
        end = _base_end(items, at + 1) if _shares(item) else at + 1
        end = fraction_end(items, at) if end == at + 1 else end
        end = _phrase_end(items, at + 1) if end == at + 1 else end
        end = end if _shares(item) else _term_end(items, at + 1, end, bool(found) and found[-1].kind in _ADDED)
        found.append(Part("NUM", item.start, item.end, item.text, item.quantity))
        return end
    if item.kind == "MARK" and found:
        last = found[-1]
        found[-1] = Part(
            last.kind, last.start, last.end, last.text, last.quantity, last.inner, (*last.marks, item.text)
        )
        return at + 1
    if item.kind == "DIVIDE" and item.text == "/" and item.glued and parts_a_list(items, at):
        found.append(Part("BREAK", item.start, item.end, item.text))
        return at + 1
    kind = {"STEP": "BREAK", "LINE": "BREAK", "TILDE": "BREAK", "CLOSE": "BREAK", "OPEN": "BREAK"}.get(
        item.kind, item.kind
    )
    found.append(Part(kind, item.start, item.end, item.text))
    return at + 1


def _shares(item: Item) -> bool:
    return item.quantity is not None and item.quantity.percent


def _base_end(items: Sequence[Item], at: int) -> int:
    """The words `of the hosts` between a share and the quotient of two numbers in a bracket; `at` if there are none."""
    end = next((n for n in range(at, min(at + _MOST_WORDS, len(items))) if items[n].kind != "WORD"), len(items))
    said = [item.text.lower() for item in items[at:end]]
    if not said or said[0] not in _OF or not _ENDS.isdisjoint(said):
        return at
    bracket = items[end : end + 5]
    quotient = [item.kind for item in bracket] == ["OPEN", "NUM", "DIVIDE", "NUM", "CLOSE"] and not bracket[2].glued
    if not quotient or (above := bracket[1].quantity) is None or (below := bracket[3].quantity) is None:
        return at
    fraction = above.bare and not (below.percent or below.ratio) and above.printed.value < below.printed.value
    return end if fraction else at


def _phrase_end(items: Sequence[Item], at: int) -> int:
    """The noun phrase of a number belongs to it if an operator, a relation, a bracket or the end follows."""
    end = at
    while end < len(items) and items[end].kind == "WORD" and end - at < _MOST_WORDS:
        if items[end].text.lower() in listed("each_of_them") and _of_those(items, end, at - 1):
            return end + 1
        if (
            (items[end].text.lower() in words().joints and not _is_noun(items, end))
            or _is_symbol(items[end])
            or _is_key(items, end)
        ):
            return end
        end += 1
    return end


def _is_noun(items: Sequence[Item], at: int) -> bool:
    """The `leaves` of `4 pods × 8 leaves = 32`: a verb stands before no sign."""
    follows = items[at + 1] if at + 1 < len(items) else None
    signed = follows is not None and follows.kind in _SIGNED and (follows.text == "x" or not follows.text.isalpha())
    return signed and items[at].text.lower() in listed("nouns_too") and items[at - 1].kind == "NUM"


def _of_those(items: Sequence[Item], at: int, number: int) -> bool:
    """Whether what the word at `at` is of stands before the sign: `40 nodes × $30k each = $1.2M`; in `keys and values
    1024 × 4096 each = 8.4 M` it does not."""
    goes_on = at + 1 < len(items) and items[at + 1].kind in ("WORD", "NUM")
    if goes_on or number < 2 or items[number - 1].kind != "TIMES":
        return False
    before = items[number - 2]
    return before.kind == "WORD" or (before.quantity is not None and bool(before.quantity.measure.unit.nouns))


def _term_end(items: Sequence[Item], at: int, end: int, added: bool) -> int:
    """The words of a term go on behind an article up to the sign of the sum: `8 GB weights + 4 GB the rest = 12 GB`."""
    if end >= len(items) or items[end].kind != "WORD" or items[end].text.lower() not in words().within:
        return end
    last = next((n for n in range(end, min(at + _MOST_WORDS, len(items))) if items[n].kind != "WORD"), len(items))
    said = {item.text.lower() for item in items[at:last]}
    goes_on = last < len(items) and (items[last].kind == "PLUS" or (added and items[last].text == "="))
    return last if goes_on and not said & (words().joints - words().within) else end


def _is_symbol(item: Item) -> bool:
    return len(item.text) == 1 and is_letter(item.text)


def _is_key(items: Sequence[Item], at: int) -> bool:
    """The `loss` of `step 10/100 loss=2.3`, the `memLevel` of `128K for memLevel = 8`."""
    if at + 1 < len(items) and items[at + 1].text == "=" and _IDENTIFIER.search(items[at].text):
        return True
    if at + 2 >= len(items) or items[at].glued:
        return False
    sign, value = items[at + 1], items[at + 2]
    return sign.text == "=" and sign.glued and value.kind == "NUM" and value.glued
