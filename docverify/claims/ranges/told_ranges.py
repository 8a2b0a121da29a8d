"""Ranges of ids and how many they are, told beside them in words: `node-00 to node-31, 32 machines`.

Two ranges of a sentence are held against each other where the second would go on behind the first but for one id.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.ranges.entry import Entry
from docverify.claims.ranges.id_ranges import IdRange, kind_of
from docverify.claims.ranges.ranges import counted, counts
from docverify.claims.ranges.sequences import begins
from docverify.claims.tables.table_words import terms
from docverify.document.model import Flow
from docverify.named import NamedTuple
from docverify.patterns import Worded, listed

_HINT = re.compile(r"\d[\]`'\"]?\s?(?:[-–—…]|\.\.|to\b|through\b)\s?[`'\"]?[A-Za-z_-]{0,16}\d")
_TO = r"[`'\"]?\s?(?:-|–|—|…|\.{2,3}|to|through)\s?[`'\"]?"
_RANGE = re.compile(
    rf"(?<![\w/.-])(?:(?P<noun>[A-Za-z]{{3,12}})(?:\s(?:ids?|numbers?|indices))?\s|(?P<p>[A-Za-z][A-Za-z_-]{{0,15}})(?P<open>\[?))?"
    rf"(?P<a>\d{{1,6}}){_TO}(?P<q>(?P=p))?(?P<b>\d{{1,6}})(?P<close>\])?(?![\w%]|[.,]\d|-\d)"
)
_BEHIND = Worded(r"{range_to_count}")
_AHEAD = Worded(r"\s?(?:[a-z][\w-]*\s){0,2}?(?P<things>[A-Za-z]{3,12})(?:{count_to_range})(?:the )?[`'\"]?")
_NUMBERING = re.compile(r"\s?(?:[a-z][\w-]*\s){0,2}?(?P<things>[A-Za-z]{3,12})\b[^.;:()\d]{0,30}")
_THINGS = re.compile(r"\s?(?:[a-z][\w-]*\s){0,2}?(?P<things>[A-Za-z]{3,12})\b")
_COUNTED = re.compile(r"[ -]?[A-Za-z][\w-]+(?: [a-z][\w-]+){0,2}")
_ALONE = re.compile(r"\s*(?:[.;,)]|$)")
_ANY = Worded(r"{all_with_ids}")
_LISTENERS = Worded(r"{listeners}")
_REACH = 48  # characters between a range and its count
_STOPS = re.compile(r"[.;。；]\s|\n")
_FAR = 400
_ENDS = re.compile(r"[.;。；]\s|\n|\d")


class _Range(NamedTuple):
    match: re.Match[str]
    first: int
    last: int
    words: str  # the noun, or the prefix

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def told_ranges(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """What is said of the ranges of a flow, most of which hold none."""
    if _HINT.search(flow.text) is not None:
        yield from _told_counts(flow, items)
        yield from _told_sequences(flow)


def _told_counts(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """An equation for every range beside which as many things, or about as many, are counted."""
    found = [*_ranges(flow.text)]
    quantities = [item.quantity for item in items if item.quantity is not None and counts(item.quantity)]
    starts = [each.start for each in quantities]
    for each in found:
        start, end = each.match.start() - 2 * _REACH, each.match.end() + _REACH
        around = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
        near = (q for q in around if _is_count_of(flow.text, each, q))
        for count in [q for q in near if not _is_one_of(flow.text, q, around)][:1]:
            if each.length <= 2 * count.printed.value <= 4 * each.length:
                yield counted(IdRange("id", (_place(flow, each),), 0, 0), Printing(count, flow), False)


def _is_one_of(text: str, count: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether the sentence goes on to count more of the same: `4 GPUs for prefill and 4 GPUs for decode`."""
    end = _STOPS.search(text, count.end)
    own = _THINGS.match(text, count.number_end)
    behind = (q for q in quantities if count.end <= q.start < (end.start() if end is not None else len(text)))
    return own is not None and any(
        (other := _THINGS.match(text, q.number_end)) is not None and other["things"].lower() == own["things"].lower()
        for q in behind
    )


def _ranges(text: str) -> Iterator[_Range]:
    for match in _RANGE.finditer(text):
        prefixed = bool(match["p"]) and bool(match["q"] or (match["open"] and match["close"]))
        if not (prefixed or match["noun"]) or int(match["a"]) >= int(match["b"]):
            continue
        words = (match["noun"] or match["p"]).lower()
        if prefixed or kind_of(words) or words in listed("port_nouns") or words in listed("numbered_nouns"):
            yield _Range(match, int(match["a"]), int(match["b"]), words)


def _is_count_of(text: str, each: _Range, count: Quantity) -> bool:
    start, end = each.match.start(), each.match.end()
    if "\n" in text[min(end, count.end) : max(start, count.start)]:
        return False
    if end <= count.start < end + _REACH:
        told = _BEHIND.fullmatch(text, end, count.start) is not None
        return told and _are_its(text, each, count, _things(text, count.number_end))
    if not 0 < start - count.number_end < _REACH:
        return False
    ahead = (_NUMBERING if each.words in listed("numbered_nouns") else _AHEAD).fullmatch(text, count.number_end, start)
    return ahead is not None and not _goes_on(text, each) and _are_its(text, each, count, ahead["things"])


def _goes_on(text: str, each: _Range) -> bool:
    """Whether there is a further range of the same: `64 GPUs: GPUs 0-31 first, GPUs 32-63 then`."""
    end = each.match.end()
    return any(other.words == each.words and other.first > each.last for other in _ranges(text[end : end + _FAR]))


def _things(text: str, at: int) -> str:
    """What is counted, behind up to two words that tell which: `4 dense layers`, `24-GPU pool`."""
    found = _COUNTED.match(text, at)
    named = found[0].strip(" -").split() if found is not None else ()
    words = [*takewhile(lambda word: word not in terms("per"), named)]  # `4 pairs of experts` are no experts
    return next((word for word in words if kind_of(word)), next(iter(words), ""))


def _are_its(text: str, each: _Range, count: Quantity, things: str) -> bool:
    """Whether the things that are counted have the ids of the range."""
    if not things:
        return bool(each.match["noun"]) and _ALONE.match(text, count.number_end) is not None
    name = things.lower()
    if each.words in listed("port_nouns"):
        return _LISTENERS.fullmatch(name) is not None
    if each.words in listed("numbered_nouns"):
        return bool(kind_of(name)) and each.first == 0 and count.start < each.match.start()
    if each.match["noun"]:
        return kind_of(name) == kind_of(each.words)
    return _ANY.fullmatch(name) is not None or kind_of(name) == kind_of(each.words.strip("-_")) != ""


def _place(flow: Flow, each: _Range) -> Printing:
    match = each.match
    first, last = (Printed(Fraction(int(match[n])), Fraction(1), True, match[n], len(match[n])) for n in "ab")
    start = match.start("p") if match["p"] else match.start("a")
    return Printing(Quantity(start, match.end(), match.end(), first, upper=last), flow)


def _told_sequences(flow: Flow) -> Iterator[Equation]:
    """Ranges of one noun, of which the second would go on behind the first, and be as long, but for one id."""
    for a, b in pairwise(_ranges(flow.text)):
        alike = a.words.rstrip("s") == b.words.rstrip("s") and not _ENDS.search(
            flow.text, a.match.end(), b.match.start()
        )
        off = b.first - a.last - 1
        if alike and abs(off) == 1 and a.length > 2 and b.length - a.length in (off, -off):
            yield begins(*(Entry("", None, IdRange(a.words, (_place(flow, each),), 0, 0)) for each in (a, b)))
