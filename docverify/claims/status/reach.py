"""cue -> the stretches of text that it speaks of."""

import re
from collections.abc import Callable, Iterator

from docverify.claims.status.cues import Cue, listed
from docverify.claims.status.regions import Reached, Region
from docverify.claims.status.sentences import Sentences, Stretch, has_number, numbers, opens_with
from docverify.claims.status.standing import Ground
from docverify.claims.status.voices import according, asked, claiming, saying
from docverify.language import worded

_GAP = 32  # characters between a word and the number it speaks of
_LINE_LENGTH = 1000
_STRICT_GAP = re.compile(r"\W{0,4}(?:(?:the|a|an|about|around|only|exactly|another|some|full)\s+)?[~$€¥≈*_`]{0,3}")
_LOOSE_GAP = re.compile(rf"[^,;，；]{{0,{_GAP}}}")
_LINE = re.compile(r"→|=>|✅|✓|✔|[❌✗✘✖🚫]|\n")
_ALONE = re.compile(r"\s*$|[.!:,;。，！：；]| (?:as well|too)[.:,]| [–—]")
_NOUN = re.compile(r"(?:[ -]?(?:[a-zµ%$€¥][\w/%]{0,15}|[\u4e00-\u9fff]{1,4})){0,2} ?")
_UNIT = re.compile(r"\d\s?([a-zµ%][\w/]*)")


def reached(sentences: Sentences, cues: list[Cue]) -> Reached:
    found = Reached(list(asked(sentences)))
    for cue in cues:
        if cue.reach in ("answer", "predicate", "correction"):
            _BACKWARD[cue.reach](sentences, cue, found)
        else:
            found.regions.extend(_REACHES[cue.reach](sentences, cue))
    return found


