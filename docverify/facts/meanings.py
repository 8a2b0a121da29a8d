"""Label or clause -> the names that it may stand for, whatever the order of its words; each of them must be known.

`rules/meanings.toml` says which words are one, which change nothing, and which sets of words are a name.
"""

import re
from collections.abc import Iterable, Iterator

from docverify.claims.tables.headings import one_of
from docverify.claims.tables.key_units import tail
from docverify.facts.meaning_book import Sense, book, unsure
from docverify.facts.phrases import BLANKS, has_cjk
from docverify.facts.values import own
from docverify.facts.vocabulary import vocabulary
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded

_WORDS = re.compile(r"[a-z]+\d*|\d+|[\u4e00-\u9fff]+|[/#$%&@]")
_MILLION, _DEVICE_HOURS = Worded("{million_tokens}"), Worded("{device_hours}")
_LETTER = r"[a-z](?:_\{?\w{1,6}\}?)?"
_SYMBOL = re.compile(rf"[(（\[]\s*{_LETTER}\s*[)）\]]|(?<=\w)\s{_LETTER}$", re.IGNORECASE)  # `Layers (L)`, `Heads n_h`
_PERIOD = Worded("{long_periods}")
_OF_ONE = frozenset({"per_gpu", "per_node", "per_layer", "per_token"})
_UNKNOWN = 2  # words that a label may say besides
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{1,24})[)）\]]")


class Meaning(NamedTuple):
    name: str
    qualifiers: frozenset[str]
    words: int  # how many of them are the name's


def plain(text: str) -> frozenset[str]:
    """The qualifiers of a clause that says nothing else, or that it says something else."""
    words = _words(text, True)
    rest = {"other"} if words is None else words
    return frozenset(book().qualifiers.get(word, "other") for word in rest)


def meanings(text: str, spoken: bool = False, more: tuple[str, ...] = (), ends: bool = False) -> tuple[Meaning, ...]:
    """What the words say; of names with values of one kind only the one that more of them say.

    `more` are words beside those of the text. A clause that its value ends may name it as a label does.
    """
    key = None if spoken else tail(text)
    if text.isascii() and len(text.strip(" *_`")) == 1:
        return ()  # `h: 12288` are no hours: a letter stands for whatever a formula means by it
    if key is None:
        return _meanings(text, spoken, more, ends)
    found: list[Meaning] = []
    for said in ("", *key.says):
        kinds = {vocabulary().names[each.name].unit for each in found}
        also = _meanings(f"{key.words} {said}", spoken, more, ends)
        found += [each for each in also if vocabulary().names[each.name].unit not in kinds]
    return tuple(found)


@worded(1024)
def _meanings(text: str, spoken: bool, more: tuple[str, ...], ends: bool) -> tuple[Meaning, ...]:
    if not spoken:
        text = _BRACKET.sub(lambda match: " " if _is_unit(match[1]) else match[0], text)
    begins = text.partition(" ")[0].lower()
    words = None if not spoken and begins in vocabulary().neutral["prepositions"] else _words(text, spoken)
    found = [] if words is None else list(_found(words | frozenset(more), spoken, ends and bool(words)))
    return tuple(_likeliest(found))


def joins(text: str) -> bool:
    """Whether the text ends with a word that joins a name to its value: `The KV cache takes`, not `KV cache`."""
    words = list(_split(text.lower()))
    return bool(words) and (words[-1] in book().spoken or words[-1] in book().light or words[-1] in book().verbs)


