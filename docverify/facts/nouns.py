"""Page -> bindings of a counted noun: `16 layers`, `64 experts per layer`, `4-way tensor parallelism`."""

import re
from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.facts.around import after, followed
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention
from docverify.facts.page import Binding, Page
from docverify.facts.values import Fit, fit
from docverify.facts.vocabulary import Name, vocabulary

_SCALE = re.compile(r"[KMBTk+]?(?:thousand|million|billion|trillion)?", re.IGNORECASE)
_BEFORE = re.compile(r"[A-Za-z]+")
_WHOLE = frozenset({"total", "all", "available"})
_ALL = re.compile(
    r"(?:\b(?:all|total of|in total|altogether|cluster of|totalling|totaling)(?: the)?(?: available)?|"
    r"共|共计|总共|全部)\s*$",
    re.I,
)
_WHO = (
    r"(?:(?:pipeline|expert|tensor|data|parallel|pp|ep|tp|dp|model)[\s-]+)*"
    r"(gpu|card|device|npu|rank|node|server|stage|layer|replica|instance|group)\b"
)
_HAS = (
    r"(?:now |then |also |still )?"
    r"(?:has|have|having|holds?|handles?|handling|contains?|hosts?|owns?|runs?|keeps?|stores?|"
    r"uses?|process(?:es)?|with|gets?|serves?|manages?|carr(?:y|ies)|receives?|of|includes?|houses?|takes?|computes?)"
)
_SUBJECT = re.compile(
    rf"\b(?:each|every|per|single|a|one)[\s-]+{_WHO}\s+{_HAS}\s+(?:exactly |about |only |just |roughly |~\s?)*$"
    rf"|\bper[\s-]+{_WHO}\)?\s*(?:now\s*)?[:=：]\s*(?:equal |exactly |about |~\s?)*$"
    r"|(每(?:张|个)?\s?(?:GPU|卡|节点|阶段|级|层|副本))[^。；，,;\d]{0,8}$",
    re.IGNORECASE,
)
_SUBJECTS = {
    "gpu": "per_gpu", "card": "per_gpu", "device": "per_gpu", "npu": "per_gpu", "rank": "per_gpu", "node": "per_node",
    "server": "per_node", "stage": "per_stage", "layer": "per_layer", "replica": "per_replica",
    "instance": "per_replica", "group": "per_group",
}  # fmt: skip
_MEASURES = "个张块台层级路步万亿千百十"
_CJK_SUBJECTS = {
    "GPU": "gpu",
    "卡": "gpu",
    "节点": "node",
    "阶段": "stage",
    "级": "stage",
    "层": "layer",
    "副本": "replica",
}
_NOT_COUNTED = re.compile(
    r"(?:\b(?:expert|layer|layers|gpu|gpus|rank|ranks|stage|group|node|step|head|top|id|index)|#)\s*$|每\s*$",
    re.IGNORECASE,
)


def counted(page: Page) -> Iterator[Binding]:
    """Every noun of the vocabulary that follows a number."""
    for mention in page.mentions.all:
        if not mention.phrase.counted:
            continue
        number = page.last_number(mention.start)
        if number is not None:
            yield from _bound(page, mention, number)


def _bound(page: Page, mention: Mention, number: int) -> Iterator[Binding]:
    item = page.passage.items[number]
    quantity = item.quantity
    assert quantity is not None
    measured = quantity.end if quantity.measure.unit.dimensions else quantity.number_end
    adjectives = _adjectives(page, min(measured, mention.start), mention.start)
    if adjectives is None or quantity.label or page.changes(number):
        return
    end = max(mention.end, min(quantity.end, mention.end))
    behind = after(page.text, page.mentions, end)
    names = [vocabulary().names[name] for name in mention.phrase.counted]
    fits = [(name, fitted) for name in names if (fitted := fit(name, quantity)) is not None]
    if len(fits) != 1 or not followed(page.text, behind.end, fits[0][0].words):
        return
    if _NOT_COUNTED.search(page.text[max(0, quantity.start - 12) : quantity.start]):
        return
    name, fitted = fits[0]
    qualifiers = adjectives | mention.phrase.extra | behind.qualifiers | fitted.qualifiers | name.default
    qualifiers |= _subject(page.text, quantity.start, name)
    words = page.text[mention.start : mention.end]
    yield Binding(
        name.name,
        _printing(page, fitted),
        qualifiers | _mention(page, mention, name, fitted, qualifiers),
        words,
        Notation.NOUN,
    )


def _printing(page: Page, fitted: Fit) -> Printing:
    return Printing(fitted.quantity, page.flow)


def _adjectives(page: Page, start: int, end: int) -> frozenset[str] | None:
    """The qualifiers between a number and its noun; None if an unknown word stands there."""
    gap = page.text[start:end].removeprefix("%")
    if len(gap) > 40 or "\n" in gap:
        return None
    rest, found = gap, set[str]()
    for each in page.mentions.after(start, end):
        if each.phrase.qualifier:
            found.add(each.phrase.qualifier)
            rest = rest.replace(page.text[each.start : each.end], " ", 1)
    rest = _SCALE.sub("", rest.lstrip(" \u00a0"), count=1) if rest.strip() else ""
    words = _BEFORE.findall(rest)
    if any(not (c.isalnum() or c in " -\u00a0‑") or ("\u3400" < c < "\ua000" and c not in _MEASURES) for c in rest):
        return None
    neutral = vocabulary().neutral["before"]
    return frozenset(found) if all(word.lower() in neutral for word in words) else None


def _mention(page: Page, mention: Mention, name: Name, fitted: Fit, qualifiers: frozenset[str]) -> frozenset[str]:
    """`mentioned`, unless the text says that it speaks of all of them."""
    if not name.loose or mention.phrase.strong or (qualifiers & _WHOLE and not qualifiers & {"first", "spare"}):
        return frozenset()
    lead = page.text[max(0, fitted.quantity.start - 30) : fitted.quantity.start]
    return frozenset({"all"}) if _ALL.search(lead) else frozenset({"mentioned"})


def _subject(text: str, start: int, name: Name) -> frozenset[str]:
    """Whose they are: `each GPU holds 8 experts`, `Experts per GPU now: 8 experts`."""
    match = _SUBJECT.search(text[max(0, start - 64) : start]) if name.unit == "count" else None
    if match is None:
        return frozenset()
    noun, cjk = (match[1] or match[2] or "").lower(), match[3] or ""
    key = noun or next((value for word, value in _CJK_SUBJECTS.items() if word in cjk), "")
    return frozenset({_SUBJECTS[key]}) if key in _SUBJECTS else frozenset()
