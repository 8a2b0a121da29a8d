"""Paragraphs -> ranges of ids that one sentence lists: each begins behind the one before, and is as long as is told.

`Stage 0 holds layers 0-14, stage 1 layers 15-29, stage 2 layers 30-44`; `第 0–9 层、第 10–19 层，每段 10 层`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.ranges.covered import dealt_out
from docverify.claims.ranges.entry import Entry
from docverify.claims.ranges.id_ranges import IdRange, id_ranges, ids, kind_of
from docverify.claims.ranges.ordinal_ranges import ordinal_ranges
from docverify.claims.ranges.ranges import counted, counts
from docverify.claims.ranges.sequences import EMPTY, sequences
from docverify.claims.status.sentences import read_in
from docverify.document.model import Flow
from docverify.patterns import Worded, listed

_FEWEST, _NUMBERED = 2, 3  # ranges of one sentence; so many need no numbers of what they are of
_OWNER = re.compile(r"(?P<owner>[^\W\d_]+)[ #-]?(?P<n>\d{1,4})[^\d,;，；]{0,20}$")
_ORDINAL = Worded(r"{ordinal}\s?(?P<n>\d{1,4})\s?(?P<owner>[\u4e00-\u9fff]{1,3})[^\d,;，；、]{0,12}$")  # `第 1 级：第`
_CLAUSE = frozenset({".", "。"})
_LEAD = 40  # characters
_RANGES = re.compile(r"\d\s?(?:[-–—~～…至到]|\.\.|to\b)")
_EACH = Worded(
    r"[，,；;：:（(]\s*(?:{one_of}|{each_of_last})[^\d，,。；;]{0,6}{nearly}?\s*(?P<n>\d{1,5})\s?"
    r"{any_counters}?(?P<noun>{counted_nouns})"
)


def listed_ranges(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """The equations of neighbours, and of what one of them is said to hold."""
    if sum(1 for _ in _RANGES.finditer(flow.text)) < _FEWEST:
        return
    sentences, wholes = read_in(flow.text), dealt_out(flow, items)
    for run in _runs(flow, items):
        numbers = [None] * len(run) if len(run) >= _NUMBERED else range(len(run))
        entries = [Entry("", number, each) for number, each in zip(numbers, run, strict=True)]
        yield from sequences(entries, EMPTY, wholes)
        last = run[-1].places[-1].quantity.end
        each = _EACH.search(flow.text, last, sentences.all[sentences.index(last)].end)
        stated = next((i.quantity for i in items if each and i.start == each.start("n")), None)
        if each and stated and counts(stated) and kind_of(each["noun"]) == run[0].kind and _is_even(run):
            yield counted(run[0], Printing(stated, flow), False)


def _runs(flow: Flow, items: Sequence[Item]) -> Iterator[list[IdRange]]:
    """The ranges of one kind in one sentence, each of them one range."""
    sentences = read_in(flow.text)
    named = [each for each in (*id_ranges(flow, items), *ordinal_ranges(flow)) if len(each.places) == 1]
    found = [*named, *_elided(flow, items, named)]
    unlike = {each.places[0].quantity.start: each for each in found}  # a range that both ways find counts once

    def place(each: IdRange) -> tuple[str, int]:
        return each.kind, sentences.index(_stated(each).start)

    for _, run in groupby(sorted(unlike.values(), key=lambda each: (place(each), _stated(each).start)), key=place):
        listed = list(run)
        if len(listed) >= _NUMBERED or (len(listed) == _FEWEST and _are_numbered(flow.text, listed)):
            yield listed


def _elided(flow: Flow, items: Sequence[Item], named: Sequence[IdRange]) -> Iterator[IdRange]:
    """Ranges that go on behind one that says of what: `experts 0-31 live on rank 0, 32-63 on rank 1`."""
    starts = {_stated(each).start: each for each in named}
    before: IdRange | None = None
    for at, item in enumerate(items):
        quantity = item.quantity
        if quantity is not None and quantity.start in starts:
            before = starts[quantity.start]
        elif quantity is None or item.text in _CLAUSE:
            before = None if item.text in _CLAUSE else before
        elif before is not None and at and items[at - 1].text.lower() in listed("listing"):
            found = ids(flow, items, at, before.kind)
            if found is not None and len(found.places) == 1 and found.first == before.last + 1:
                yield found
                before = found


def _are_numbered(text: str, run: Sequence[IdRange]) -> bool:
    """`Replica 0: GPUs 0-63, Replica 1: GPUs 64-127`: two are the first and the next of one kind."""
    starts = [_stated(each).start for each in run]
    leads = [text[max(0, start - _LEAD) : start] for start in starts]
    owners = [_ORDINAL.search(lead) or _OWNER.search(lead) for lead in leads]
    named = [(owner["owner"].casefold(), int(owner["n"])) for owner in owners if owner is not None]
    return len(named) == len(run) and all(b == (a[0], a[1] + 1) for a, b in pairwise(named))


def _stated(each: IdRange) -> Quantity:
    return each.places[0].quantity


def _is_even(run: Sequence[IdRange]) -> bool:
    """Whether all are as long."""
    return len({each.length for each in run}) == 1
