"""Claims x rule -> findings where a unit cannot measure what it is printed for."""

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile
from typing import Any

from docverify.claims.collect import Claims
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.passage import Passage
from docverify.dimensions import Dimensions
from docverify.document.model import FlowKind
from docverify.findings import Edit, Finding, Mark, Repair, Severity
from docverify.kept import Kept
from docverify.language import worded
from docverify.patterns import Worded, filled
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span
from docverify.units import unit

_JOINTS = r"(?:\s*\([^()]*\))?\s*(?:\||{is})?\s*{or_so}?\s*$"
_SYMBOL = re.compile(r"(?P<symbol>[A-Za-z]+?)(?P<rate>\s?/\s?s|ps)?(?![A-Za-z/])")
_LISTED = re.compile(r"\s?[,，、;；/|@]\s?")
_PER = Worded(r"\s*(?:/\s?|{per_one_of}\s)[a-z]")
_REACH = 8  # items behind a number, with a bracket
_NEAR = 80  # characters before a number that may name it
_WHOLE = r"(?<![/÷×*])(?<![/÷×*] )"  # `size / bandwidth` and `latency/throughput` name something else
SAID = {
    "information": "an amount of data",
    "information/time": "data per time",
    "time": "a time",
    "1/time": "a number per time",
    "conductance": "a conductance (S is siemens)",
}


def misfits(claims: Claims, rule: Rule, source: Source, kept: Kept) -> Iterator[Finding]:
    """Numbers whose unit has the dimension that the rule names as mistaken for the quantity in front of them."""
    for passage in claims.passages if claims.printings else ():
        for item, dimension, entry in kept.once(_misfits, passage, rule):
            yield _finding(passage, item, dimension, entry, rule, source)


_Misfit = tuple[Item, str, Mapping[str, Any]]


def _misfits(passage: Passage, rule: Rule) -> tuple[_Misfit, ...]:
    items = [item for index, item in enumerate(passage.items) if _measured(item) and not _operand(passage, index)]
    return tuple(found for item in items for found in _misfit(passage, item, rule))


def _measured(item: Item) -> bool:
    """Whether it has a unit in every reading: `110 B` may be parameters."""
    return item.quantity is not None and all(each.unit.dimensions for each in item.quantity.measures)


def _operand(passage: Passage, index: int) -> bool:
    """Whether the number is only the first of a computation: `8 GB × 4`, `8 GB (weights) + 4 GB`."""
    behind = passage.items[index + 1 : index + _REACH]
    if behind and behind[0].kind == "OPEN":
        behind = tuple(dropwhile(lambda item: item.kind != "CLOSE", behind))[1:]
    return bool(behind) and behind[0].kind in OPERATORS


def _misfit(passage: Passage, item: Item, rule: Rule) -> Iterator[_Misfit]:
    quantity = item.quantity
    assert quantity is not None
    measured = quantity.measure.unit
    dimension = name_of(measured.dimensions)
    entries = [each for each in rule.parameters["quantities"] if dimension in each["mistaken"]]
    if any(power < 0 for _, power in measured.nouns) or _PER.match(passage.flow.text, item.end):
        entries = [each for each in entries if each["wanted"] != f"1/{dimension}"]  # `15 s per token` is the inverse
    before = _before(passage, item) if entries else ""
    beside = _beside(passage, item) if before else ""
    for entry in entries:
        if entry["wanted"] == beside:
            continue  # `capacity and bandwidth | 40 GB, 1.5 TB/s`
        if _pattern(tuple(entry["words"])).search(before):
            yield item, dimension, entry
            return


def _beside(passage: Passage, item: Item) -> str:
    """The dimension of the number that stands directly behind it."""
    behind = next((o for o in passage.items if o.start >= item.end and o.quantity is not None), None)
    if behind is None or behind.quantity is None or not _LISTED.fullmatch(passage.flow.text, item.end, behind.start):
        return ""
    return name_of(behind.quantity.measure.unit.dimensions)


def _before(passage: Passage, item: Item) -> str:
    """What may name the number: where lines are not filled, only its own."""
    text = (passage.label + passage.flow.text[max(item.start - _NEAR, 0) : item.start])[-_NEAR:]
    return text.rpartition("\n")[2] if passage.flow.kind is FlowKind.FENCE else text


def _finding(
    passage: Passage, item: Item, dimension: str, entry: Mapping[str, Any], rule: Rule, source: Source
) -> Finding:
    span = passage.flow.span(item.start, item.end)
    claimed = source[span]
    message = rule.messages["misfit"].format(
        claimed=claimed, dimension=SAID[dimension], quantity=entry["name"], wanted=SAID[entry["wanted"]]
    )
    evidence = (Mark(passage.label_span, ""),) if passage.label_span is not None else ()
    return Finding(
        rule.code, rule.name, Severity(rule.severity), message, span, claimed, label=SAID[dimension],
        evidence=evidence, repairs=tuple(_meant(item, claimed, entry["wanted"], span)),
        key=f"{rule.name}:{entry['name']}:{passage.flow.text[: item.start].strip().lower()}",
    )  # fmt: skip


def _meant(item: Item, claimed: str, wanted: str, span: Span) -> Iterator[Repair]:
    """The same number with a unit that fits the name: `1.8 TB/s`. Number or name may be wrong."""
    assert item.quantity is not None
    found = _SYMBOL.match(item.quantity.unit_text)
    if found is None:
        return
    symbol, rate = found["symbol"], found["rate"] or ""
    other, means = (symbol, symbol) if rate else (f"{symbol}/s", f"{symbol}ps")
    if any(name_of(u.dimensions) == wanted for u in unit(means)):
        text = claimed.replace(symbol + rate, other, 1)
        yield Repair((Edit(span, text),), False, f"if {SAID[wanted]} is meant, it is {text}", open=True)


@worded()
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    latin = "|".join(re.escape(word) for word in words if word.isascii())
    other = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"{_WHOLE}(?:(?i:\b(?:{latin})\b){'|' + other if other else ''}){filled(_JOINTS)}")


def name_of(dimensions: Dimensions) -> str:
    """`information/time` for a bandwidth, `time` for a latency, `1/time` for a rate."""
    above = "*".join(name for name, power in dimensions for _ in range(power))
    below = "".join(f"/{name}" for name, power in dimensions for _ in range(-power))
    return (above or "1") + below
