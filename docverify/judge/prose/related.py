"""Claims -> judgements on numbers that stand beside others of which they tell the same in another way."""

from collections.abc import Sequence

from docverify.claims.collect import Claims
from docverify.claims.status.status import Statuses
from docverify.judge.judgement import Judgement
from docverify.judge.prose.beside import related_beside
from docverify.judge.prose.coupled import coupled
from docverify.judge.prose.halved import halved
from docverify.judge.prose.inverses import inverse
from docverify.judge.prose.labelled_ones import labelled_ones
from docverify.judge.prose.one_and_all import one_and_all
from docverify.judge.prose.paces import at_pace
from docverify.judge.prose.price_again import price_again
from docverify.judge.prose.priced_amounts import priced_amounts
from docverify.judge.prose.reached_shares import reached_shares
from docverify.judge.prose.shares_of_all import of_all
from docverify.judge.prose.shares_side_by_side import side_by_side
from docverify.judge.prose.spread_over import spread_over
from docverify.kept import Kept


def related_amounts(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> list[Judgement]:
    """What nothing before has judged."""
    found: list[Judgement] = []
    asked = (
        inverse,
        related_beside,
        halved,
        coupled,
        at_pace,
        of_all,
        side_by_side,
        spread_over,
        one_and_all,
        price_again,
        reached_shares,
        labelled_ones,
        priced_amounts,
    )
    for each in asked:
        found += each(claims, meant, [*known, *found], kept)
    return found
