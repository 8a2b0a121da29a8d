"""A cell that is a label -> the name it stands for, with qualifiers and unit; every word of it must be known."""

import re
from collections.abc import Callable, Sequence

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.headings import stated_unit
from docverify.facts.around import Before, after, before
from docverify.facts.beginnings import begun
from docverify.facts.meanings import meanings
from docverify.facts.mentions import Mention, mentions
from docverify.facts.positions import runs
from docverify.facts.vocabulary import vocabulary
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded

_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,40})[)）\]]")
_COMMA = re.compile(r"\s*[,，]\s*")
_SYMBOL = re.compile(r"[A-Za-z](?:_[A-Za-z]{1,6})?")
_END = re.compile(r"[\s:：*_`.#]*")
_WORD = Worded(r"\s*({label_words})", re.NOFLAG)


class Label(NamedTuple):
    """`names` are those that the phrase may stand for; `run` has one name for each of several values."""

    names: tuple[str, ...]
    qualifiers: frozenset[str] = frozenset()
    unit: Quantity | None = None
    run: tuple[Mention, ...] = ()
    words: str = ""
    own: tuple[tuple[str, frozenset[str]], ...] = ()  # qualifiers of each name that it may stand for


@worded(1024)
def label(text: str, short: bool) -> Label | None:
    """What a whole label names; None if it is not wholly understood."""
    if len(text) > 80:
        return None
    found = begun(mentions(text), text, short)
    for run in runs(text, found.all):
        if not _END.fullmatch(text, 0, run[0].start) or not _END.fullmatch(text, run[-1].end):
            return None
        return Label((), run=run, words=text.strip())
    named = [each for each in found.all if each.phrase.key and not each.phrase.lead and "(" not in text[: each.start]]
    if len(named) != 1:
        return (_by_unit(text) if not named else None) or _understood(text)
    mention = named[0]
    lead = before(text, found, mention.start)
    tail = _tail(text, mention)
    if lead is None or not (lead.begins or _begins(text, lead)) or tail is None:
        return _understood(text)
    qualifiers, unit = tail
    unit = unit or in_bracket(text, mention)
    return Label(mention.phrase.key, lead.qualifiers | mention.phrase.extra | qualifiers, unit, words=text.strip())


def below(text: str, above: str) -> Label | None:
    """What a label names together with its heading: `Stages` under `Pipeline`."""
    return label(f"{above} {text}", False) if above else None


def _begins(text: str, lead: Before) -> bool:
    """`The layers`, not the experts of `Tensor parallelism of the experts`."""
    return lead.opener in vocabulary().neutral["articles"] and len(text[: lead.start].split()) == 1


def in_bracket(text: str, mention: Mention) -> Quantity | None:
    """The unit in a bracket that is part of the name: `Throughput (tokens/s)` says twice what it is."""
    return stated_unit(text[mention.start : mention.end]) if text[mention.end - 1] in ")）]" else None


def _tail(text: str, mention: Mention) -> tuple[frozenset[str], Quantity | None] | None:
    """Qualifiers and unit behind the name."""
    found, at, qualifiers, unit = mentions(text), mention.end, frozenset[str](), None
    for _ in range(6):
        if _END.fullmatch(text, at):
            return qualifiers, unit
        start, comma = at, _COMMA.match(text, at)
        behind = after(text, found, comma.end() if comma else at)
        qualifiers, at = qualifiers | behind.qualifiers, behind.end
        bracket = _BRACKET.match(text, at)
        word = _WORD.match(text, at)
        if bracket is not None:
            inside = stated_unit(bracket[1])
            aside = bracket[1].strip()[:1].isdigit()  # `GPUs (2 per replica)` are those of all replicas
            more = frozenset(
                m.phrase.qualifier for m in found.after(bracket.start(1), bracket.end(1)) if m.phrase.qualifier
            )
            if inside is None and not more and not (_is_abbreviation(bracket[1]) or _is_aside(bracket[1])):
                return None
            unit, at = inside or unit, bracket.end()
            qualifiers |= frozenset() if aside and inside is None else more
        elif word is not None and word[1].lower() in vocabulary().neutral["after"]:
            at = word.end()
        elif not behind.qualifiers and behind.end == (comma.end() if comma else start):
            return None
    return None


def _is_abbreviation(text: str) -> bool:
    return (text.isupper() and len(text) <= 5) or text.strip() in ("#", "") or is_symbol(text)


def is_symbol(text: str) -> bool:
    """Whether it is the letter that stands for a quantity in formulas: `h`, `n_kv`."""
    return _SYMBOL.fullmatch(text.strip()) is not None


def _is_aside(text: str) -> bool:
    """Whether all words in a bracket only say more of the name: `(tied)`."""
    words = re.findall(r"\w+", text.lower())
    return bool(words) and vocabulary().neutral["asides"].issuperset(words)


def _by_unit(text: str) -> Label | None:
    """A header that is only a unit of speed: `tokens/s/GPU`."""
    unit = stated_unit(text)
    if unit is None or len(text) > 24 or "(" in text:
        return None
    measure = unit.measure.unit
    if measure.dimensions == (("time", -1),) and ("token", 1) in measure.nouns:
        return Label(("throughput",), unit=unit, words=text.strip())
    return None


def _understood(text: str) -> Label | None:
    """A label whose words are known in any order."""
    found = meanings(text.strip(" *_`:：."))
    own = tuple((each.name, each.qualifiers) for each in found)
    names = tuple(each.name for each in found)
    return Label(names, unit=stated_unit(text), words=text.strip(), own=own) if found else None


def apart(heads: Sequence[Label | None], valued: Callable[[int], bool]) -> list[Label | None]:
    """The headers without those that name again what a shorter one names: beside `GPUs`, `Used (GPUs)` is another;
    beside a `GPU` that is `H100`, `#GPUs` is not: the first has no values.
    """
    first: dict[object, int] = {}
    named = [(head, at) for at, head in enumerate(heads) if head is not None and head.names]
    for head, at in sorted(named, key=lambda each: (not valued(each[1]), len(each[0].words))):
        first.setdefault(_sense(head), at)
    again = {at for head, at in named if first[_sense(head)] != at}
    return [None if at in again else head for at, head in enumerate(heads)]


def _sense(head: Label) -> frozenset[tuple[str, frozenset[str]]]:
    own = dict(head.own)
    return frozenset((name, head.qualifiers | own.get(name, frozenset())) for name in head.names)
