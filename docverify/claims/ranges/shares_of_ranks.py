"""Document -> equations between the part that each of several ranks is said to hold and how many of them there are.

`ZeRO-3 over 64 ranks leaves 1/64 of the optimizer on each`: what is split over n is held in parts of 1/n.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.numbers.words import words
from docverify.claims.status.sentences import read_in
from docverify.document.holding import holding
from docverify.document.model import Document, Flow, FlowKind
from docverify.expression import Leaf
from docverify.language import worded
from docverify.patterns import Worded, filled

RULE = "share-of-ranks"
_NUMBER = re.compile(r"(?<![\d.,/])(\d{1,5})(?![\d,]|\.\d)")
_OF = Worded(r"(?:th)?\s{of_split}")
_ONE = Worded(r"\b{one_rank}\b")
_RANKS = Worded(
    r"(?<![\w.,/-])(?P<n>\d{1,5}|{ranks_in_words})(?:[ -]{rank_nouns}\b)"
    r"|\b{split_degree}\s?(?:of |= ?)?(?P<m>\d{1,5})\b"
)
_UNLESS = Worded(r"{not_split_so}")


def shares_of_ranks(document: Document) -> Iterator[Equation]:
    """Nothing is said where the document gives the number of parts anywhere else."""
    paragraphs = [flow for flow in document.flows if flow.kind is FlowKind.PARAGRAPH]
    share = _share()
    found = [each for flow in holding(share, paragraphs) for match in share.finditer(flow.text)
             if (each := _judged(flow, match)) is not None]  # fmt: skip
    told = _told(document) if found else set()
    yield from (each for each in found if each.result is not None and each.result.quantity.printed.text not in told)


@worded()
def _share() -> re.Pattern[str]:
    named = "|".join(words().parts)
    return re.compile(rf"(?<![\d./])1/(?P<n>\d{{1,5}})(?![\d./])|\b{filled('{a_part}')}\s(?P<word>{named})\b", re.I)


def _judged(flow: Flow, match: re.Match[str]) -> Equation | None:
    sentences = read_in(flow.text)
    index = sentences.index(match.start())
    own = sentences.all[index]
    said = flow.text[own.start : own.end]
    if _OF.match(flow.text, match.end()) is None or _ONE.search(said) is None or _UNLESS.search(said):
        return None
    start = own.start if _RANKS.search(said) else sentences.all[max(index - 1, 0)].start
    counted = [*_RANKS.finditer(flow.text[start : own.end])]
    if len(counted) != 1:
        return None
    count, group = counted[0], "n" if counted[0]["n"] else "m"
    parts, ranks = _parts(match), words().numbers.get(count[group].lower()) or int(count[group])
    stated = _printing(flow, match.start(), match.end(), parts)
    whole = _printing(flow, start + count.start(group), start + count.end(group), ranks)
    span = flow.span(min(match.start(), start + count.start()), max(match.end(), start + count.end()))
    reading = Reading(Leaf(whole), "=", Leaf(stated))
    return Equation(RULE, (reading,), span, stated, whole.span, flow, "value", words=count[0], evidence=(whole.span,))


def _parts(match: re.Match[str]) -> int:
    return int(match["n"]) if match["n"] else words().parts[match["word"].lower()]


def _printing(flow: Flow, start: int, end: int, value: int) -> Printing:
    printed = Printed(Fraction(value), Fraction(1), True, str(value), len(str(value)))
    return Printing(Quantity(start, end, end, printed), flow)


def _told(document: Document) -> set[str]:
    """The numbers that stand anywhere but as a part: another degree may be meant."""
    cells = (cell.text for table in document.tables for row in (table.header, *table.rows) for cell in row)
    texts = (*(flow.text for flow in document.flows), *cells, *(fence.flow.text for fence in document.fences))
    return {number for text in texts for number in _NUMBER.findall(text)}
