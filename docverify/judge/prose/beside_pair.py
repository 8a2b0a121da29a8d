"""A number that a word relates to two amounts, with those before it -> the only two that it can be of."""

import re
from collections.abc import Iterator, Sequence

from docverify.dimensions import Dimensions, merged
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.inferred import like
from docverify.judge.prose.relating import Related
from docverify.named import NamedTuple
from docverify.patterns import Worded

_MEASURED = Worded(r"\s?({counters})")
_PART_OF = Worded(r"[^,;:.()，；。]{0,40}?{part_of}(?:\s+(?:the|our|its|all))?\s*[$€£¥]?")
_OF = Worded(r"\s+{part_of}\s*")
_BRACKET = re.compile(r"[(（][^()（）]*\d[^()（）]*$")  # `(16 GB, 9 GB free)` speaks of what is in the bracket
_CLAUSE_ENDS = re.compile(r"[;；]\s?")
_OF_WHOLE = Worded(r"\b{part_of}\s*[$€£¥]?$|{part_of_sign}$")
_ENDS = re.compile(r"\s*(?:[,.;:)，。；）]|$)")
_AND = Worded(r"\b{and_also}\b|{and_also_sign}")
_COMPUTED = re.compile(
    r"\s+\w+\s+\w+\s*[,:=(，（–—-]\s*[~≈]?\s*\d"
)  # `95 % of it, 76 GB`: of one, which gives the other
_ACROSS = Worded(r"\b{across}\s*$")
_WRITTEN = re.compile(r"[^,;，；。]*[×x*·/÷][^,;，；。]*[=＝]\s*[$€£¥]?$")
_NUMBERS = re.compile(r"\d[\d.]*")
_LEAD, _WORDS = 20, 40  # characters
_SIGN = 2  # a factor's sign before it
_FAR = 20
_MANY = 100  # fewer of what has no name but a measure word are no amount
_MOST = 12
_BACK = 1  # sentences before
_PAIR = 2
_PER_TIME = (("time", -1),)


class Found(NamedTuple):
    """A number, the two amounts that it is of, and all amounts near."""

    result: Amount
    pair: tuple[Amount, Amount]
    near: tuple[Amount, ...]


def found_of(result: Amount, before: Sequence[Amount], related: Related, text: str) -> Found | None:
    """The number with the only two amounts that it can be of: of its sentence, or of the one before too."""
    near = [each for each in before if each.sentence >= result.sentence - _BACK - related.share]
    if not (result.sure or result.printing.quantity.percent) or not 1 < len(near) <= _MOST:
        return None
    if related.aside is not None and not related.aside.fullmatch(text, near[-1].end, result.start):
        return None
    unnamed = related.aside is None and not result.kind and result.printing.quantity.bare
    unnamed = unnamed and related.before.search(text, max(0, result.start - _WORDS), result.start) is not None
    for pool in _pools(near, result, related, text):
        if unnamed and len(pool) == _PAIR and (kind := _kind_of_both(pool[0], pool[1], text)) is not None:
            return Found(like(result, kind), (like(pool[0], kind), like(pool[1], kind)), tuple(pool))
        pair = _pair(result, pool, related)
        if len(pair) == _PAIR and related.aside is None and _is_of_more(pair, near):
            return None
        if len(pair) == _PAIR and _is_computed_from(pair[0], pair[1], text):
            return None
        if len(pair) > 1:
            if related.share and not (len(pair) == _PAIR and _is_share(pair[0], pair[1], result, related, text)):
                return None
            return Found(result, (pair[0], pair[1]), tuple(near)) if len(pair) == _PAIR else None
    return None


def _pools(near: Sequence[Amount], result: Amount, related: Related, text: str) -> Iterator[Sequence[Amount]]:
    """The nearest first: those of the clause, of the sentence, and of the one before too."""
    if related.share and len(near) > 1 and _PART_OF.fullmatch(text, near[-2].end, near[-1].start):
        yield near[-2:]  # `28 of the 70 minutes`
    own = [each for each in near if each.sentence == result.sentence]
    start = max((match.end() for match in _CLAUSE_ENDS.finditer(text, 0, result.start)), default=0)
    yield [each for each in own if each.start >= start]
    yield own
    together = own and _BRACKET.search(text, max(0, own[-1].start - _WORDS), result.start) is not None
    if not together and not any(_per_time(each, result) for each in own):
        yield near


