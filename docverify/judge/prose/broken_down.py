"""Amounts of a passage -> a total that stands before its parts: `a cold start takes 5 min: 90 s to boot, 150 s to …`.

What takes or needs so much, and a list of what it takes behind a colon or in a bracket, to the end of the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.passage import Passage
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.listing import NAME, listing
from docverify.language import worded
from docverify.named import NamedTuple

_FEWEST = 3  # parts
_SENTENCE = re.compile(r"[.;。；](?!\d)|\n|$")
_CLOSE = re.compile(r"[)）]")


class _Words(NamedTuple):
    sought: re.Pattern[str]  # a total with what takes it, and the sign that its parts follow
    gap: re.Pattern[str]
    tail: re.Pattern[str]
    unless: re.Pattern[str]


def may_be_broken_down(passage: Passage) -> bool:
    return passage.numbers > _FEWEST and _words().sought.search(passage.flow.text) is not None


def broken_down(text: str, every: Sequence[Amount]) -> Iterator[tuple[list[Amount], Amount]]:
    """Each total with its parts."""
    if len(every) <= _FEWEST:
        return
    words = _words()
    for match in words.sought.finditer(text):
        total = next((n for n, each in enumerate(every) if each.start == match.start("number")), None)
        if total is None or not every[total].sure or every[total].end > match.end():
            continue
        close = _CLOSE if match["sign"] in "(（" else _SENTENCE
        end = found.start() if (found := close.search(text, match.end())) is not None else len(text)
        parts = [each for each in every[total + 1 :] if each.start < end]
        if len(parts) >= _FEWEST and _are_all(text, every[total], parts, match.end(), end):
            yield parts, every[total]


def _are_all(text: str, total: Amount, parts: Sequence[Amount], start: int, end: int) -> bool:
    """Whether nothing but names and what joins them stands between and behind the parts."""
    words = _words()
    if words.unless.search(text, start, end) is not None:
        return False
    kinds = [each.sure and each.measured == total.measured and each.printed == total.printed for each in parts]
    between = pairwise(parts)
    joined = all(words.gap.fullmatch(text, a.end, b.start) is not None for a, b in between)
    led = words.tail.fullmatch(text, start, parts[0].start) is not None
    return all(kinds) and joined and led and words.tail.fullmatch(text, parts[-1].end, end) is not None


@worded()
def _words() -> _Words:
    stated = listing().rule.parameters
    taking, joints, hedges = any_of(stated["taking"]), any_of(stated["joints"]), any_of(stated["hedges"])
    return _Words(
        re.compile(
            rf"(?:{taking})\s*(?:(?:{hedges})\s*)?[~≈]?(?P<number>\d[\d,.]*)\s?[^\s\d,.;:()（）：]+(?:\s[a-z]+){{0,3}}?"
            r"\s*(?P<sign>[:：(（])",
            re.IGNORECASE,
        ),
        re.compile(rf"{NAME}{{0,40}}?(?:{joints})(?:\s*(?:{joints}))?{NAME}{{0,24}}", re.IGNORECASE),
        re.compile(rf"{NAME}{{0,40}}", re.IGNORECASE),
        re.compile(any_of([*stated["unless_below"]]), re.IGNORECASE),
    )
