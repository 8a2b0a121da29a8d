"""Formats of numbers that fences set x the text -> findings: a format that the text gives and no fence sets.

`--fp16` is *trained in FP16*, `--kv-cache-dtype fp8` an *FP8 KV cache*. Only where the text says one format of a thing.
"""

import re
from collections.abc import Collection, Iterator

from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.document.model import Document, Flow
from docverify.findings import Finding, Mark, Severity
from docverify.judge.launch.switches import fences_of, is_said
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.rule import Rule
from docverify.source import Span

_FORMAT = r"(?:bf16|bfloat16|fp16|float16|fp32|float32|fp8(?:_e\dm\d\w*)?|float8\w*)"
_FLAG = re.compile(rf"(?<![\w-])--({_FORMAT})\b", re.IGNORECASE)
_TRUE = re.compile(rf"\b({_FORMAT})[\"']?\s*[:=]\s*(?:\{{\s*[\"']?enabled[\"']?\s*[:=]\s*)?true\b", re.IGNORECASE)
_KEYED = re.compile(
    rf"(?<![\w.])-{{0,2}}(?P<key>[\w-]*(?:dtype|precision)[\w-]*)[\"']?\s*[:= ,]\s*[\"']?(?:torch\.)?"
    rf"(?P<value>{_FORMAT}|auto)\b",
    re.IGNORECASE,
)
_SAID = re.compile(rf"(?<![\w/-])({_FORMAT})(?![\w/])", re.IGNORECASE)
_CLAUSE = Worded(r"[.;,，。；|(]\s?|\b{next_clause}\b")


class Set(NamedTuple):
    """A format that is set, for the cache or for all else; `family` is empty for one that follows the model's."""

    cache: bool
    family: str
    span: Span
    text: str


def formatted(rule: Rule, document: Document, sections: Collection[int], meant: Statuses) -> Iterator[Finding]:
    """In the sections that are known to speak of what is set."""
    found = [each for fence in fences_of(document) for each in _set(fence.flow)]
    printed = {_family(m[1]) for fence in fences_of(document) for m in _SAID.finditer(fence.flow.text)}
    printed |= {each.family for each in found}
    said = [each for flow in document.flows if flow.section in sections for each in _told(rule, flow)]
    for cache in (True, False):
        here = [each for each in found if each.cache is cache]
        told = [each for each in said if each[2] is cache]
        families = {_family(match[1]) for _, match, _ in told}
        if len({each.family for each in here}) == 1 == len(families) and printed.isdisjoint(families):
            for flow, match, _ in told:
                if is_said(rule, flow, match.span(1), meant):
                    yield _finding(rule, flow.span(*match.span(1)), match[1], here[0])


def _set(flow: Flow) -> Iterator[Set]:
    for pattern in (_FLAG, _TRUE):
        for match in pattern.finditer(flow.text):
            yield Set(False, _family(match[1]), flow.span(*match.span(1)), match[1])
    for match in _KEYED.finditer(flow.text):
        cache = re.search(r"kv|cache", match["key"], re.IGNORECASE) is not None
        if cache or match["value"].lower() != "auto":
            yield Set(cache, _family(match["value"]), flow.span(*match.span("value")), match["value"])


def _family(text: str) -> str:
    """bfloat16 is bf16, float8_e4m3fn is fp8."""
    lower = text.lower().replace("bfloat", "bf").replace("float", "fp").partition("_")[0]
    return "" if lower == "auto" else lower[:4] if lower.startswith(("bf", "fp1", "fp3")) else lower[:3]


def _told(rule: Rule, flow: Flow) -> Iterator[tuple[Flow, re.Match[str], bool]]:
    """The formats of a text with whether they are those of the cache; what is of a part is left out."""
    cache, part, plain = ("|".join(rule.parameters[key]) for key in ("cache", "part", "plain"))
    for match in _SAID.finditer(flow.text):
        before = _CLAUSE.split(flow.text[: match.start()])[-1].lower()
        after = _CLAUSE.split(flow.text[match.end() :])[0].lower()
        clause = f"{before}{match[0]}{after}"
        if re.search(part, clause) is None and (re.search(cache, clause) or re.search(plain, clause)):
            yield flow, match, re.search(cache, clause) is not None


def _finding(rule: Rule, span: Span, claimed: str, other: Set) -> Finding:
    message = rule.messages["value"].format(claimed=claimed, first=f"`{other.text}`")
    found = Finding(rule.code, rule.name, Severity(rule.severity), message, span, claimed)
    return replace(found, evidence=(Mark(other.span, "is set here"),), key=f"{rule.name}:{other.text}")