def _onward(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    end, stop = sentences.clause(cue.start).end, sentences.all[sentences.index(cue.start)].end
    while cue.ground is Ground.SUPPOSED and end < stop and _goes_on(sentences, end):
        end = sentences.clause(end).end
    yield Region(Stretch(cue.start, end), cue)


def _goes_on(sentences: Sentences, at: int) -> bool:
    """Whether what follows belongs to the clause before: `if it is lost, 1 M come in, which needs 53`."""
    return opens_with(sentences.text[at : at + _GAP].lstrip(" ,.…"), "continuing")


def _clause(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    yield Region(sentences.clause(cue.start), cue)


def _sentence(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    yield Region(sentences.all[sentences.index(cue.start)], cue)


def _rest(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    yield Region(Stretch(cue.start, len(sentences.text)), cue, wide=True)


def _pair(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """The sentence, from the phrase on, and the next."""
    after = min(sentences.index(cue.start) + 1, len(sentences.all) - 1)
    yield Region(Stretch(cue.start, sentences.all[after].end), cue)


def _next(sentences: Sentences, cue: Cue, gap: re.Pattern[str] = _LOOSE_GAP) -> Iterator[Region]:
    number = next(numbers(sentences.text, cue.end, sentences.clause(cue.start).end), None)
    if number is not None and gap.fullmatch(sentences.text, cue.end, number.start):
        yield Region(Stretch(cue.start, number.end), cue)


def _adjacent(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    yield from _next(sentences, cue, _STRICT_GAP)


def _before(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """The number before the phrase, in its clause or, for a phrase that opens a bracket, before the bracket."""
    last = _last_number(sentences, cue)
    if last is not None:
        yield Region(Stretch(last.start, cue.end), cue)


def _last_number(sentences: Sentences, cue: Cue) -> Stretch | None:
    sentence = sentences.all[sentences.index(cue.start)]
    *_, last = [None, *numbers(sentences.text, sentence.start, cue.start)]
    return last if last is not None and cue.start - last.end <= 2 * _GAP else None


def _touching(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """The number before the phrase if nothing but its noun is between."""
    last = _last_number(sentences, cue)
    if last is not None and _NOUN.fullmatch(sentences.text, last.end, cue.start):
        yield Region(Stretch(last.start, cue.end), cue)


def _line(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """From a mark to an arrow, another mark or the end of the line; behind its line, all of it."""
    text = sentences.text
    low = max(cue.start - _LINE_LENGTH, 0)
    begin = max(text.rfind("\n", low, cue.start) + 1, low)
    end = _LINE.search(text, cue.end)
    stop = end.start() if end else len(text)
    if text[cue.end : stop].strip(" .|*_"):
        yield Region(Stretch(cue.start, stop), cue, wide=not text[begin : cue.start].strip())
        return
    marks = [mark.end() for mark in _LINE.finditer(text, begin, cue.start)]
    yield Region(Stretch(marks[-1] if marks else begin, cue.end), cue)


def _label(sentences: Sentences, cue: Cue) -> Iterator[Region]:
    """The paragraph as far as no other label (`Correct:`) begins."""
    if sentences.beginning == cue.start:
        other = _counter().search(sentences.text, cue.end)
        yield Region(Stretch(0, other.start() if other else len(sentences.text)), cue, wide=True)


@worded()
def _counter() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(re.escape(word) for word in sorted(listed('counters')))})")


def _answer(sentences: Sentences, cue: Cue, found: Reached) -> None:
    """`It does not.` speaks of the sentence before, if it says no more than that."""
    sentence = sentences.all[sentences.index(cue.start)]
    if sentences.first(sentence) == cue.start and _ALONE.match(sentences.text, cue.end):
        _sentence_before(sentences, cue, found)


def _sentence_before(sentences: Sentences, cue: Cue, found: Reached) -> None:
    index = sentences.index(cue.start)
    if index:
        found.regions.append(Region(sentences.all[index - 1], cue))
    elif found.before is None:
        found.before = cue


def _predicate(sentences: Sentences, cue: Cue, found: Reached) -> None:
    """What a phrase says it of: the clause so far, what a pronoun stands for, or what follows `it is wrong that`."""
    text, clause = sentences.text, sentences.clause(cue.start)
    sentence = sentences.all[sentences.index(cue.start)]
    so_far = Stretch(clause.start, cue.start)
    if has_number(text, so_far):
        found.regions.append(Region(Stretch(clause.start, cue.end), cue))
        return
    subject = sentences.opening(so_far).strip(" ,;:.…，；")
    after = text[cue.end : cue.end + 6].lstrip()
    if after.startswith(("that ", "to ")) or "following" in subject:
        found.regions.append(Region(Stretch(cue.end, clause.end), cue, wide=True))
    elif _points_back(subject):
        if has_number(text, Stretch(sentence.start, clause.start)):
            found.regions.append(Region(Stretch(sentence.start, cue.end), cue))
        else:
            _sentence_before(sentences, cue, found)


def _points_back(subject: str) -> bool:
    """Whether a subject without a number stands for something said before: `that`, `the vendor's figure`."""
    pronoun = opens_with(subject, "demonstratives") and len(subject) <= _GAP
    return pronoun or not listed("claim_nouns").isdisjoint(subject.split())


def _correction(sentences: Sentences, cue: Cue, found: Reached) -> None:
    """The number just before; at the start of a sentence, what the sentence before says in the corrected unit."""
    index = sentences.index(cue.start)
    sentence = sentences.all[index]
    last = _last_number(sentences, cue)
    if last is not None and last.start >= sentence.start:
        found.regions.append(Region(Stretch(last.start, cue.end), cue))
    elif not index:
        found.before = cue if _is_opening(sentences, sentence, cue) else found.before
    elif _is_opening(sentences, sentence, cue):
        taken_back = _taken_back(sentences, sentences.all[index - 1], Stretch(cue.end, sentence.end))
        found.regions.append(Region(taken_back, cue))


def _is_opening(sentences: Sentences, sentence: Stretch, cue: Cue) -> bool:
    return cue.start - sentences.first(sentence) <= _GAP


def _taken_back(sentences: Sentences, sentence: Stretch, correction: Stretch) -> Stretch:
    """The last part of the sentence if it has a unit of the correction in it, else the whole sentence."""
    text = sentences.text
    cut = max(text.rfind(mark, sentence.start, sentence.end - 2) for mark in (", ", "，", "; "))
    last = Stretch(max(cut, sentence.start), sentence.end)
    units = set(_UNIT.findall(text, correction.start, correction.end))
    return last if units.intersection(_UNIT.findall(text, last.start, last.end)) else sentence


_REACHES: dict[str, Callable[[Sentences, Cue], Iterator[Region]]] = {
    "onward": _onward, "clause": _clause, "sentence": _sentence, "rest": _rest, "pair": _pair, "next": _next,
    "adjacent": _adjacent, "before": _before, "touching": _touching, "line": _line, "label": _label,
    "saying": saying, "claiming": claiming, "according": according,
}  # fmt: skip
_BACKWARD: dict[str, Callable[[Sentences, Cue, Reached], None]] = {
    "answer": _answer, "predicate": _predicate, "correction": _correction,
}  # fmt: skip
