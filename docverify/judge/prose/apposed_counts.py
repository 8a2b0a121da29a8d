"""Text around a number -> what it counts, or is of one of, where words stand apart.

`网卡 512 张` counts network cards; of `64 台 8 卡服务器` each has eight.
"""

from docverify.claims.numbers.quantity import Quantity
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import counts, kind_of, noun
from docverify.judge.prose.things import thing
from docverify.patterns import Worded
from docverify.units import ONE, Unit

_NAMED = Worded(r"({counted_nouns})(?:{number_of})?\s*[:：]?\s*$")
_OF_ONE = Worded(r"(?:{one_of}|{counters}|{each_of_last}|{han_digits})\s?(?:[A-Z]\w*\s?)?$")
_MEASURE = Worded(r"\s?{counters}")
_PLAIN = Worded(r"\s?{any_counters}\s*(?:[,.;:)，。；：）、]|$)")
_DEGREE = Worded(r"{parallel}\s*{degree_sign}?\s*$")
_SIZE = Worded(r"\s?{counters}?\s?\d[\d.,]*\s?[A-Za-z/]{1,6}\s?{belonging}?\s?(?:[A-Z][\w.+-]*\s?)?")
_ADJACENT = Worded(r"\s?{counters}?\s?{belonging}?\s?")
_MODEL = Worded(r"\s?{belonging}?\s?(?:[A-Z][A-Za-z]*\d[\w.+-]*|\d{4}[A-Z]?)\b\s?")
_MAKE = Worded(r"\s?{belonging}\s?(?:[A-Z][A-Za-z.-]*\s?)?")  # `块 7.68 TB 的 NVMe 盘`
_CALLS = Worded(r"{calls}")
_OCCASION = (("occasion", 1),)
_WITH_NOUN, _WITH_MODEL = 16, 8  # of one thing in another
_LEAD = 12  # characters


def counted(text: str, quantity: Quantity) -> tuple[Unit, int] | None:
    """What a number without a unit counts: the thing behind the size of one, or the one that is named before it."""
    before = text[max(0, quantity.start - _LEAD) : quantity.start]
    if _DEGREE.search(before) is not None:
        return ONE, quantity.end  # `数据并行 16 路`
    measure = _MEASURE.match(text, quantity.end)
    if measure is None:
        return None
    size = _SIZE.match(text, measure.end())
    if size is not None and (of_size := noun(text, size.end())) is not None:
        return of_size[0], quantity.end
    named = _NAMED.search(before) if _PLAIN.match(text, quantity.end) is not None else None
    if named is None or _OF_ONE.search(before, 0, named.start()) is not None:
        return None
    found = thing(named[1])
    return (found, quantity.end) if found is not None and not found.dimensions else None


def as_calls(text: str, quantity: Quantity, found: Unit) -> Unit:
    """`日调用量 432 万次`: so many calls are so many requests."""
    many = kind_of(found) == _OCCASION and quantity.measure.factor > 1
    request = thing("request") if many and _CALLS.search(text, 0, quantity.start) else None
    return found if request is None else request


def in_each(text: str, quantity: Quantity, end: int, whole: Unit, last: Amount) -> Unit | None:
    """What the amount is of one of, if it stands right behind the number of those and before their name."""
    things = tuple((name, power) for name, power in last.kind if power > 0)
    if len(things) != 1 or last.measured or not counts(things[0][0]) or things == kind_of(whole):
        return None
    if _ADJACENT.fullmatch(text, last.end, quantity.start) is None:
        return None
    model = _MODEL.match(text, end)
    head = noun(text, model.end() if model is not None else end)
    if head is None and model is None and (maker := _MAKE.match(text, end)) is not None:
        head = noun(text, maker.end())
    few = bool(whole.dimensions) or quantity.printed.value <= (_WITH_NOUN if head is not None else _WITH_MODEL)
    named = kind_of(head[0]) == things if head is not None else model is not None
    return Unit(ONE.factor, (), things) if few and named else None
