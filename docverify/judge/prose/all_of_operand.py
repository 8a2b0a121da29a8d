"""A passage with written arithmetic -> numbers of all things that an operand of it counts otherwise.

`24 workers × 4 threads = 96 threads` counts 24 workers; *the 26 workers* behind it are others, or a slip.
"""

import re
from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.claims.passage import Passage
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.patterns import Worded

_ALL = Worded(r"{all_of_the}\s?$")
_SOME = Worded(r"\s*(?:[a-z-]+\s)?(?:{of_those_only})")
_OTHER = Worded(r"{other_ones}")
_TIMES = re.compile(r"(?:\s[a-z-]{2,16}){1,3}\s?[×x*]\s?[$€]?\d")
_LEAD, _FAR, _FEWEST = 24, 300, 3  # characters; things


class Pair(NamedTuple):
    whole: Printing
    counted: Printing


def all_of_operands(passage: Passage, kept: Kept) -> Iterator[Pair]:
    """Each number of all things, with the operand: of things that the passage counts in no third way."""
    stated = kept.of(stated_in, passage)
    taken = {each.start for each in stated.amounts if each.start in stated.operands or _is_factor(each)}
    for noun in {_noun(each) for each in stated.amounts if each.start in taken} - {""}:
        alike = [each for each in stated.amounts if _noun(each) == noun]
        operands = [each for each in alike if each.start in taken]
        whole = [each for each in alike if each.start not in taken | stated.written and each.start > operands[0].end]
        values, written = (
            {each.value for each in operands},
            {each.value for each in alike if each.start in stated.written},
        )
        if (
            len(values) == 1
            and len(whole) == 1
            and len({each.value for each in alike}) == 2
            and whole[0].value not in written - values  # `9 nodes × 8 GPUs = 72 GPUs`: they are the result
            and _is_all(whole[0], operands[-1])
        ):
            yield Pair(whole[0].printing, operands[0].printing)


def _is_factor(each: Amount) -> bool:
    """`40 slots × 1.5 GB`: of things that have no unit."""
    return not each.measured and _TIMES.match(each.printing.flow.text, each.end) is not None


def _is_all(each: Amount, operand: Amount) -> bool:
    text = each.printing.flow.text
    if each.value < _FEWEST or not each.printing.quantity.printed.whole or _SOME.match(text, each.end):
        return False
    if _ALL.search(text, max(0, each.start - _LEAD), each.start) is None or each.start - operand.end > _FAR:
        return False
    return _OTHER.search(text, operand.end, each.start) is None


def _noun(each: Amount) -> str:
    """What is counted."""
    scaled = each.printing.quantity.measure.factor != 1  # nobody counts millions of things one by one
    if len(each.kind) != 1 or each.kind[0][1] != 1 or each.measured or not each.sure or scaled:
        return ""
    return each.kind[0][0].lower().removesuffix("s")
