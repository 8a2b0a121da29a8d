"""Document -> judgements on the numbers of a plan, where it speaks of what plans of service or training are about."""

import re
from collections.abc import Sequence

from docverify.claims.collect import Claims
from docverify.claims.status import Statuses
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.judge.judgement import Judgement
from docverify.judge.words import by_line
from docverify.kept import Kept
from docverify.patterns import Worded, listed
from docverify.source import Source

_SIZE = re.compile(r"[KMGT]i?B\b|FLOP")
_SERVED = Worded("{served}")
_LOADED = Worded("{loaded}")
_TRAINED = Worded("{trained}")


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
    from docverify.judge.planned import planned  # most documents do without

    return list(planned(document, claims, facts, meant, known, topics, kept))


def _topics(text: str) -> frozenset[str]:
    """Of which plans it may be."""
    sized = _SIZE.search(text) is not None
    found = {"serving"} if _served(text, sized) else set()
    return frozenset(found | {"training"} if sized and _TRAINED.search(text) is not None else found)


def _served(text: str, sized: bool) -> bool:
    """Whether it speaks of memory and what takes it, or of a load and what takes that."""
    if sized and _SERVED.search(text) is not None:
        return True
    lower = by_line(text, str.lower)  # words are found in it faster than a pattern finds them
    return any(map(lower.__contains__, listed("copies"))) and _LOADED.search(lower) is not None
