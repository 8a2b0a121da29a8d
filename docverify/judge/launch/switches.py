"""Switches that fences set x the text -> findings: what is said to be on, off or in a format that nothing sets.

`enable_prefix_caching: true` is *prefix caching on*; `--fp16` is *trained in FP16*. Only where sentences beside it are
known to speak of what is set, and say one thing.
"""

import re
from collections.abc import Collection, Iterator

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.document.model import Document, Fence, Flow, FlowKind
from docverify.facts.code import LANGUAGES
from docverify.findings import Finding, Mark, Severity
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import filled
from docverify.rational import ONE
from docverify.rulebook.rule import Rule
from docverify.source import Span

_SET = re.compile(
    r"(?<![\w.$-])[\"']?(?P<key>[A-Za-z_][\w.-]*)[\"']?\s*[:=]\s*(?:\{\s*[\"']?enabled[\"']?\s*[:=]\s*)?[\"']?"
    r"(?P<value>[A-Za-z][\w.]*)\b(?!\s*[(.:])"
)
_FLAG = re.compile(r"(?<![\w-])--(?P<key>[A-Za-z][\w-]*)(?:[= ](?![-\\])[\"']?(?P<value>[\w.]+))?")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_STEM, _FEWEST = 6, 2
_LONGEST, _LEAD = 50_000, 40
_ON, _OFF = "on", "off"


class Switch(NamedTuple):
    """A key, as words, with the word that it is set to: on, off, or what is printed."""

    words: tuple[str, ...]
    value: str
    span: Span
    text: str


class Words(NamedTuple):
    """The words of a rule's page."""

    plain: frozenset[str]  # words of keys that texts leave out
    on: frozenset[str]
    off: frozenset[str]


def switched(rule: Rule, document: Document, sections: Collection[int], meant: Statuses) -> Iterator[Finding]:
    """In the sections that are known to speak of what is set."""
    words = Words(*(frozenset(rule.parameters[key]) for key in ("plain", "on", "off")))
    known: dict[tuple[str, ...], set[str]] = {}
    switches = [each for fence in fences_of(document) for each in _switches(fence, words)]
    for each in switches:
        known.setdefault(each.words, set()).add(each.value)
    for each in switches:
        if len(known[each.words]) == 1:
            for flow in document.flows:
                if flow.section in sections and flow.kind is FlowKind.PARAGRAPH:
                    yield from _told(rule, each, flow, words, meant)


def fences_of(document: Document) -> Iterator[Fence]:
    return (f for f in document.fences if f.language in LANGUAGES and len(f.flow.text) <= _LONGEST)


def _switches(fence: Fence, words: Words) -> Iterator[Switch]:
    for match in (*_SET.finditer(fence.flow.text), *_FLAG.finditer(fence.flow.text)):
        key, value = match["key"], (match["value"] or _ON).lower()
        parts = [part.lower() for part in _PARTS.findall(key)]
        telling = tuple(part for part in parts if part not in words.plain)
        state = _ON if value in words.on else _OFF if value in words.off else ""
        if state and telling and len("".join(telling)) >= _STEM:
            denied = not words.off.isdisjoint(parts)
            state = {_ON: _OFF, _OFF: _ON}[state] if denied else state
            yield Switch(telling, state, fence.flow.span(*match.span("key")), key)


@worded(256)
def _named(parts: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a key in their order."""
    return re.compile(r"\b" + r"[\s-]+".join(rf"{part[:_STEM]}\w*" for part in parts), re.IGNORECASE)


@worded(16)
def _states(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that say, in front of the words of a key and behind them, that it is on or off."""
    either = "|".join(sorted(words.off | words.on, key=lambda word: (-len(word), word)))
    before = rf"\b(?P<said>{either})\s+(?:{filled('{the_thing}')}\s+)?\Z"
    behind = (
        rf"(?:\W+(?:{filled('{kept_at}')})){{0,3}}\W+(?P<denied>{filled('{state_denied}')}\s+)?(?P<said>{either})\b"
    )
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def _told(rule: Rule, switch: Switch, flow: Flow, words: Words, meant: Statuses) -> Iterator[Finding]:
    before, behind = _states(words)
    for match in _named(switch.words).finditer(flow.text):
        ahead = before.search(flow.text, max(0, match.start() - _LEAD), match.start())
        after = behind.match(flow.text, match.end())
        said = after or ahead
        off = said is not None and said["said"].lower() in words.off
        state = _ON if off == bool(after and after["denied"]) else _OFF
        if said is not None and state != switch.value and is_said(rule, flow, match.span(), meant):
            start, end = ahead.start() if ahead else match.start(), after.end() if after else match.end()
            yield _finding(rule, flow.span(start, end), flow.text[start:end], switch)


def is_said(rule: Rule, flow: Flow, place: tuple[int, int], meant: Statuses) -> bool:
    text = flow.text.casefold()
    sentence = text[: place[0]].rpartition(". ")[2] + text[place[0] :].partition(". ")[0]
    if any(re.search(words, sentence) for words in rule.parameters["unless"]):
        return False
    quantity = Quantity(*place, place[1], Printed(ONE, ONE, True, "", 1), (Measure(),))
    return meant.asserts(Printing(quantity, flow))


def _finding(rule: Rule, span: Span, claimed: str, switch: Switch) -> Finding:
    message = rule.messages["value"].format(claimed=claimed, first=f"`{switch.text}`")
    found = Finding(rule.code, rule.name, Severity(rule.severity), message, span, claimed)
    return replace(found, evidence=(Mark(switch.span, "is set here"),), key=f"{rule.name}:{switch.text}")
