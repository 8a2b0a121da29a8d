"""Claims, facts -> judgements beyond the equations that are printed: on what follows, is planned, bounded, repeated."""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.status.status import Statuses
from docverify.claims.symbols.displayed import may_display
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.judge.equations.totals_of_one import totals_of_one
from docverify.judge.judgement import Judgement
from docverify.judge.plans.plans import plans
from docverify.judge.prose.bounds import out_of_bounds
from docverify.judge.prose.consequences import coincident, followed
from docverify.judge.prose.listed import listed
from docverify.judge.prose.related import related_amounts
from docverify.judge.prose.tensor_splits import tensor_splits
from docverify.judge.repeated import repeated
from docverify.kept import Kept
from docverify.source import Source


def implied(
    source: Source, document: Document, claims: Claims, stated: Sequence[Fact], said: Sequence[Fact], meant: Statuses,
    known: list[Judgement], kept: Kept,
) -> list[Judgement]:  # fmt: skip
    """What is said to follow, or follows from what is `said`; what numbers alone tell is asked last."""
    found = [*listed(claims, meant, known, kept), *_symbolic(document, claims, stated, meant, known, kept)]
    found += followed(claims, said, meant, [*known, *found], kept)
    found += (*tensor_splits(claims, stated, meant, kept), *related_amounts(claims, meant, [*known, *found], kept))
    found += out_of_bounds(document, claims, meant, [*known, *found], kept)
    found += repeated(document, claims, stated, meant, [*known, *found], kept)
    found += plans(source, document, claims, stated, meant, [*known, *found], kept)
    found += totals_of_one(document, claims, said, meant, [*known, *found], kept)
    return [*found, *coincident(claims, meant, [*known, *found], kept)]


def _symbolic(
    document: Document, claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:  # fmt: skip
    """What is computed over names."""
    computing = [passage for passage in claims.passages if may_display(passage)]
    if computing:
        from docverify.judge.equations.symbolic import symbolic

        yield from symbolic(computing, document, claims, stated, meant, known, kept)
