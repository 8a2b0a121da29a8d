"""Page -> bindings of a counted noun: `16 layers`, `64 experts per layer`, `4-way tensor parallelism`, `512 GPUs in total`."""

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
    r"(?:\b(?:all|total of|in total|altogether|cluster of|totalling|totaling)(?: the)?(?: available)?|共|共计|总共|全部)\s*$",
    re.I,
)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:expert|layer|layers|gpu|gpus|rank|ranks|stage|group|node|step|head|top|id|index)|#)\s*$", re.IGNORECASE
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
    adjectives = _adjectives(page, quantity.number_end, mention.start)
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
    qualifiers = adjectives | behind.qualifiers | fitted.qualifiers | name.default
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
    gap = page.text[start:end]
    if len(gap) > 40 or "\n" in gap:
        return None
    rest, found = gap, set[str]()
    for each in page.mentions.after(start, end):
        if each.phrase.qualifier:
            found.add(each.phrase.qualifier)
            rest = rest.replace(page.text[each.start : each.end], " ", 1)
    rest = _SCALE.sub("", rest.lstrip(" \u00a0"), count=1) if rest.strip() else ""
    rest = rest.replace("×", "", 1) if rest.strip() == "×" else rest
    words = _BEFORE.findall(rest)
    if any(not (c.isalnum() or c in " -\u00a0‑") for c in rest):
        return None
    neutral = vocabulary().neutral["before"]
    return frozenset(found) if all(word.lower() in neutral for word in words) else None


def _mention(page: Page, mention: Mention, name: Name, fitted: Fit, qualifiers: frozenset[str]) -> frozenset[str]:
    """`mentioned`, unless the text says that it speaks of all of them."""
    if not name.loose or mention.phrase.strong or (qualifiers & _WHOLE and not qualifiers & {"first", "spare"}):
        return frozenset()
    lead = page.text[max(0, fitted.quantity.start - 30) : fitted.quantity.start]
    return frozenset({"all"}) if _ALL.search(lead) else frozenset({"mentioned"})
