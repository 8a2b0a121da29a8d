"""Claims -> judgements on what is reached of a nominal value: `400 Gb/s; NCCL reaches 85 % of that, 340 Gb/s`.

Two amounts of one kind and a percentage beside a word for a utilisation, in one sentence or a few, in any order.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.by_sentence import FEWEST, by_sentence, judged_anew
from docverify.judge.prose.cues import patterns
from docverify.judge.prose.following import equation_of
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.source import Span

RULE = "reached-share"
_SENTENCES = 3
_LEAD, _BEHIND = 40, 30  # characters before a percentage, and behind it
_OFF = 0.4  # how far off the value may be: else it is of something else
_TWICE = 0.1  # from half and twice: a peak with sparsity, both directions of a link
_CLAUSE = re.compile(r"[,;:.](?!\d)|[，；：。]|\s[–—]\s|[()（）]")


class _Words(NamedTuple):
    share: re.Pattern[str]
    behind: re.Pattern[str]
    reached: re.Pattern[str]
    unless: re.Pattern[str]


class _Found(NamedTuple):
    nominal: Amount
    share: Amount
    reached: Amount


def reached_shares(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each value that nothing else has judged."""
    judged, words = judged_places(known), _words()
    in_percent = (each for each in claims.passages if "%" in each.flow.text)
    for each in judged_anew(in_percent, words.reached, _equations, judged, meant, kept):
        if judged.isdisjoint(_places(each.equation)):
            yield each


def _equations(passage: Passage, kept: Kept) -> tuple[Equation, ...]:
    found = (_found(passage.flow.text, said) for said in _windows(by_sentence(passage, kept)))
    return tuple(_of(each) for each in found if each is not None)


def _places(equation: Equation) -> tuple[Span, Span]:
    """Where the percentage stands, and what is reached."""
    assert equation.result is not None
    result, used = equation.result, equation.evidence
    return (result.span, used[0]) if result.quantity.percent else (used[1], result.span)


def _windows(sentences: Sequence[Sequence[Amount]]) -> Iterator[list[Amount]]:
    """Sentences, or a few that follow on one another, with three amounts together."""
    for at in range(len(sentences)):
        for several in range(1, _SENTENCES + 1):
            said = [each for sentence in sentences[at : at + several] for each in sentence]
            if len(said) >= FEWEST or at + several >= len(sentences):
                break
        if len(said) == FEWEST:
            yield said


def _found(text: str, said: Sequence[Amount]) -> _Found | None:
    """The three, if the percentage is one of utilisation and the lesser value is what is reached."""
    shares = [each for each in said if each.share]
    values = sorted((each for each in said if not each.share), key=lambda each: each.value)
    if len(shares) != 1 or values[0].measured != values[1].measured or not all(each.sure for each in values):
        return None
    (share,), (reached, nominal) = shares, values
    whole = text[max(0, min(each.start for each in said) - _LEAD) : max(each.end for each in said) + _BEHIND]
    if not reached.measured or not _is_of_use(text, share) or _words().unless.search(whole):
        return None
    ratio = reached.value / (nominal.value * share.value) if nominal.value and share.value else 0
    far = abs(ratio - 1) > _OFF or abs(2 * ratio - 1) < _TWICE
    return _Found(nominal, share, reached) if not far and _is_reached(text, reached) else None


def _is_of_use(text: str, share: Amount) -> bool:
    """Whether a word for a utilisation stands at the percentage, in its clause."""
    ahead = text[max(0, share.start - _LEAD) : share.start]
    start = max((match.end() for match in _CLAUSE.finditer(ahead)), default=0)
    words = _words()
    return words.share.search(ahead, start) is not None or words.behind.match(text, share.end) is not None


def _is_reached(text: str, reached: Amount) -> bool:
    """Whether the clause of the value says that it is what is reached."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, reached.start)), default=0)
    end = next((match.start() for match in _CLAUSE.finditer(text, reached.end)), len(text))
    return _words().reached.search(text, start, end) is not None


def _of(found: _Found) -> Equation:
    """What stands last follows from the other two: what is reached, or the share that it is."""
    nominal, share, reached = (each.printing for each in found)
    if found.share.start > max(found.nominal.start, found.reached.start):
        node, used, result = Binary("/", Leaf(reached), Leaf(nominal)), (reached, nominal), share
    else:
        node, used, result = Binary("*", Leaf(nominal), Leaf(share)), (nominal, share), reached
    return equation_of(result, (Reading(node, "=", Leaf(result)),), used, RULE)


@worded()
def _words() -> _Words:
    return _Words(*patterns(RULE, ("share", "behind", "reached", "unless")))