def nearest(text: str, about: str, counted: Iterable[str] = ()) -> Iterator[Meaning]:
    """The names that the words come near to, the nearest first: one or two words may say what nobody knows.

    `counted` are the nouns of the unit. For words that are missing, those of the headings, `about`, may stand, and
    what the unit of its values implies.
    """
    words, unknown = _heard(text, True)
    words |= {book().same.get(noun, noun) for noun in counted}
    if not words or unknown > _UNKNOWN or unsure(text):
        return
    above, found = _heard(about, True)[0] - words, dict[tuple[str, frozenset[str]], tuple[int, int]]()
    for sense in book().senses.every():
        said, missing = sense.says & words, sense.says - words
        if (
            not said
            or "every" in words - sense.says
            or not missing <= above | book().implied.get(vocabulary().names[sense.name].unit, frozenset())
        ):
            continue
        rest = words - sense.says - sense.also
        further = frozenset(word for word in rest if word in book().qualifiers)
        off = len(rest) - len(further) + unknown
        if off <= _UNKNOWN:
            qualifiers = sense.qualifiers.union(book().qualifiers[word] for word in further)
            key = sense.name, qualifiers | (_whose(sense) - own(vocabulary().names[sense.name]))
            found[key] = max(found.get(key, (-9, 0)), (2 * len(said) - off, -len(missing)))
    for name, qualifiers in sorted(found, key=lambda key: found[key], reverse=True):
        yield Meaning(name, qualifiers, found[name, qualifiers][0])


def _is_unit(text: str) -> bool:
    """Whether a bracket behind a name only gives the unit of its values: `(GB/s)`, `(ms)`."""
    unit = one_of(text)
    if unit is None or _PERIOD.search(text):
        return False
    return bool(unit.measure.unit.dimensions or unit.percent or unit.currency or len(text) < 2)


def _found(words: frozenset[str], spoken: bool, ends: bool) -> Iterator[Meaning]:
    said = book()
    keys = [mark + word for word in sorted(words) for mark in (("+", "") if ends else ("+",) if spoken else ("",))]
    for sense in (each for key in keys for each in said.senses[key]):
        if sense.says <= words:
            rest = words - sense.says - sense.also
            if rest <= said.qualifiers.keys():
                qualifiers = sense.qualifiers.union(said.qualifiers[word] for word in rest)
                qualifiers |= _whose(sense) - own(vocabulary().names[sense.name])
                yield Meaning(sense.name, qualifiers, len(sense.says))


def _whose(sense: Sense) -> frozenset[str]:
    """What the name's own words say of whom its value is: `tp traffic per_layer`."""
    return frozenset(word for word in sense.says if word in _OF_ONE)


def _likeliest(found: list[Meaning]) -> Iterator[Meaning]:
    kinds: dict[str, dict[str, Meaning]] = {}
    for each in found:
        best = kinds.setdefault(vocabulary().names[each.name].unit, {})
        if each.name not in best or _fullness(best[each.name]) < _fullness(each):
            best[each.name] = each
    for best in kinds.values():
        most = max(each.words for each in best.values())
        kept = [each for each in best.values() if each.words == most]
        yield from kept if len(kept) == 1 else ()


def _fullness(each: Meaning) -> tuple[int, int]:
    """How many words are the name's own, and how few say more of it."""
    return each.words, -len(each.qualifiers)


def _words(text: str, spoken: bool) -> frozenset[str] | None:
    """The words that say something; None if one is not known."""
    found, unknown = _heard(text, spoken)
    return None if unknown else found


def _heard(text: str, spoken: bool) -> tuple[frozenset[str], int]:
    """The words that say something, and how many are not known."""
    known = book()
    low = BLANKS.sub(" ", _SYMBOL.sub(" ", text).lower())
    low = _DEVICE_HOURS.sub(" devicehour ", _MILLION.sub(" milliontoken ", low))
    low = known.joined.sub(lambda match: f" {known.one[match[1]]} ", low)
    if spoken:
        low = known.phrases.sub(" ", low)
    found: set[str] = set()
    each, unknown = "", 0  # `per`, `a`, … that waits for its noun
    for word in _split(low):
        if word in known.per and word not in known.same:
            each = word
            continue
        said = known.same.get(word) or known.same.get(word.removesuffix("s"))
        if said is None:
            light = word in known.light or (spoken and word in known.spoken) or word == "#"
            unknown += not light
        elif each and said in known.each:
            found.add(known.each[said])
            each = ""
        else:
            found.add(said)
    if each == "every":
        found.add("every")
    return frozenset(found), unknown + (each in ("per", "/"))


def _split(text: str) -> Iterable[str]:
    for word in _WORDS.findall(text):
        if has_cjk(word):
            yield from book().cjk.findall(word) if not book().cjk.sub("", word) else [word]
        else:
            yield word
