"""Document, judgements -> judgements on what all have by what one has, of numbers of which nothing is told yet."""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims, items_of
from docverify.claims.status.status import Statuses
from docverify.claims.tables.per_one import per_one
from docverify.document.model import Document
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import considered
from docverify.judge.plans.wrong import Wrong
from docverify.kept import Kept


def totals_of_one(
    document: Document, claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """What is wrong, and in no contradiction that is known."""
    told: Wrong | None = None
    for equation in per_one(document, claims.lines, items_of(claims.passages)):
        judgement = considered(equation, meant, kept)
        told = told or Wrong(known)
        if judgement.verdict is Verdict.DISAGREE and not told.tells(judgement):
            yield judgement