def _per_time(each: Amount, result: Amount) -> bool:
    """`$4M a year against $7M, $3M less`: the year is that of all three."""
    return result.measured not in ((), each.measured) and merged(each.measured, _PER_TIME, -1) == result.measured


def _is_computed_from(a: Amount, b: Amount, text: str) -> bool:
    """`80 GB, of which 80 × 0.9 = 72 GB`: what is left is left of the second, without what is not told."""
    written = _WRITTEN.search(text, max(0, a.start - _SIGN), b.start)
    return written is not None and a.printing.quantity.printed.text in _NUMBERS.findall(written[0])


def _is_of_more(pair: Sequence[Amount], near: Sequence[Amount]) -> bool:
    """`A card has 80 GB. Weights take 35 GB, the cache 30 GB, leaving 10 GB`: two parts of what stands before."""
    parts = sum(each.value for each in pair)
    whole = (each for each in near if each.measured == pair[0].measured != () and each.start < pair[0].start)
    return any(parts < each.value for each in whole)


def _is_share(a: Amount, b: Amount, result: Amount, related: Related, text: str) -> bool:
    """Whether the one is said to be of the other, or both stand apart and nothing else follows `80 % of`."""
    whole = max(a, b, key=lambda each: each.value)
    if _COMPUTED.match(text, result.end) is not None:
        return False
    if _OF_WHOLE.search(text, max(0, whole.start - _LEAD), whole.start) is not None:
        return True
    if not a.kind:
        return False
    alone = related.behind.match(text, result.end) is not None or _ENDS.match(text, result.end) is not None
    return alone and _AND.search(text, a.end, b.start) is None


def _kind_of_both(a: Amount, b: Amount, text: str) -> Amount | None:
    """The one that tells of what both are, where the other has no unit: `10 of the 12 nodes`."""
    if a.value == b.value or not (a.sure and b.sure) or not 1 / _FAR < a.value / (b.value or 1) < _FAR:
        return None
    told = [each for each in (a, b) if each.kind]
    if len(told) == _PAIR:
        return a if a.kind == b.kind else None
    if told:
        other = a if told[0] is b else b
        return told[0] if not told[0].measured and other.printing.quantity.bare else None
    return a if _OF.fullmatch(text, a.end, b.start) is not None else None


def _kind(each: Amount) -> Dimensions:
    """What is measured or counted, be it by a measure word alone: `320 万次`."""
    word = _MEASURED.match(each.printing.flow.text, each.end)
    return each.kind or (((word[1], 1),) if word is not None and each.value >= _MANY else ())


def _pair(result: Amount, pool: Sequence[Amount], related: Related) -> list[Amount]:
    """The different values of one kind: the kind of the result, or of the last amount before a percentage."""
    kind = result.kind if related.aside is None else _kind(pool[-1]) if pool else ()
    unnamed = related.share and len(pool) == _PAIR and not any(each.kind or each.share for each in pool)
    told = [each for each in pool if not each.printing.quantity.unit_text.startswith("-")]  # no 72-GPU racks
    if related.aside is not None and not related.share:
        told = [each for each in told if not _is_sample(each, pool)]
    alike = [each for each in told if (kind or unnamed) and each.sure and _kind(each) == kind]
    return list({each.value: each for each in alike}.values())


def _is_sample(each: Amount, pool: Sequence[Amount]) -> bool:
    """`$5 across 12 vendors, up 4 %`: what was looked at is not what rises."""
    told = any(other.sentence == each.sentence and other.start < each.start for other in pool)
    return told and _ACROSS.search(each.printing.flow.text, max(0, each.start - _LEAD), each.start) is not None
