"""A column's header -> what its values are made of: `GPUs per node` of GPUs over nodes, `TB/day` of bytes over time.

Columns whose make-up cancels are computed from one another, whatever they are called.
"""

import re
from collections.abc import Iterable

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column
from docverify.claims.tables.headings import one_of, stated_unit
from docverify.claims.tables.table_words import numbered, says
from docverify.dimensions import Dimensions, merged
from docverify.language import worded
from docverify.patterns import Worded, listed
from docverify.units import unit

ANY = "*"  # of `each`: one of whatever is counted
_BRACKET = re.compile(r"[(（\[［]([^()（）\[\]［］]{1,24})[)）\]］]")
_PER = Worded(r"\s*(?:/|{per_ahead})\s*(?=[^\W\d])")
_EACH = Worded(r"\s*{each_behind}")
_OF_ONE = Worded(r"(?:{of_one_ahead}){counters}?({counted_nouns}|{bare_measures})(?=.)")  # `单卡显存`, `每节点卡数`
_ENDS = Worded(r"^{sums_ahead}|{numbers_behind}$")  # `总卡数`
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40


def made_of(column: Column) -> Dimensions | None:
    """Dimensions and things by their powers; None if neither the header nor the cells tell any."""
    head = column.heading
    units = [v.quantity.measure.unit for v in column.values if v is not None and not v.quantity.percent]
    inside = units[0] if len({(each.dimensions, each.nouns) for each in units}) == 1 else None
    if any(v is not None and (v.quantity.percent or v.quantity.ratio) for v in column.values):
        return ()
    named = _of_header(head.text)
    if inside is None or not inside.dimensions or head.unit is not None:
        return named
    below = [(name, power) for name, power in named or () if power < 0]
    return merged(merged(inside.dimensions, inside.nouns), tuple(below))


def made_of_line(label: str, stated: Value) -> Dimensions | None:
    """The same of the label of one value."""
    unit, named = stated.quantity.measure.unit, _of_header(label)
    if stated.quantity.percent or stated.quantity.ratio:
        return ()
    if not unit.dimensions:
        return named
    below = [(name, power) for name, power in named or () if power < 0 and name != "time"]
    own = [(name, power) for name, power in unit.nouns if power > 0]
    return merged(merged(unit.dimensions, tuple(own)), tuple(below))


@worded(1024)
def _of_header(text: str) -> Dimensions | None:
    parts = [part for each in _BRACKET.findall(text) for part in dict.fromkeys((each, *each.split(",")))]
    inside = [found for part in parts if (found := one_of(part)) is not None]
    bare = _BRACKET.sub("", text).strip(" *_`#")
    if not bare or len(bare) > _LONGEST:
        return _of_unit(inside[0]) if inside else None
    each = _EACH.search(bare) is not None
    glued = _OF_ONE.match(bare)
    first, *below = (bare[glued.end() :], glued[1]) if glued else _PER.split(_EACH.sub("", bare))
    top = _of_unit(inside[0]) if inside else _of_phrase(first or bare)
    if top is None and not below:
        return None
    powers = dict(top or things(first))
    for phrase in (each for each in below if not says("one_way", f"per {each}")):
        for name, power in _of_one(phrase):
            powers.setdefault(name, -power)  # `Throughput per GPU (tokens/s/GPU)` says it twice
            powers[name] = -power if top is None or name not in dict(top) else powers[name]
    if each:
        powers[ANY] = -1
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def without_one(text: str) -> str:
    """A label without what it is for one of, where that comes first: `每节点功耗`."""
    of_one = _OF_ONE.match(text)
    return text if of_one is None else text[of_one.end() :]


def _of_unit(quantity: Quantity) -> Dimensions:
    unit = quantity.measure.unit
    return () if quantity.percent or quantity.ratio else merged(unit.dimensions, unit.nouns)


def _of_one(phrase: str) -> Dimensions:
    """What something is per: the first word of `rank GB` and `1M tokens` that is no number."""
    word = next((word for word in phrase.split() if not word[0].isdigit()), "")
    found = one_of(word)
    return _of_unit(found) if found is not None else things(word)


def _of_phrase(text: str) -> Dimensions | None:
    """The unit that a phrase gives, or the thing it counts."""
    stated = stated_unit(text.strip())
    if stated is not None:
        return _of_unit(stated)
    known = [each for word in _WORD.findall(text) for each in unit(word)[:1] if each.nouns and not each.dimensions]
    return known[0].nouns if known else things(text) or None


def things(text: str) -> Dimensions:
    if not text.isascii():
        return _foreign(text.strip())
    words = [word for word in _WORD.findall(text) if word.lower() not in listed("empty_heads")]
    known = unit(words[-1])[:1] if words else ()
    if known and known[0].nouns and not known[0].dimensions:
        return known[0].nouns
    return ((words[-1].lower().rstrip("s"), 1),) if words else ()


def _foreign(text: str) -> Dimensions:
    """The thing that a word without blanks names, whatever it says of how many: `卡` of `卡数`, a node of `机`."""
    named = _ENDS.sub("", _ENDS.sub("", text))
    known = unit(numbered(named) or named)
    return merged(known[0].dimensions, known[0].nouns) if known else ((named, 1),) if named else ()


def left_over(result: Dimensions, operands: Iterable[tuple[Dimensions, int]]) -> Dimensions:
    """What does not cancel."""
    for each, sign in operands:
        result = merged(result, each, -sign)
    loose = [(name, power) for name, power in result if name != ANY]
    if len(loose) < len(result) and len(loose) == 1 and abs(loose[0][1]) == 1:
        return ()
    return result if len(loose) == len(result) else tuple(loose) or result
