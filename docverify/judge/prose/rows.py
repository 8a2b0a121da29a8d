"""Passage -> rows: a number that is said to follow, with the amounts before it that it may follow from."""

from collections.abc import Iterator, Sequence

from docverify.claims.numbers.items import OPERATORS
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.cues import cues
from docverify.judge.prose.row_places import Place, is_part, place_of
from docverify.kept import Kept
from docverify.named import NamedTuple

_BACK = 3  # sentences before a result that belong to its row
_MOST = 12  # numbers of a row
_FAR = 64  # numbers before and behind a result among which those of its row stand


class Stated(NamedTuple):
    """The amounts of a passage, and where numbers of written arithmetic and its operands stand."""

    amounts: tuple[Amount, ...]
    written: set[int]
    operands: set[int]


class Before(NamedTuple):
    """The passages that a row may go on from; their amounts are read once, and only if they are asked for."""

    passages: tuple[Passage, ...]
    kept: Kept

    @property
    def amounts(self) -> list[Amount]:
        """Those that no written arithmetic takes up."""
        stated = (self.kept.of(stated_in, passage) for passage in self.passages)
        return [amount for each in stated for amount in each.amounts if amount.start not in each.operands]


class Row(NamedTuple):
    """`text` are the sentences of it; `inputs` the amounts in them that no written arithmetic takes up.

    What it follows from stands, in part at least, behind `since`; at -1 it may all stand in paragraphs before.
    """

    result: Amount
    inputs: tuple[Amount, ...]
    text: str
    since: int
    announced: bool  # by a word that says that it follows, not only by a verb
    said: bool  # so, or by a verb
    last: int  # where the result before it stands
    before: Before
    unheld: tuple[Amount, ...] = ()  # amounts in them that the author only tells of
    behind: tuple[Amount, ...] = ()  # amounts of its sentence after it
    passed: tuple[Amount, ...] = ()  # amounts of sentences before it that would be too many
    supposed: bool = False  # whether the result is only supposed, or somebody else's


def rows(passage: Passage, before: tuple[Passage, ...], kept: Kept) -> Iterator[Row]:
    """One for each number that is said to follow; the first sentence may go on from the passages before."""
    text, sentences = passage.flow.text, read_in(passage.flow.text).all
    found, written, operands = kept.of(stated_in, passage)
    places: list[Place | None] = []
    for index, each in enumerate(found):
        places.append(place_of(text, sentences, each, found[max(0, index - _FAR) : index], *places[-1:]))
    for index, each in enumerate(found):
        if each.start in written or not (each.sure or each.share) or is_part(text, each):
            continue
        since = max(0, index - _FAR)
        open_ = [
            other
            for at, other in enumerate(found[since : index + _FAR], since)
            if at != index and other.sentence <= each.sentence
            if other.start not in operands and not (places[at] is not None and at > index)
        ]
        first, near = _near(open_, each.sentence)
        if (near or before) and len(near) < _MOST:  # it follows from something
            said = text[sentences[first].start : sentences[each.sentence].end]
            place = places[index] or Place(sentences[each.sentence].start, False)
            last = max((found[at].start for at in range(index) if places[at] is not None), default=-1)
            behind = tuple(other for other in found[index + 1 :] if other.sentence == each.sentence)
            passed = tuple(other for other in open_ if other.sentence < first)[-_MOST:]
            told = places[index] is not None
            earlier = Before(() if _computed(each, found[index - 1 : index], operands) else before, kept)
            yield Row(
                each, tuple(near), said, place.since, place.announced, told, last, earlier,
                behind=behind, passed=passed if first > max(0, each.sentence - _BACK) else (),
            )  # fmt: skip


def _computed(result: Amount, before: Sequence[Amount], operands: set[int]) -> bool:
    """Whether it is what arithmetic right before it comes to: `4 × 400 Gbps 网卡，合计 1600 Gbps`."""
    return bool(before) and before[-1].start in operands and before[-1].sentence == result.sentence


def _near(every: Sequence[Amount], last: int) -> tuple[int, list[Amount]]:
    """The first of as many sentences up to the last one as do not hold too many numbers, and their amounts."""
    for first in range(max(0, last - _BACK), last + 1):
        near = [each for each in every if first <= each.sentence]
        if len(near) < _MOST:
            break
    return first, near


def lengthened(row: Row) -> Row | None:
    """The row with the amounts of the passages before; None if there are none or too many."""
    found = row.before.amounts if row.since < 0 else []
    if not found or len(found) + len(row.inputs) >= _MOST:
        return None
    text = " ".join([*(passage.flow.text for passage in row.before.passages), row.text])
    return row._replace(inputs=(*found, *row.inputs), text=text, before=row.before._replace(passages=()))


def stated_in(passage: Passage) -> Stated:
    items = passage.items
    written, operands = set(), set()
    for at, item in enumerate(items):
        if item.quantity is None:
            continue
        beside = items[max(at - 1, 0) : at] + items[at + 1 : at + 2]
        signs = {each.kind for each in beside if not each.text.isalpha()}  # `140 GB over 4 links` is none
        if not signs.isdisjoint(OPERATORS):
            operands.add(item.start)
            written.add(item.start)
        elif "REL" in signs:
            written.add(item.start)
    return Stated(tuple(amounts(passage, cues().verbs)), written, operands)
