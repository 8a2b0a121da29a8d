"""Claims, facts -> judgements on what several places of a document say of the same thing."""

from collections.abc import Sequence

from docverify.claims.collect import Claims
from docverify.claims.status.status import Statuses
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.judge.facts.by_name import by_name
from docverify.judge.facts.one_model import one_model
from docverify.judge.facts.unused import unused
from docverify.judge.judgement import Judgement
from docverify.judge.prose.all_of_them import all_of_them
from docverify.judge.prose.bracketed_shares import of_capacity
from docverify.judge.prose.counted_operands import counted_operands
from docverify.judge.prose.group_counts import group_counts
from docverify.judge.prose.labelled import labelled
from docverify.judge.prose.paired_counts import paired_counts
from docverify.judge.prose.quoted import quoted
from docverify.judge.prose.summed_up import summed_up
from docverify.kept import Kept


def repeated(
    document: Document, claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> list[Judgement]:
    """Of what nothing before has judged."""
    found = list(one_model(document, stated, known))
    found += unused(stated, [*known, *found])
    found += quoted(document, claims, stated, meant, [*known, *found], kept)
    found += labelled(document, claims, stated, meant, [*known, *found], kept)
    found += by_name(document, stated, [*known, *found])
    found += group_counts(claims, stated, meant, [*known, *found])
    found += paired_counts(claims, stated, meant, [*known, *found], kept)
    found += of_capacity(claims, stated, meant, [*known, *found])
    found += summed_up(document, claims, meant, [*known, *found])
    found += counted_operands(claims, meant, [*known, *found], kept)
    return [*found, *all_of_them(claims, meant, [*known, *found], kept)]
