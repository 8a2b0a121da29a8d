"""Commands of one fence -> findings: those that start the nodes of one job differ in what must be the same.

`--node-rank 0` and `--node-rank 1` start one job; its size, its layout and where its nodes meet are told to each.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.document.languages import SHELL
from docverify.document.model import Document, Fence
from docverify.facts.code_named import quantity_of, settings_of
from docverify.facts.code_setting import Setting
from docverify.facts.frameworks import spelled
from docverify.findings import Finding
from docverify.judge.code.set_otherwise import set_otherwise
from docverify.kept import Kept
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source

_PORT = re.compile(r"(?<=:)\d{2,5}$")
_WHY = ("set what the command of the other node sets", "change the command of the other node")
_FEWEST = 2  # settings of both commands that are the same
_LONGEST = 50_000


def node_commands(source: Source, document: Document, kept: Kept) -> list[Finding]:
    pages = [rule for rule in rules().values() if rule.check == "nodes"] if document.fences else []
    found = [
        finding
        for fence in document.fences
        if fence.language in SHELL and len(fence.flow.text) <= _LONGEST
        for rule in pages
        for finding in _different(rule, fence, source, kept)
    ]
    return list({finding.span: finding for finding in reversed(found)}.values())


def _different(rule: Rule, fence: Fence, source: Source, kept: Kept) -> Iterator[Finding]:
    ranks, same = (frozenset(map(spelled, rule.parameters[key])) for key in ("ranks", "same"))
    for job in _jobs(kept.of(settings_of, fence), ranks):
        first, *others = job
        for other in others:
            both = first.keys() & other.keys()
            shared = {key for key in both if first[key].value == other[key].value}
            odd = [key for key in both - shared if key in same]
            if len(odd) == 1 and len(shared) >= _FEWEST:
                yield from _told(rule, fence, (first[odd[0]], other[odd[0]]), source)


def _jobs(settings: Sequence[Setting], ranks: frozenset[str]) -> Iterator[list[dict[str, Setting]]]:
    """The commands of each job: the same program, told different ranks."""
    commands: dict[int, dict[str, Setting]] = {}
    for each in settings:
        if each.command:
            commands.setdefault(each.command, {}).setdefault(spelled(each.key), each)
    jobs: list[list[dict[str, Setting]]] = []
    for found in commands.values():
        if jobs and _goes_on(jobs[-1], found, ranks):
            jobs[-1].append(found)
        else:
            jobs.append([found])
    yield from (job for job in jobs if len(job) > 1)


def _goes_on(job: Sequence[dict[str, Setting]], command: dict[str, Setting], ranks: frozenset[str]) -> bool:
    rank = _rank(command, ranks)
    return rank not in (None, *(_rank(each, ranks) for each in job)) and _program(job[0]) == _program(command)


def _rank(command: dict[str, Setting], ranks: frozenset[str]) -> str | None:
    return next((each.value for key, each in command.items() if key in ranks), None)


def _program(command: dict[str, Setting]) -> str:
    """The words before the first flag."""
    line = next(iter(command.values())).line
    return re.split(r"\s-", line, maxsplit=1)[0]


def _told(rule: Rule, fence: Fence, pair: Sequence[Setting], source: Source) -> Iterator[Finding]:
    printed = [_printing(each, fence) for each in pair]
    first, place = printed
    if first is None or place is None or first.quantity.printed.value == place.quantity.printed.value:
        return
    yield set_otherwise(rule, source, first, place, pair[1].key, _WHY)


def _printing(setting: Setting, fence: Fence) -> Printing | None:
    """The number that is set, or the port of an address."""
    port = _PORT.search(setting.value)
    if port is not None:
        setting = replace(setting, value=port[0], start=setting.start + port.start())
    quantity = quantity_of(setting)
    return Printing(quantity, fence.flow) if quantity is not None else None
