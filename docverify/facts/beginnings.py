"""Words that are names only where they begin a line, a cell or a part of an enumeration: `Depth: 48`, `Tensor: 8`."""

import re
from collections import defaultdict

from docverify.classes import replace
from docverify.document.holding import holding
from docverify.document.model import Document, Flow, Table
from docverify.facts.mentions import Mention, Mentions
from docverify.facts.vocabulary import vocabulary
from docverify.kept import Kept
from docverify.language import worded
from docverify.patterns import Worded

_BEGINS = Worded(r"(?:^|[\n,;|(（，；、])[\s*_`•\-–>]*{most}?$")
_NAMES = Worded(r"[\s*_`]*(?:[(（][^()（）\n]*[)）])?[\s*_`]*(?:[–—→\d~≈]|-+>|$|{is})")
_OPTION = re.compile(r"[A-Z]\s*:\s*\d[\d,.]*\s*[×x*·+/]")  # `D: 2 × 8 × 8 = 128` computes for the option D
_BACK = 16
_LONGEST = 400  # characters of a flow whose lines are looked at


def begun(found: Mentions, text: str, short: bool) -> Mentions:
    """The mentions, where those that begin something are keys; `short` ones only if they have siblings."""
    if not any(each.phrase.labels or each.phrase.short for each in found.all):
        return found
    return Mentions(tuple(_begun(each, text, short) for each in found.all))


def _begun(mention: Mention, text: str, short: bool) -> Mention:
    names = (mention.phrase.short if short else ()) or mention.phrase.labels
    if not names or mention.phrase.key or not _NAMES.match(text, mention.end) or _OPTION.match(text, mention.start):
        return mention
    if not _BEGINS.search(text[max(0, mention.start - _BACK) : mention.start]):
        return mention
    return replace(mention, phrase=mention.phrase._replace(key=names))


@worded()
def _short() -> re.Pattern[str]:
    return _beginning(r"(?:^|[\n,;|(（，；、])", "$")


@worded()
def _any_short() -> re.Pattern[str]:
    """The same in joined texts, which all begin behind the end of a line."""
    return _beginning(r"[\n,;|(（，；、]", r"\0|\Z")


def _beginning(before: str, end: str) -> re.Pattern[str]:
    """A short name that begins something and is followed by a sign, or is all of it."""
    return re.compile(
        rf"{before}[\s*_`•\-–>]*({'|'.join(map(re.escape, vocabulary().short))})[\s*_`]*"
        rf"(?:[(（][^()（）\n]*[)）])?[\s*_`]*(?:[:=：＝–—]|{end})",
        re.IGNORECASE,
    )


def siblings(document: Document, kept: Kept) -> frozenset[object]:
    """The lists, flows and tables in which at least two short names begin something."""
    found: dict[object, set[str]] = defaultdict(set)
    for flow in holding(_any_short(), document.flows):
        if names := kept.once(_names, flow):
            place = ("list", document.items[flow.item].list_id) if flow.item >= 0 else ("flow", id(flow))
            found[place] |= names
    for table in document.tables:
        found["table", table.line] |= kept.once(_cells, table)
    return frozenset(place for place, names in found.items() if len(names) > 1)


def _names(flow: Flow) -> frozenset[str]:
    return frozenset(match[1].lower() for match in _short().finditer(flow.text) if len(flow.text) < _LONGEST)


def _cells(table: Table) -> frozenset[str]:
    cells = (
        cell.text.strip() for cell in (*table.header, *(row[0] for row in table.rows if row)) if len(cell.text) < 60
    )
    return frozenset(match[1].lower() for text in cells if (match := _short().fullmatch(text)))
