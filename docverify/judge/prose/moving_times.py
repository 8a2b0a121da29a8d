"""Claims -> judgements on times below what the bytes beside them take at the bandwidth beside them.

`Read per step: 17.6 GB`, `Bandwidth: 3.35 TB/s`, `Time: 2.3 ms`: nothing has arrived before it was moved.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.judge.judgement import Judgement
from docverify.judge.prose.cues import patterns
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.least_times import disagreeing, is_plain, is_slip, kind, said_before, sections_with

RULE = "least-time-of-bytes"
_BYTES, _RATE, _TIME = (("information", 1),), (("information", 1), ("time", -1)), (("time", 1),)
_MOST = 6  # numbers from the first of the three to the last


def moving_times(claims: Claims, meant: Statuses, known: Sequence[Judgement]) -> Iterator[Judgement]:
    """One for each time that nothing else has judged."""
    sections = sections_with(claims, {_BYTES, _RATE, _TIME})
    found = (each for section in sections for each in _equations(section, claims.printings))
    yield from disagreeing(found, meant, known)


def _equations(printings: Sequence[Printing], every: Sequence[Printing]) -> Iterator[Equation]:
    """Of each time right behind the bytes and the bandwidth, in any order; any count of the text may explain it."""
    kept = [(at, each) for at, each in enumerate(printings) if kind(each) in (_BYTES, _RATE, _TIME)]
    for (start, first), (_, second), (end, time) in zip(kept, kept[1:], kept[2:], strict=False):
        if end - start >= _MOST:
            continue
        work, rate = (first, second) if kind(first) == _BYTES else (second, first)
        told = [*map(kind, (work, rate, time))] == [_BYTES, _RATE, _TIME] and _are_told(work, rate, time)
        if told and is_slip(work.amount / rate.amount / time.amount, every):
            reading = Reading(Binary("/", Leaf(work), Leaf(rate), True), "<=", Leaf(time))
            yield equation_of(time, (reading,), [work, rate], RULE)


def _are_told(work: Printing, rate: Printing, time: Printing) -> bool:
    """Whether their labels say that the bytes are moved, what moves them, and how long that takes."""
    three = (work, rate, time)
    if not all(map(is_plain, three)):
        return False
    moved, rated, named, unless = patterns(RULE, ("moved", "rated", "named", "unless"))
    told = (cue.search(said_before(each)) for cue, each in zip((moved, rated, named), three, strict=True))
    return all(told) and not any(unless.search(said_before(each)) for each in three)
