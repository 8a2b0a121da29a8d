"""Document -> judgements on the numbers of a plan, where it speaks of what plans of service or training are about."""

import re
from collections.abc import Sequence

from docverify.claims.collect import Claims
from docverify.claims.status.status import Statuses
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.judge.judgement import Judgement
from docverify.judge.words import by_line
from docverify.kept import Kept
from docverify.patterns import says
from docverify.source import Source

_SIZE = re.compile(r"[kKMGT]i?B\b|FLOP|\d ?[MB]\b|\bbytes\b")


def plans(
    source: Source,
    document: Document,
    claims: Claims,
    facts: Sequence[Fact],
    meant: Statuses,
    known: list[Judgement],
    kept: Kept,
) -> list[Judgement]:
    """What no rule has contradicted yet."""
    topics = _topics(source.text)
    if not topics:
        return []
    from docverify.judge.plans.planned import planned  # most documents do without

    return list(planned(document, claims, facts, meant, known, topics, kept))


def _topics(text: str) -> frozenset[str]:
    """Of which plans it may be."""
    sized, lower = _SIZE.search(text) is not None, by_line(text, str.lower)
    found = {"serving"} if _served(lower, sized) else set()
    return frozenset(found | {"training"} if sized and says("trained", lower) else found)


def _served(lower: str, sized: bool) -> bool:
    """Whether it speaks of memory and what takes it, or of a load and what takes that."""
    return (
        (sized and says("served", lower))
        or says("answered", lower)
        or (says("copies", lower) and says("loaded", lower))
    )
