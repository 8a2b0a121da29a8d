"""Passages x keys -> the numbers that the text gives a setting in words that are those of its key, or stand for them.

`lora_alpha: 128` is `alpha 128`, `64 warm-up steps` are `warmup_steps`; what else a setting is called is on the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.passage import Passage
from docverify.document.model import FlowKind, PieceKind
from docverify.facts.frameworks import spelled
from docverify.facts.roles import whose
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.rule import Rule

_WORD = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]+")
_JOINED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*|[\u4e00-\u9fff]+")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PLURAL = re.compile(r"(?:(?<=[sxh])es|(?<=[a-z]{2}[^s])s)$")
_ENDS = re.compile(r"[.,;:!?()（）。，；：|\n]|\d")
_SCALE = re.compile(r"\s?(?:[kKMBT](?![A-Za-z])|%)?(?:[-‐‑\s*`]|(?=[\u4e00-\u9fff]))*")
_SIGN = re.compile(r"(?:[×x*/+÷·]|\s[-−–])\s*$"), re.compile(r"\s*(?:[A-Za-z]+\s)?[×*/+÷·]|\s*x\s")
_NUMBER = re.compile(r"\s*[\d.,_]+\s?[kKMBT%]?\s*")
_REPEATED = Worded(r"\b{repeating}\s*$")
_COLONS = frozenset("=:：")
_FAR, _MOST, _LABEL = 60, 5, 6  # characters; words
_SCALES = {"K": Fraction(1024, 1000), "k": Fraction(1024, 1000)}


class Told(NamedTuple):
    """A number of the text, and what it may mean: 64K is 64,000 or 65,536."""

    printing: Printing
    values: tuple[Fraction, ...]


class Naming(NamedTuple):
    """The words of a rule's page."""

    weak: frozenset[str]
    links: frozenset[str]
    joining: frozenset[str]  # before a number they begin another thing: `12 query heads and 4`
    owners: frozenset[str]
    things: frozenset[str]
    counting: frozenset[str]  # those of the weak ones that only say that something is counted
    plain: frozenset[str]  # what may stand before a name
    called: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, str]  # words of keys, and those of texts


def naming(rule: Rule) -> Naming:
    stated = rule.parameters
    called = {spelled(key): tuple(map(squashed, each)) for key, each in stated["called"].items()}
    lists = ("weak", "links", "joining", "owners", "things_counted", "counting", "adjectives")
    weak, links, joining, owners, things, counting, adjectives = (frozenset(stated[key]) for key in lists)
    return Naming(weak, links, joining, owners, things, counting, adjectives | links | owners, called, stated["alike"])


@lru_cache(4096)
def squashed(text: str) -> str:
    """Words without blanks, hyphens and plurals: `warm-up steps` is `warmupstep`."""
    return "".join(_PLURAL.sub("", word.lower()) for word in _WORD.findall(text))


def phrases(key: str, fact: str, names: Naming) -> frozenset[str]:
    """What a setting may be called in a text: all words of its key, those that tell, and what the page says of the key
    or of the fact that it sets; what has a name of its own is not told of by one word of its key."""
    words = [names.alike.get(word, word) for part in _PARTS.findall(key) if (word := _PLURAL.sub("", part.lower()))]
    owned = not names.owners.isdisjoint(words)  # `per_node` is no number of nodes
    telling = [word for word in words if owned or word not in names.weak]
    own = {"".join(each) for each in (words, telling) if telling and len(each) > bool(fact)}
    called = (*names.called.get(spelled(key), ()), *names.called.get(fact, ()))
    return frozenset(each for each in (*own, *called) if len(each) > 1)


def counts_things(key: str, names: Naming) -> bool:
    """Whether a key says of what it is the number, in two words or more: `num_loader_threads`, no `max_` or `_size`."""
    words = [_PLURAL.sub("", part.lower()) for part in _PARTS.findall(key)]
    return names.counting.issuperset(names.weak & {*words}) and sum(word not in names.weak for word in words) > 1


