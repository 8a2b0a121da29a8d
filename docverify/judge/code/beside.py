"""Facts of the text and of code -> the setups beside the text, and what they set otherwise than it says."""

from collections.abc import Iterable, Sequence, Set

from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.findings import Finding
from docverify.judge.code.as_told import Text, as_told
from docverify.judge.code.compared import Compared, compared
from docverify.judge.code.fences import beside_files
from docverify.judge.code.keyed import keyed
from docverify.judge.code.listed import listed
from docverify.judge.code.named import named
from docverify.judge.code.node_commands import node_commands
from docverify.judge.code.parity import Beside, parity
from docverify.judge.code.ports import ports
from docverify.judge.launch.pools import telling
from docverify.kept import Kept
from docverify.source import Source, Span

_RULE = "spoken-settings"


def beside_code(
    source: Source,
    document: Document,
    passages: Sequence[Passage],
    said: Sequence[Fact],
    code: Sequence[Fact],
    meant: Statuses,
    kept: Kept,
) -> tuple[tuple[Compared, ...], list[Finding]]:
    """Each setup beside the text, and the findings at what differs; a flag is told of once."""
    together = tuple(kept.of(compared, kept.group(*code), kept.group(*said)))
    odd = kept.of(listed, kept.group(*together), kept.group(*said))
    found = parity(source, document, Beside((*together, *odd), beside_files(code, document)), kept.group(*said), kept)
    wrong = {finding.span for finding in found}
    nodes = (
        each for each in node_commands(source, document, kept) if wrong.isdisjoint(mark.span for mark in each.evidence)
    )
    found += [*keyed(source, document, kept), *(each for each in nodes if each.span not in wrong), *ports(document)]
    wrong = {finding.span for finding in found}
    found += [each for each in named(source, document, meant, together, kept) if each.span not in wrong]
    text = Text(passages, meant)
    found += as_told(source, document, text, together, {finding.span for finding in found}, kept)
    if several := telling(document, kept):
        from docverify.judge.launch.spoken import spoken  # most documents set next to nothing

        found += spoken(source, document, text, several, _told(found), kept)
    return together, found


def _told(found: Sequence[Finding]) -> set[Span]:
    """Places that are told of, and what they rest on."""
    return {span for each in found for span in (each.span, *(mark.span for mark in each.evidence))}


def without_causes(found: Sequence[Finding], between: Iterable[Finding], wrong: Set[Span]) -> list[Finding]:
    """With those `between` text and code, without what rests on places that are told of, there or as `wrong`."""
    more = list(between)
    places = wrong | {finding.span for finding in more}
    return [*(each for each in found if not _rests_on(each, places)), *more]


def _rests_on(finding: Finding, wrong: Set[Span]) -> bool:
    """Whether what it rests on is told of: all of it, or, if it is about the text, any of it."""
    told = [mark.span in wrong for mark in finding.evidence]
    return bool(told) and (any(told) if finding.name == _RULE else all(told))
