"""Claims, facts -> judgements on groups of ranks: their number times the ranks of one are all ranks.

`The job has 128 GPUs` … `12 tensor parallel groups of 8`; the size may stand before: `a ring spans 6 ranks`.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.document.model import FlowKind
from docverify.expression import Binary, Leaf
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_RULE, _WORLD = "group-counts", "gpus"
_KEYS = ("groups", "axes", "joints", "each", "in_ones", "sizes", "one", "counters", "ranks", "unless")
_FAR, _SMALL = 40, 2  # characters; ranks


class _Words(NamedTuple):
    sought: re.Pattern[str]
    groups: re.Pattern[str]  # behind a number: so many groups
    in_ones: re.Pattern[str]  # behind the size of one: `12 卡一组`
    joint: re.Pattern[str]  # between groups and the size of one
    size: re.Pattern[str]  # before the size of one
    axes: re.Pattern[str]
    ranks: re.Pattern[str]
    unless: re.Pattern[str]


def group_counts(
    claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement]
) -> Iterator[Judgement]:
    """One for each number of groups that nothing else has judged."""
    words, judged, world = _words(), judged_places(known), None
    for passage in claims.passages:
        if passage.flow.kind is not FlowKind.PARAGRAPH or words.sought.search(passage.flow.text) is None:
            continue
        world = world or _world(stated)
        for equation in _equations(passage, world):
            if equation.result is None or equation.result.span in judged:
                continue
            judgement = twice_said(equation)
            if judgement.verdict is Verdict.DISAGREE and all(map(meant.asserts, equation.printings)):
                yield judgement


def _equations(passage: Passage, world: Sequence[Printing]) -> Iterator[Equation]:
    text, words = passage.flow.text, _words()
    if words.unless.search(text) is not None or words.axes.search(text) is None:
        return
    counts = [item.quantity for item in passage.items if item.quantity is not None and _is_count(item.quantity)]
    sized = _sized(text, counts)
    numbers, sizes = [each for each, _ in sized], [each for _, each in sized]
    own = [
        each for each in counts
        if each not in numbers and each not in sizes and words.ranks.match(text, each.number_end)
        and all(each.printed.value > size.printed.value for size in sizes)
    ]  # fmt: skip
    ranks = [Printing(each, passage.flow) for each in own] or list(world)
    if len({each.amount for each in ranks}) != 1:
        return
    for number, size in sized:
        if _is_odd(number, size, ranks[0].quantity):
            result, one = (Printing(each, passage.flow) for each in (number, size))
            reading = Reading(Binary("/", Leaf(ranks[0]), Leaf(one)), "=", Leaf(result))
            yield equation_of(result, (reading,), (ranks[0], one), _RULE)


def _sized(text: str, counts: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Numbers of groups, each with the ranks of one: of several groups those whose size stands right behind."""
    words = _words()
    in_ones = [each for each in counts if words.in_ones.match(text, each.number_end)]
    groups = [each for each in counts if each not in in_ones and words.groups.match(text, each.number_end)]
    joined = [(each, size) for each in groups if (size := _joined(text, each, counts)) is not None]
    if len(groups) == len(joined):
        return joined
    if len(groups) > 1:
        groups = [each for each in groups if words.ranks.match(text, each.number_end) is None]
    if len(groups) != 1:
        return _in_turn(_told(text, counts), groups)
    size = in_ones[0] if len(in_ones) == 1 else _size(text, groups[0], counts)
    return [(groups[0], size)] if size is not None else []


def _is_count(quantity: Quantity) -> bool:
    plain = (
        quantity.one
        and quantity.printed.whole
        and quantity.hedge is Hedge.NONE
        and not quantity.measure.unit.dimensions
    )
    return plain and not quantity.percent and quantity.printed.value >= _SMALL


def _joined(text: str, number: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """The ranks of one group right behind the groups."""
    words = _words()
    behind = words.groups.match(text, number.number_end)
    end = behind.end() if behind is not None else number.end
    return next((each for each in counts if each.start > end and words.joint.fullmatch(text, end, each.start)), None)


def _size(text: str, number: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """The ranks of one group, right behind the groups or behind words for the size of one."""
    if (behind := _joined(text, number, counts)) is not None:
        return behind
    told = [each for each in _told(text, counts) if each is not number]
    return told[0] if len(told) == 1 else None


def _told(text: str, counts: Sequence[Quantity]) -> list[Quantity]:
    """Those behind words for the size of one group."""
    size = _words().size
    return [each for each in counts if size.search(text, max(0, each.start - _FAR), each.start)]


def _in_turn(sizes: Sequence[Quantity], groups: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """`TP groups have 8 ranks: 16 groups; PP groups have 4: 32 groups`; none where they do not take turns."""
    pairs = [*zip(groups, sizes, strict=False)]
    starts = [each.start for group, size in pairs for each in (size, group)]
    return pairs if len(sizes) == len(groups) and starts == sorted(starts) else []


def _is_odd(number: Quantity, size: Quantity, ranks: Quantity) -> bool:
    """Whether the groups make no whole part and no multiple of the ranks, which might be those of a pool."""
    one, all_ = number.printed.value * size.printed.value, ranks.printed.value
    return size.printed.value < all_ and one % all_ != 0 and all_ % one != 0


def _world(stated: Sequence[Fact]) -> list[Printing]:
    """All GPUs, if the document has one number of them."""
    told = [each for each in stated if each.name == _WORLD and each.asserted]
    whole = [each.printing for each in told if not any(q.startswith("per_") for q in each.qualifiers)]
    return whole[:1] if len({each.amount for each in whole}) == 1 else []


@worded()
def _words() -> _Words:
    stated = rules()[_RULE].parameters
    groups, axes, joints, each, in_ones, sizes, one, counters, ranks, unless = (any_of(stated[key]) for key in _KEYS)
    return _Words(*(
        re.compile(each, re.IGNORECASE)
        for each in (
            rf"(?:{groups})",
            rf"\s?(?:{counters})?\s?[^\d.,;:()。，；：（）\n]{{0,32}}?(?:{groups})",
            rf"\s?(?:{counters})?(?:{ranks})?\s?(?:{in_ones})|\s(?:{ranks})\s(?:{each})",
            rf"(?:\s[^\W\d]+(?:-[^\W\d]+)?){{0,2}},?\s*(?:(?:{each})\s*)?(?:{joints})\s*",
            rf"(?:{one})[^\d.;,，。]{{0,12}}?(?:{sizes})\s*$",
            rf"(?:{axes})",
            rf"\s?(?:[a-z]+\s)?(?:{ranks})",
            rf"(?:{unless})",
        )
    ))  # fmt: skip
