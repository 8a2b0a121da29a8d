"""Claims -> judgements on lines that say what is left of a nominal value, or what many cost that cost so much each."""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims, items_of
from docverify.claims.status.status import Statuses
from docverify.claims.tables.counted_lines import counted_lines
from docverify.claims.tables.effective_lines import effective_lines
from docverify.claims.tables.product_lines import product_lines
from docverify.document.model import Document
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.meaning import considered
from docverify.kept import Kept


def effective(
    document: Document, claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """The judgements on what efficiency leaves, and on totals of one line times another."""
    judged = judged_places(known)
    lines = claims.lines
    left = effective_lines(document, lines, items_of(claims.passages))
    for equation in (*left, *product_lines(lines), *counted_lines(document, lines)):
        if equation.result is not None and equation.result.span not in judged:
            yield considered(equation, meant, kept)
