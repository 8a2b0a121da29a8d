"""Document -> judgements on the numbers of a serving plan, where it speaks of memory and of what a plan is about."""

import re
from collections.abc import Sequence

from docverify.claims.collect import Claims
from docverify.claims.status import Statuses
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.judge.judgement import Judgement
from docverify.kept import Kept
from docverify.patterns import Worded
from docverify.source import Source

_SIZE = re.compile(r"[KMGT]i?B\b|FLOP")
_SERVED = Worded("{served}")


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
    if _SIZE.search(source.text) is None or _SERVED.search(source.text) is None:
        return []
    from docverify.judge.planned import planned  # most documents do without

    return list(planned(document, claims, facts, meant, known, kept))
