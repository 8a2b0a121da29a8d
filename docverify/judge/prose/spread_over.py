"""Claims -> judgements on what one of several has of what is spread over them: `64 layers over 8 stages, 16 per stage`.

A sentence with a total, the number of those that share it and what each of them has holds nothing else that is counted.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.dimensions import Dimensions
from docverify.expression import Binary, Leaf
from docverify.facts.degrees import DEGREES
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.by_sentence import FEWEST, by_sentence, judged_anew
from docverify.judge.prose.cues import cues, patterns
from docverify.judge.prose.following import equation_of
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules

_FAR = 90  # characters between two of the three
_LEAD = 32  # characters before what each has
_BETWEEN = Worded(r"\s?{joins_two}\s?")
_COLON = re.compile(r"(?:\s[^\s\d:;,.]+){0,2}[:：]\s*")
_ENDS = re.compile(r"[\s*_]*[.。]?[\s*_]*(?:\n|$)")
_DEGREE = re.compile(r"\b([A-Z]{2,4})\s?=\s?$")
_RANKS = "device"
_BEHIND = 8  # characters
_INFORMATION = (("information", 1),)


class _Words(NamedTuple):
    rule: str
    gate: re.Pattern[str]
    spread: re.Pattern[str]
    each: re.Pattern[str]
    attribute: re.Pattern[str]
    unless: re.Pattern[str]
    parted: re.Pattern[str]
    once: re.Pattern[str]  # no part is there twice
    alike: frozenset[str]
    copied: frozenset[str]
    at_once: frozenset[str]  # what no step after another holds


class _Shared(NamedTuple):
    total: Amount
    number: Amount
    part: Amount


def spread_over(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each number that nothing else has judged."""
    wrong = judged_places(each for each in known if each.verdict is Verdict.DISAGREE)
    found = judged_anew(claims.passages, _words().gate, _equations, judged_places(known), meant, kept)
    return (each for each in found if wrong.isdisjoint(each.equation.evidence))


def _equations(passage: Passage, kept: Kept) -> tuple[Equation, ...]:
    found = (_shared(passage.flow.text, said) for said in by_sentence(passage, kept))
    return tuple(_of(each) for each in found if each is not None)


def _shared(text: str, said: Sequence[Amount]) -> _Shared | None:
    """The three of a sentence, if it has no other count and no word that makes them uneven."""
    words = _words()
    if len(said) != FEWEST or not all(each.value > 0 and (each.sure or _is_degree(text, each)) for each in said):
        return None
    if any(each.printing.quantity.label and not _is_degree(text, each) for each in said):
        return None
    first, part = said[0], said[-1]
    between = text[first.end : part.start]
    whole = words.once.sub("", text[max(0, first.start - _LEAD) : part.end + _LEAD])
    if len(between) > 2 * _FAR or words.unless.search(whole) or cues().unsaid_of_counts.search(whole):
        return None
    told = words.spread.search(text, max(0, first.start - _LEAD), part.start) is not None
    for total, number in ((first, said[1]), (said[1], first)) if told or _is_in_short(text, said) else ():
        found = _Shared(total, number, part)
        if _fits(text, found):
            return found
    return None


def _is_in_short(text: str, said: Sequence[Amount]) -> bool:
    """`240 GPUs in 30 hosts: 8 GPUs per host` and nothing else."""
    total, number, part = said
    joined, colon = _BETWEEN.fullmatch(text, total.end, number.start), _COLON.fullmatch(text, number.end, part.start)
    return joined is not None and colon is not None and _ENDS.match(text, part.end) is not None


def _fits(text: str, found: _Shared) -> bool:
    """Whether each of the number has a part of the total, which is neither one of its attributes nor one of many."""
    total, number, part = found
    thing = number.kind[0][0] if len(number.kind) == 1 and number.kind[0][1] == 1 and not number.measured else ""
    thing = thing or (_RANKS if _is_degree(text, number) else "")
    per = _plain({name for name, power in part.kind if power < 0})
    above, of_all = _above(part.kind), _above(total.kind)
    lead = text[max(number.end, part.start - _LEAD) : part.start]
    behind = text[part.end : part.end + _BEHIND]
    each = _plain({thing}) <= per or (not per and any(_words().each.search(said) for said in (lead, behind)))
    alike = of_all == above or (not above and part.printing.quantity.bare)
    alike |= not of_all and total.printing.quantity.bare and not part.measured
    if (
        not thing
        or not each
        or not alike
        or (thing, -1) in total.kind
        or total.measured != part.measured
        or part.start < number.end
    ):
        return False
    if total.measured == _INFORMATION and not (_is_parted(text, found) and _follows(lead)):
        return False  # `8 GPUs, 80 GB each`: what a GPU has
    return number.value > 1 and not _may_be_uneven(text, found)


def _is_degree(text: str, number: Amount) -> bool:
    """`TP 8`, `CP=4`: so many ranks."""
    named = number.printing.quantity.label or _DEGREE.search(text, max(0, number.start - _BEHIND), number.start)
    return (named if isinstance(named, str) else named[1] if named else "").lower() in DEGREES


def _may_be_uneven(text: str, found: _Shared) -> bool:
    """Whether whole things are rounded, there are several steps, or several of them have the same part."""
    total, number, part = found
    own = total.value / number.value
    whole = total.printing.quantity.printed.whole and part.printing.quantity.printed.whole and not total.measured
    steps, at_once = own / part.value, not _words().at_once.isdisjoint(_above(total.kind))
    if own <= 1 or (whole and abs(part.value - own) < 1) or (steps > 1 and steps.is_integer() and not at_once):
        return True
    copied = not _words().copied.isdisjoint(_above(total.kind)) and (part.value / own).is_integer()
    return copied and not _is_parted(text, found)


def _is_parted(text: str, found: _Shared) -> bool:
    """Whether a word says that no two have the same part."""
    total, _, part = found
    once = _words().once.search(text, part.end, part.end + 2 * _LEAD)
    return once is not None or _words().parted.search(text, max(0, total.start - _LEAD), part.end + _LEAD) is not None


def _follows(lead: str) -> bool:
    """Whether what each has is said to follow, or to be held; `with 80 GB` is what there is."""
    told = cues().announcing.search(lead) or _words().each.search(lead)
    return told is not None and _words().attribute.search(lead) is None


def _plain(names: set[str]) -> set[str]:
    """Those that run one rank each count as one."""
    alike = _words().alike
    return {"device" if name in alike else name for name in names}


def _above(kind: Dimensions) -> list[str]:
    return [name for name, power in kind if power > 0]


def _of(found: _Shared) -> Equation:
    total, number, part = (each.printing for each in found)
    reading = Reading(Binary("/", Leaf(total), Leaf(number)), "=", Leaf(part))
    return equation_of(part, (reading,), (total, number), _words().rule)


@worded()
def _words() -> _Words:
    stated = rules()["spread-over"].parameters
    keys = ("spread", "each", "attribute", "unless", "parted", "once")
    spread, each, attribute, unless, parted, once = patterns("spread-over", keys)
    sets = (frozenset(stated[key]) for key in ("alike", "copied", "at_once"))
    gate = re.compile(rf"{spread.pattern}|[:：]", re.IGNORECASE)
    return _Words("spread-over", gate, spread, each, attribute, unless, parted, once, *sets)
