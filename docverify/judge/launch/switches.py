"""Switches that fences set x the text -> findings: what is said to be on, off or in a format that nothing sets.

`enable_prefix_caching: true` is *prefix caching on*; `--fp16` is *trained in FP16*. Only where sentences beside it are
known to speak of what is set, and say one thing.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

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
_LONGEST = 50_000
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
    states = _states(words)
    for each in switches:
        if len(known[each.words]) == 1:
            pattern = _pattern(each.words, states)
            for flow in document.flows:
                if flow.section in sections and flow.kind is FlowKind.PARAGRAPH:
                    yield from _told(rule, each, flow, pattern, words, meant)


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


@lru_cache(16)
def _states(words: Words) -> tuple[str, str]:
    return "|".join(sorted(words.on, key=len, reverse=True)), "|".join(sorted(words.off, key=len, reverse=True))


@worded(256)
def _pattern(parts: tuple[str, ...], states: tuple[str, str]) -> re.Pattern[str]:
    """The words of a key in their order, with a state behind or in front of them."""
    name = r"[\s-]+".join(rf"{part[:_STEM]}\w*" for part in parts)
    on, off = states
    return re.compile(
        rf"\b(?:(?P<before>{off}|{on})\s+(?:{filled('{the_thing}')}\s+)?)?{name}"
        rf"(?:(?:\W+(?:{filled('{kept_at}')})){{0,3}}\W+(?P<behind>(?P<denied>{filled('{state_denied}')}\s+)?(?:{off}|{on})))?\b",
        re.IGNORECASE,
    )


def _told(
    rule: Rule, switch: Switch, flow: Flow, pattern: re.Pattern[str], words: Words, meant: Statuses
) -> Iterator[Finding]:
    for match in pattern.finditer(flow.text):
        name = "behind" if match["behind"] else "before"
        said = (match[name] or "").lower()
        state = _OFF if said in words.off or match["denied"] else _ON if said in words.on else ""
        if state and state != switch.value and is_said(rule, flow, match.span(name), meant):
            yield _finding(rule, flow.span(*match.span()), match[0], switch)


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
