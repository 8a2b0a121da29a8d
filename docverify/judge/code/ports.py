"""Ports of fences and of the text -> findings: one that two services take, and one that is nearly another.

A port that a text names and nothing sets may be anybody's. But where it is one slip from a port that is set and that
nothing names, one of the two is wrong.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.classes import replace
from docverify.document.model import Document, Fence, Flow
from docverify.facts.code import LANGUAGES
from docverify.findings import Finding, Mark, Severity
from docverify.judge.equations.misprints import slip_size
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Span

_PORT = r"(?<![\d.:])(?P<port>[1-9]\d{1,4})(?!\w|\.\d|:\d)"
_SET = re.compile(
    rf"(?i:port)s?(?:[\"']?\s*[:=,]|\s)\s*[\"']?{_PORT}|(?i:endpoint|addr\w*)[=\s\"']+[\w.\-]+:(?P<met>\d{{2,5}})\b"
)
_MAPPED = re.compile(
    r"^\s*-\s*[\"']?(?P<host>[1-9]\d{1,4}):(?P<inner>[1-9]\d{1,4})(?:/\w+)?[\"']?\s*(?:#.*)?$", re.MULTILINE
)
_PUBLISHED = re.compile(r"\s-p[ =](?:\d+(?:\.\d+){3}:)?(?P<host>[1-9]\d{1,4}):(?P<inner>[1-9]\d{1,4})\b")
_BEHIND = r"\s*[:：]?\s*[`*]*"
_URL = re.compile(r"(?<=:)\d{2,5}(?=/|\b)")  # which may be that of a proxy
_ONLY = re.compile(r"\s*[`*]*([1-9]\d{1,4})[`*]*\s*")
_SERVICES = re.compile(r"^services:", re.MULTILINE)
_NUMBER = re.compile(r"\d{2,5}")
_LONGEST = 50_000


class Port(NamedTuple):
    number: str
    span: Span


def ports(document: Document) -> list[Finding]:
    """One finding at most: where several ports look alike it is not clear which is meant."""
    pages = [rule for rule in rules().values() if rule.check == "ports"] if document.fences else []
    fences = [f for f in document.fences if f.language in LANGUAGES and len(f.flow.text) <= _LONGEST] if pages else []
    found = []
    for rule in pages:
        found += [finding for fence in fences for finding in _taken_twice(rule, fence)]
        found += _nearly(rule, document, fences)
    return found


def _taken_twice(rule: Rule, fence: Fence) -> Iterator[Finding]:
    """Two services of one file that publish one port of the host."""
    if _SERVICES.search(fence.flow.text) is None:
        return
    first: dict[str, Span] = {}
    for match in _MAPPED.finditer(fence.flow.text):
        span = fence.flow.span(*match.span("host"))
        if match["host"] in first:
            mark = Mark(first[match["host"]], "is taken here")
            yield _finding(rule, "twice", Port(match["host"], span), mark, match["host"])
        first.setdefault(match["host"], span)


def _nearly(rule: Rule, document: Document, fences: Sequence[Fence]) -> Iterator[Finding]:
    """A named port that nothing sets, beside a set one that nothing names."""
    set_ = [port for fence in fences for port in _set(fence.flow)]
    words, label = (re.compile(rule.parameters[key], re.IGNORECASE) for key in ("named", "label"))
    told = list(_named(document, re.compile(words.pattern + _BEHIND + _PORT, re.IGNORECASE), label))
    asked = {each[0] for each in _URL.finditer("\n".join(_texts(document)))}
    numbers = {each[0] for fence in document.fences for each in _NUMBER.finditer(fence.flow.text)}
    known = asked | {each.number for each in told}
    free = {each.number: each for each in reversed(set_) if each.number not in known}
    odd = {each.number: each for each in reversed(told) if each.number not in numbers | asked}
    pairs = [(a, b) for a in odd.values() for b in free.values() if slip_size(a.number, b.number) == 1]
    if len(pairs) == 1:
        port, other = pairs[0]
        yield _finding(rule, "value", port, Mark(other.span, "port that is set"), other.number)


def _set(flow: Flow) -> Iterator[Port]:
    for match in _SET.finditer(flow.text):
        name = "port" if match["port"] else "met"
        yield Port(match[name], flow.span(*match.span(name)))
    for pattern in (_MAPPED, _PUBLISHED):
        for match in pattern.finditer(flow.text):
            yield Port(match["host"], flow.span(*match.span("host")))


def _named(document: Document, named: re.Pattern[str], label: re.Pattern[str]) -> Iterator[Port]:
    for flow in document.flows:
        if any(map(str.isdigit, flow.text)):
            for match in named.finditer(flow.text):
                yield Port(match["port"], flow.span(*match.span("port")))
    for table in document.tables:
        for row in table.rows:
            cell = row[1] if len(row) > 1 and label.search(row[0].text) else None
            number = _ONLY.fullmatch(cell.text) if cell is not None else None
            if cell is not None and number is not None:
                yield Port(number[1], cell.span(*number.span(1)))


def _texts(document: Document) -> Iterator[str]:
    yield from (flow.text for flow in document.flows)
    yield from (fence.flow.text for fence in document.fences)


def _finding(rule: Rule, case: str, port: Port, mark: Mark, other: str) -> Finding:
    message = rule.messages[case].format(claimed=port.number, first=other)
    found = Finding(rule.code, rule.name, Severity(rule.severity), message, port.span, port.number)
    return replace(found, evidence=(mark,), key=f"{rule.name}:{other}")
