"""Amounts before a total -> those of one kind that stand side by side, each with what it is of."""

import re
from collections.abc import Sequence

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.listing import listing
from docverify.patterns import Worded

_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
# each number is taken in one way, and no computation is longer: or else a line of thousands of factors takes for ever
_NUMBER = r"(?>[$€£¥]?\d[\d.,]*(?:\s?(?!x\b)[^\W\d_]+(?:[/-][^\W\d_]+)*)?(?: (?!x\b)[a-z]+)?)"
_COMPUTED = re.compile(rf"{_NUMBER}(?>\s*(?:[×*·÷/]|\bx\b)\s*{_NUMBER}){{1,24}}\s*=\s*[$€£¥]?(?=[~≈]?\s?\d)")
_FAR = 300  # characters of a remark in brackets before and behind a number
_MEASURE = Worded(r"\s?({counters})")
_PRICE = Worded(r"{unit_price}")
_PRICED = Worded(r"{unit_price}\s*(?:(?:{nearly}|[:：])\s*)*[$€£¥]?$")
_LEAD = 24  # characters


def uncomputed(text: str, before: Sequence[Amount]) -> list[Amount]:
    """The amounts without the operands of printed computations: `4 × 2.6 kW = 10.4 kW` is 10.4 kW."""
    found = [match.span() for match in _COMPUTED.finditer(text)] if "=" in text else []
    return [each for each in before if not any(start <= each.start < each.end < end for start, end in found)]


def run(text: str, before: Sequence[Amount], result: Amount) -> list[Amount]:
    """The amounts of one kind right before a total, each with its name, the first ones first; no prices of one."""
    words, end = listing(), result
    found: list[Amount] = []
    for each in reversed(before):
        if not is_alike(each, result, text):
            if _in_bracket(text, each):
                continue
            break
        gap = _COMPUTED.sub("", _BRACKET.sub("", text[each.end : end.start]) + "0")[:-1]
        fits = words.gap if found else words.last if words.behind.match(text, result.end) is None else words.joined
        if fits.fullmatch(gap) is None or words.unless.search(_PRICE.sub("", gap)) is not None:
            break
        if not _is_price(text, each):
            found.insert(0, each)
        end = each
    return found


def _is_price(text: str, each: Amount) -> bool:
    """`单价 28 万元，合计 1344 万元`: of one of them."""
    return _PRICED.search(text, max(0, each.start - _LEAD), each.start) is not None


def is_alike(each: Amount, result: Amount, text: str) -> bool:
    """Whether both measure one thing, or count with one word."""
    if not (each.sure or each.share) or each.share is not result.share or each.plain.measured != result.plain.measured:
        return False
    if result.printed and not each.printed and _is_scaled(each) and _is_scaled(result):
        return True  # `中文 6000 亿，英文 3000 亿，合计 9000 亿 token`
    if each.printed or result.printed:
        return each.printed == result.printed
    words = [_MEASURE.match(one.printing.flow.text, one.end) for one in (each, result)]
    return each.share or (words[0] is not None and words[1] is not None and words[0][1] == words[1][1])


def _in_bracket(text: str, each: Amount) -> bool:
    around = _BRACKET.finditer(text, max(0, each.start - _FAR), each.end + _FAR)
    return any(match.start() < each.start < match.end() for match in around)


def _is_scaled(each: Amount) -> bool:
    """So many millions or 亿 of what is counted."""
    return not each.measured and each.printing.quantity.measure.factor > 1