def told_of(passages: Iterable[Passage], names: Naming) -> Iterator[tuple[frozenset[str], Told]]:
    """Every number of the text with the words that stand right beside it, in all ways to put them together."""
    for passage in passages:
        for item in passage.items:
            quantity = item.quantity
            if quantity is not None and not item.opaque and _is_plain(quantity):
                words = _label(passage) if passage.flow.kind is FlowKind.CELL else _beside(passage, quantity, names)
                if words:
                    yield words, Told(Printing(quantity, passage.flow), tuple(_values(quantity)))


def _is_plain(quantity: Quantity) -> bool:
    measured = quantity.measure.unit.dimensions or quantity.currency or quantity.ratio or quantity.label
    return not measured and quantity.upper is None and quantity.hedge in (Hedge.NONE, Hedge.AT_MOST)


def _values(quantity: Quantity) -> Iterator[Fraction]:
    value = quantity.printed.value * quantity.measure.factor
    yield value / 100 if quantity.percent and quantity.measure.factor == 1 else value
    if quantity.measure.letter in _SCALES:
        yield value * _SCALES[quantity.measure.letter]


def _label(passage: Passage) -> frozenset[str]:
    """What the row or the column is called, as a whole."""
    if passage.named_by is None or len(_WORD.findall(passage.named_by.text)) > _LABEL or passage.numbers > 1:
        return frozenset()
    return frozenset({squashed(passage.named_by.text.partition("(")[0])})


def _beside(passage: Passage, quantity: Quantity, names: Naming) -> frozenset[str]:
    text = passage.flow.text
    if _SIGN[0].search(text, 0, quantity.start) or _SIGN[1].match(text, quantity.end):
        return frozenset()  # of a computation
    piece = passage.flow.piece_at(quantity.start)
    if piece.kind is PieceKind.CODE and not _NUMBER.fullmatch(piece.text):
        return frozenset()  # of a command, a path
    if whose(text, quantity.start, quantity.end):
        return frozenset()  # of one of several: `each rank keeps 8 query heads`
    before = text[max(0, quantity.start - _FAR) : quantity.start]
    if _REPEATED.search(before):
        return frozenset()  # an interval: `saved every 800 steps`
    bare = before.rstrip(" *_`=:：~≈")
    lead = _ENDS.split(bare)[-1]
    if bare[: len(bare) - len(lead)][-1:].isdigit() and not _COLONS.isdisjoint(before[len(bare) :]):
        return frozenset()  # `120 sequences: 3 batches`
    scale = _SCALE.match(text, quantity.number_end)
    start = scale.end() if scale is not None else quantity.number_end
    rest = _ENDS.split(text[start : start + _FAR], maxsplit=1)[0]
    return frozenset((*_ending(_words(lead), names), *_beginning(_words(rest), names)))


def _words(text: str) -> list[str]:
    """Joined ones are one: `warm-up`, `tensor-parallel`."""
    return [_PLURAL.sub("", word.replace("-", "").lower()) for word in _JOINED.findall(text)]


def _ending(words: list[str], names: Naming) -> Iterator[str]:
    """Those that end with the last word that tells: `a batch of at most` ends with `batch`."""
    links = set[str]()
    if words and words[-1] in names.joining:
        return
    while words and words[-1] in names.links:
        links.add(words.pop())
    if words and words[-1] in names.things and "of" in links:
        return  # `heads of 128 dimensions`
    for count in range(1, min(len(words), _MOST) + 1):
        if words[-count] in names.owners:
            return
        if count == len(words) or words[-count - 1] in names.plain:
            yield "".join(words[-count:])  # not `width` of `FFN width`


def _beginning(words: Sequence[str], names: Naming) -> Iterator[str]:
    """Those that begin right behind the number; not `GPUs per node`, which are of one node."""
    for count in range(1, min(len(words), _MOST) + 1):
        if words[count - 1] in names.owners or words[count - 1] in names.links or words[0] in names.things:
            return
        if not words[count:] or words[count] not in names.owners:
            yield "".join(words[:count])
