"""Text -> degrees of parallelism and numbers of devices, however they are written."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docverify.facts.degrees import DEGREES, NAMES
from docverify.facts.mentions import mentions


class Named(NamedTuple):
    """A whole number with its canonical name, the place of its digits, and where its noun ends."""

    name: str
    value: int
    start: int
    end: int
    behind: int = 0


_SHORT = r"(?:etp|edp|fsdp|tp|pp|dp|ep|cp|sp)"
_DIGITS = (
    r"([1-9]\d{0,4})(?!\d|[.,]\d|%|[-–~/|]\d|\s*[/÷×*]\s*\d|\s*(?:to|or)\s*\d|\s*(?:→|->)\s*\d+(?!\d|\s*(?:[GN]PU|卡))"
    rf"|(?![x×]?{_SHORT}\d)[A-Za-z])"
)
_GLUED = re.compile(rf"(?<![a-wyz])({_SHORT})[ _=-]?{_DIGITS}", re.IGNORECASE)
_AHEAD = re.compile(rf"[ _]?(?:size|degree)?[`*]*(?:\s*[=:：＝]\s*|\s+(?:of|is|set to)\s+|为?\s?)[`*]*{_DIGITS}", re.I)
_BEHIND = re.compile(r"(?<![\w.,/-])([1-9]\d{0,4})(?:[ -]way|[ -]?路)?[\s-]*$")
_NAMED = re.compile(r"\s*[=:：\d]")
_ROW = re.compile(
    rf"(?<![A-Za-z/])({_SHORT}(?:\s*[/×x*,]\s*{_SHORT})+)\s*(?:[=:(]|of)\s*(\d+(?:\s*[/×x*,]\s*\d+)+)", re.IGNORECASE
)
_MODEL = (
    r"(?:(?:NVIDIA|Nvidia|AMD|Intel|Huawei|Ascend)\s+)?[A-Z][A-Za-z]{0,5}[ -]?\d{2,4}[A-Za-z]{0,3}"
    r"(?:[- ](?:\d{2,3} ?GB?|SXM\d?|PCIe|NVL))*"
)
_DEVICE = r"(?:[GNTXH]PUs?|accelerators?|chips|devices|cards|ranks)\b"
_HOST = r"(?:nodes?|servers?|hosts?|machines?|boxes|instances?)\b"
_HOSTS = re.compile(rf"(?<![\w.,/-])(\d{{1,5}})\s*(?:[A-Z]\w*\s+)?(?:{_HOST}|个?节点|台)", re.IGNORECASE)
_COUNT = re.compile(
    r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s*[x×]\s*|\s+|-)(?:total |parallel )?"
    rf"(?:{_MODEL}[ -]+)?{_DEVICE}"
    rf"|(?<![\w.,/-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?:\s*[x×]\s*|\s+){_MODEL}s?\b(?!\s*{_HOST}|[- ]?\d)"
    r"|(?<![\w.,/-])(\d{1,6})\s*[张块个]?\s?(?:[GN]PU|卡)(?![\w/])"
    r"|(?:\b(?:[Ww]orld[ _]?[Ss]ize|num_gpus|n_?gpus|[Tt]otal GPUs|(?<!per )GPUs|GPU count)|卡数)\s*[=:：]"
    r"\s*(\d{1,3}(?:,\d{3})+|\d{1,6})\b"
)
_FACTOR = re.compile(
    r"\d\s*(?:[A-Z]\w*\s+)?(?:nodes?|servers?|hosts?|machines?|节点|台)?\s*(?:[x×*]|with|of|@|×\s*每节点)\s*\(?$"
)
_NODES = re.compile(
    rf"(?<![\w.,/-])(\d{{1,5}})\s*(?:[A-Z]\w*\s+)?(?:{_HOST}|节点|台)\s*(?:[x×*@]|with|of)\s*\(?\d", re.IGNORECASE
)
_EACH = re.compile(
    r"[^.;,\n]{0,3}\b(?:per|each|every)\b|\s*/\s*[a-z]"
    r"|\s+(?:in |on |of |for |inside )?(?:a|one|each|every|the same)\s"
    r"|\s*(?:or more|and up|\+|minimum)|\s*(?:of|out of)\s+(?:the|our|\d)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:\b(?:at least|minimum(?: of)?|min\.?|more than|over|fewer than|less than|under|up to|at most|"
    r"max(?:imum)?(?: of)?|each|every|per|first|last|other|another|additional|extra|spare|idle|remaining|to|or|than|"
    r"vs\.?|out of|from|needs?|requires?|any|of the|not)|[≥≤<>≧+/–-]=?)\s*$",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"\b(?:each|every|per|one|single|a)\s+(?:\w+[ -]){0,2}"
    r"(?:replica|instance|group|stage|engine|worker|pod|node|server|shard|copy|rank)\b",
    re.IGNORECASE,
)
_POOLS = re.compile(
    r"\b(?:prefill|decode|draft|target|actor|critic|rollout|generation|reward|reference|encoder|teacher|student)\b",
    re.I,
)
_BESIDE = re.compile(
    r"(?:[\s:=(（,，–—-]|\b(?:in|total|using|with|as|at|on|is|for|layout|uses?|mesh|parallelism)\b|->|→|=>)*",
    re.IGNORECASE,
)


def degrees(text: str) -> list[Named]:
    """The degrees, in order; none if one has two values or the text tells of two pools."""
    found = {each.start: each for each in (*_words(text), *_glued(text), *_row(text))}
    values: dict[str, set[int]] = {}
    for each in found.values():
        values.setdefault(each.name, set()).add(each.value)
    pools = {match[0].lower() for match in _POOLS.finditer(text)}
    if len(pools) > 1 or any(len(each) > 1 for each in values.values()):
        return []
    first: dict[str, Named] = {}
    for at in sorted(found):
        first.setdefault(found[at].name, found[at])
    return list(first.values())


def _glued(text: str) -> Iterator[Named]:
    """TP8, tp=8, `TP 8`."""
    for match in _GLUED.finditer(text):
        name = NAMES[match[1].lower()]
        if name != "fsdp" or int(match[2]) > 2:  # FSDP2 is a name
            yield Named(name, int(match[2]), match.start(2), match.end(2))


def _words(text: str) -> Iterator[Named]:
    """`tensor parallelism of 8`, `TP size: 8`, `8-way tensor parallelism`."""
    for mention in mentions(text).all:
        key = [name for name in (*mention.phrase.key, *mention.phrase.counted) if name in DEGREES]
        if text[mention.start - 1 : mention.start] == "_":  # `ici_tensor_parallelism` is one axis of several
            continue
        match = _AHEAD.match(text, mention.end) if key else None
        if key and match is None and not _NAMED.match(text, mention.end):
            match = _BEHIND.search(text, max(0, mention.start - 16), mention.start)
        if match is not None:
            yield Named(key[0], int(match[1]), match.start(1), match.end(1))


def _row(text: str) -> Iterator[Named]:
    """`TP/PP/DP = 8/4/2`."""
    for match in _ROW.finditer(text):
        names, values = re.findall("[A-Za-z]+", match[1].replace("x", " ")), list(re.finditer(r"\d+", match[2]))
        if len(names) == len(values):
            for name, value in zip(names, values, strict=True):
                start = match.start(2) + value.start()
                yield Named(NAMES[name.lower()], int(value[0]), start, start + len(value[0]))


def counts(text: str) -> list[Named]:
    """The numbers of devices; one that is a bound, a share or for one of several is `other`."""
    return [_count(text, match) for match in _COUNT.finditer(text)]


def _count(text: str, match: re.Match[str]) -> Named:
    start, end = match.span(match.lastindex or 0)
    value = int(match[match.lastindex or 0].replace(",", ""))
    before = text[max(0, start - 40) : start]
    if _FACTOR.search(before):
        return Named("gpus_per_node", value, start, end, match.end())
    other = _EACH.match(text, match.end()) or _BOUND.search(before) or _WHOSE.search(before) or not value
    return Named("other" if other else "gpus", value, start, end, match.end())


def nodes(text: str) -> Named | None:
    """The nodes of `2 nodes x 8 GPUs`."""
    match = _NODES.search(text)
    return Named("nodes", int(match[1]), match.start(1), match.end(1)) if match else None


def several_hosts(text: str) -> bool:
    """Whether nodes are counted twice: all of them, and those that a job takes."""
    return len(set(_HOSTS.findall(text))) > 1


def beside(text: str, found: Sequence[Named], count: Named) -> bool:
    """Whether the degrees stand right beside the number of GPUs, as a list that is all of the layout."""
    if count.behind <= found[0].start:
        name = re.search(r"[A-Za-z]+[ _=:：-]*$", text[count.behind : found[0].start])
        return name is not None and _BESIDE.fullmatch(text, count.behind, count.behind + name.start()) is not None
    return _BESIDE.fullmatch(text, found[-1].end, count.start) is not None
