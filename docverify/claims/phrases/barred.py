"""Whether the words around a form forbid its reading: qualifiers in, behind, before it, a third share, a question."""

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.phrases.fitting import Phrase
from docverify.claims.phrases.matching import Match, Tokens, choice
from docverify.forms import CLASSES
from docverify.patterns import listed
from docverify.units import unit

_BEHIND = 5  # words behind a statement that may still qualify it
_BEFORE = 20
_AHEAD = 200
_LONGEST = 6  # characters of a noun
_QUANTITIES = frozenset(CLASSES.values())
_OPENED, _CLOSED = frozenset("(（"), frozenset(")）")
_COMMAS = frozenset(",，、")
_STOPS = frozenset(".;!?\n。；！？")


def barred(phrase: Phrase, tokens: Tokens, match: Match) -> bool:
    """Whether the statement cannot be read as the form says."""
    texts = tokens.texts
    if phrase.unless and choice(phrase.unless).stands(texts, match.start, _stop(texts, match.end, _BEHIND)):
        return True
    if phrase.unless_inside and choice(phrase.unless_inside).stands(texts, match.start, match.end):
        return True
    begin = _sentence(texts, match.start)
    if phrase.unless_before and choice(phrase.unless_before).stands(texts, begin, match.start):
        return True
    aside = phrase.unless_before_times
    if aside and _of_times(phrase, match) and choice(aside).stands(texts, begin, match.start):
        return True
    if phrase.unless_of and choice(phrase.unless_of).stands(texts, begin, match.end) and not _counted(phrase, match):
        return True
    if phrase.timed and choice(phrase.timed).stands(texts, match.start, match.end) and not _timed(phrase, match):
        return True
    if phrase.counted in match.bound and _of_others(texts, match, match.bound[phrase.counted]):
        return True
    if (phrase.other_unit and _of_a_list(tokens, match)) or _ends_another(tokens, match) or _at_so_much(tokens, match):
        return True
    end = _stop(texts, match.end, _AHEAD)
    if end < len(texts) and texts[end] in "?？":
        return True
    return bool(phrase.alone) and CLASSES[phrase.alone] in texts[begin : match.start] + texts[match.end : end]


def _of_a_list(tokens: Tokens, match: Match) -> bool:
    """`6 h, 2 days, or 3 weeks`: the last of several to choose from."""
    before = tokens.quantities.get(match.start - 2)
    first = tokens.quantities.get(match.start)
    if before is None or first is None or tokens.texts[match.start - 1] not in _COMMAS:
        return False
    return before.measure.unit.dimensions == first.measure.unit.dimensions


def _ends_another(tokens: Tokens, match: Match) -> bool:
    """`from 40 to 50 ms → 18 ms, 2.5× faster`: its first number is the end of what begins before it."""
    before, first = tokens.quantities.get(match.start - 2), tokens.quantities.get(match.start)
    return before is not None and first is not None and tokens.texts[match.start - 1] in listed("ends_joined")


def _at_so_much(tokens: Tokens, match: Match) -> bool:
    """`from $2.28 to $2.58 (75%) or $2.04 (95%)`: shares in the brackets of several say at what each is."""
    texts, quantities = tokens.texts, tokens.quantities
    own = quantities.get(match.end - 2)
    if texts[match.end - 1] not in _CLOSED or "a" not in match.bound or own is None or not own.percent:
        return False
    at = next((at for at in range(match.end, min(match.end + _BEHIND, len(texts))) if at in quantities), -1)
    share = quantities.get(at + 2)
    if at < 0 or share is None or not share.percent or texts[at + 1] not in _OPENED:
        return False
    base, last, other = match.bound["a"], match.bound.get("b", match.bound["a"]), quantities[at]
    first = base.printed.value * (last if base.bare else base).measure.factor
    change = abs(1 - other.printed.value * other.measure.factor / first) * 100 if first else 0
    return last.measure.unit == other.measure.unit and abs(change - share.printed.value) > 1


def _stop(texts: tuple[str, ...], start: int, words: int) -> int:
    """Where the sentence ends, or a conclusion begins, as far ahead as it may matter."""
    far = min(len(texts), start + words)
    return next((at for at in range(start, far) if texts[at] in _STOPS or _concludes(texts, at)), far)


def _concludes(texts: tuple[str, ...], at: int) -> bool:
    """`50 GB of 80 GB = 62.5 %, so 30 GB are free`."""
    return texts[at] in _COMMAS and at + 1 < len(texts) and texts[at + 1] in listed("hence")


def _counted(phrase: Phrase, match: Match) -> bool:
    """Whether a unit counts one of the things: `a step takes 0.5 s, which is 2 steps/s`."""
    nouns = tuple(noun for quantity in match.bound.values() for noun, _ in quantity.measure.unit.nouns)
    return choice(phrase.unless_of).stands(nouns, 0, len(nouns))


def _timed(phrase: Phrase, match: Match) -> bool:
    """Whether a time or a rate is compared, or something without a dimension, whose unit the text leaves out."""
    units = [match.bound[name].measure.unit.dimensions for name in phrase.alike if name in match.bound]
    return any(not dimensions or "time" in dict(dimensions) for dimensions in units)


def _of_times(phrase: Phrase, match: Match) -> bool:
    """Whether two times are compared, not two rates, or two prices."""
    found = [match.bound[name] for name in phrase.alike if name in match.bound]
    return all(each.currency or dict(each.measure.unit.dimensions).get("time", 0) > 0 for each in found)


def _of_others(texts: tuple[str, ...], match: Match, count: Quantity) -> bool:
    """Whether the words before the first quantity name countable things, and none that are counted."""
    at = next(n for n in range(match.start, match.end) if texts[n] in _QUANTITIES)
    said = "".join(texts[match.start : at])
    named = {noun for start in range(len(said)) for end in range(start + 1, min(start + _LONGEST, len(said)) + 1)
             for each in unit(said[start:end]) if not each.dimensions for noun, _ in each.nouns}  # fmt: skip
    own = {noun for noun, _ in count.measure.unit.nouns}
    return bool(own and named) and not own & named


def _sentence(texts: tuple[str, ...], start: int) -> int:
    """Where the sentence begins, as far back as it may matter."""
    low = max(0, start - _BEFORE)
    return next((at + 1 for at in range(start - 1, low - 1, -1) if texts[at] in _STOPS), low)
