"""Document, judgements -> judgements on what all have by what one has, of numbers of which nothing is told yet."""

from collections.abc import Iterator, Sequence
from functools import cache

from docverify.claims.collect import Claims, items_of
from docverify.claims.status.status import Statuses
from docverify.claims.tables.per_one import per_one
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import considered
from docverify.judge.plans.wrong import Wrong
from docverify.judge.prose.settled import may_settle, settled
from docverify.kept import Kept


def totals_of_one(
    document: Document, claims: Claims, said: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """What is wrong, and in no contradiction that is known."""
    told: Wrong | None = None
    counts = cache(
        lambda: {each.kind[0][0]: each.printing for each in settled(filter(may_settle, said)) if len(each.kind) == 1}
    )
    for equation in per_one(document, claims.lines, items_of(claims.passages), counts):
        judgement = considered(equation, meant, kept)
        told = told or Wrong(known)
        if judgement.verdict is Verdict.DISAGREE and not told.tells(judgement):
            yield judgement
