"""Claims -> judgements on what the amounts of one sentence, or of a few, say of one another: the loop of such rules."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import considered
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.source import Span

FEWEST = 3  # amounts: two, and what follows from them


def by_sentence(passage: Passage, kept: Kept) -> list[list[Amount]]:
    """The amounts of each sentence that has some."""
    sentences: dict[int, list[Amount]] = {}
    for each in kept.of(stated_in, passage).amounts:
        sentences.setdefault(each.sentence, []).append(each)
    return [*sentences.values()]


def judged_anew(
    passages: Iterable[Passage],
    word: re.Pattern[str],
    equations: Callable[[Passage, Kept], Sequence[Equation]],
    taken: Container[Span],
    meant: Statuses,
    kept: Kept,
) -> Iterator[Judgement]:
    """What `equations` finds in the passages with the word, one for each result whose place is not taken."""
    for passage in passages:
        if passage.numbers < FEWEST or word.search(passage.flow.text) is None:
            continue
        for equation in kept.once(equations, passage, kept):
            if equation.result is not None and equation.result.span not in taken:
                judgement = considered(equation, meant, kept)
                if judgement.verdict is not Verdict.NOT_JUDGED:
                    yield judgement
