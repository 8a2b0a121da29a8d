"""Text -> degrees of parallelism and numbers of devices, however they are written."""

import re
from collections.abc import Iterator, Sequence

from docverify.facts.axis_rows import axis_rows
from docverify.facts.degrees import DEGREES
from docverify.facts.layout_book import layout_book, spelled
from docverify.facts.mentions import mentions
from docverify.facts.negations import denials
from docverify.named import NamedTuple
from docverify.patterns import Worded


class Named(NamedTuple):
    """A whole number with its canonical name, the place of its digits, and where its noun ends."""

    name: str
    value: int
    start: int
    end: int
    behind: int = 0


_NAMED = re.compile(r"\s*[=:：\d]")
_AXIS = Worded(r"\b(?:{axes})\W{0,3}(?P<number>\d+)\b")
_SEVERAL = Worded(r"\b(?:{two_or_more}|[2-9]|\d\d)\s+(?:[a-z-]+\s+)?[a-z-]+s\s+(?:with|of|at|in|using)\s+[(（]")
_FSDP = 2  # FSDP2 is a name
_PRODUCT = 2  # the group of a number that only the name of a product follows
_HOLDS = re.compile(r"[^,;.()（）]{0,24}[(（]\s*\d+ ?[GT]i?B? ?[x×*]")


def degrees(text: str) -> list[Named]:
    """The degrees, in order; none if one has two values or the text tells of two pools."""
    rows = () if _SEVERAL.search(text) else tuple(_row(text))
    found = {each.start: each for each in (*_words(text), *_glued(text), *rows)}
    values: dict[str, set[int]] = {}
    for each in found.values():
        values.setdefault(each.name, set()).add(each.value)
    pools = {match[0].lower() for match in layout_book().pools.finditer(text)}
    if len(pools) > 1 or any(len(each) > 1 for each in values.values()):
        return []
    first: dict[str, Named] = {}
    for at in sorted(found):
        first.setdefault(found[at].name, found[at])
    return list(first.values())


def _glued(text: str) -> Iterator[Named]:
    """TP8, tp=8, `TP 8`."""
    for match in layout_book().glued.finditer(text):
        name = layout_book().names[match[1].lower()]
        if name != "fsdp" or int(match[2]) > _FSDP:
            yield Named(name, int(match[2]), match.start(2), match.end(2))


def _words(text: str) -> Iterator[Named]:
    """`tensor parallelism of 8`, `TP size: 8`, `8-way tensor parallelism`."""
    for mention in mentions(text).all:
        key = [name for name in (*mention.phrase.key, *mention.phrase.counted) if name in DEGREES]
        if text[mention.start - 1 : mention.start] == "_":  # `ici_tensor_parallelism` is one axis of several
            continue
        match = layout_book().ahead.match(text, mention.end) if key else None
        if key and match is None and not _NAMED.match(text, mention.end):
            match = layout_book().behind.search(text, max(0, mention.start - 16), mention.start)
        if match is not None:
            yield Named(key[0], int(match[1]), match.start(1), match.end(1))


def _row(text: str) -> Iterator[Named]:
    """`TP/PP/DP = 8/4/2`."""
    return (Named(each.name, each.value, each.start, each.end) for row in axis_rows(text) for each in row)


def denied(text: str) -> list[Named]:
    """The degrees that are one, as the axis is said not to be used."""
    return [Named(each.name, 1, each.start, each.end) for each in denials(text, mentions(text)) if each.name in DEGREES]


def further(text: str, found: Sequence[Named]) -> bool:
    """Whether it may have a degree of another axis, written in a way of its own: `pipeline 6`."""
    read = {each.start for each in found}
    return any(match.start("number") not in read for match in _AXIS.finditer(text))


def copies(text: str) -> Named | None:
    """The replicas of `5 replicas of TP4`, if they are told once."""
    found = list(layout_book().copies.finditer(text))
    if len(found) != 1:
        return None
    number = found[0][1] or found[0][2]
    start, end = found[0].span(1 if found[0][1] else 2)
    return Named("replicas", spelled().get(number.lower()) or int(number), start, end)


def counts(text: str) -> list[Named]:
    """The numbers of devices; one that is a bound, a share or for one of several is `other`."""
    if layout_book().part.search(text):
        return []  # `512 GPUs, 256 of them in use`
    return [_count(text, match) for match in layout_book().devices.finditer(text)]


def _count(text: str, match: re.Match[str]) -> Named:
    start, end = match.span(match.lastindex or 0)
    value = int(match[match.lastindex or 0].replace(",", ""))
    book, before = layout_book(), text[max(0, start - 40) : start]
    if match.lastindex == _PRODUCT and _HOLDS.match(text, match.end()):
        return Named("other", value, start, end, match.end())  # `2 Norden 800 (64 GB × 16)` are servers
    if book.factor.search(before):
        return Named("gpus_per_node", value, start, end, match.end())
    other = book.each.match(text, match.end()) or book.bound.search(before) or book.whose.search(before) or not value
    return Named("other" if other else "gpus", value, start, end, match.end())


def nodes(text: str) -> Named | None:
    """The nodes of `2 nodes x 8 GPUs`."""
    match = layout_book().nodes.search(text)
    return Named("nodes", int(match[1]), match.start(1), match.end(1)) if match else None


def several_hosts(text: str) -> bool:
    """Whether nodes are counted twice: all of them, and those that a job takes."""
    return len(set(layout_book().hosts.findall(text))) > 1


def beside(text: str, found: Sequence[Named], count: Named) -> bool:
    """Whether the degrees stand right beside the number of GPUs, as a list that is all of the layout."""
    book = layout_book()
    if count.behind <= found[0].start:
        name = re.search(r"[A-Za-z]+[ _=:：-]*$", text[count.behind : found[0].start])
        return name is not None and book.beside.fullmatch(text, count.behind, count.behind + name.start()) is not None
    return book.beside.fullmatch(text, found[-1].end, count.start) is not None
