"""Setups of one file beside the text -> the one value of theirs that is none of those that the text lists.

A manifest of two deployments sets their replicas; the text says both numbers, in its own names and order. Where all
values but one are among those of the text, the odd one is wrong; so is the one that keeps the parts from adding up to
the GPUs of the text.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from docverify.classes import replace
from docverify.facts.fact import Fact
from docverify.judge.code.compared import Compared
from docverify.judge.code.setups import counted

_REPLICAS, _EACH = "replicas", "gpus_per_replica"
_FEWEST = 3  # values of a file that are those of the text


def listed(found: Sequence[Compared], said: Sequence[Fact]) -> tuple[Compared, ...]:
    """The setups that differ so, with what the text says of it; only those that have GPUs of their own."""
    return tuple(_listed(found, said))


def _listed(found: Sequence[Compared], said: Sequence[Fact]) -> Iterator[Compared]:
    parts = [each for each in found if _is_part(each)]
    for _, group in groupby(parts, key=lambda each: next(iter(each.setup.facts.values())).printing.flow.line):
        together = list(group)
        if len(together) > 1 and not any(each.different for each in together):
            odd = _odd(together, said) or _short(together, said)
            if odd is not None:
                yield odd


def _is_part(each: Compared) -> bool:
    facts = each.setup.facts
    apart = all(fact.scope.alternatives for fact in facts.values() if fact.name in (_REPLICAS, _EACH))
    return _REPLICAS in facts and _EACH in facts and apart


def _odd(together: Sequence[Compared], said: Sequence[Fact]) -> Compared | None:
    """The only value that the text does not say, where it says one more that nothing sets."""
    stated, known = [], 0
    for each in together:
        for key, fact in each.setup.facts.items():
            values = _values(said, fact)
            if values and _value(fact) != 1:
                known += _value(fact) in values
                stated += [(each, key)] if _value(fact) not in values else []
    if len(stated) != 1 or known < _FEWEST:
        return None
    each, key = stated[0]
    free = [fact for fact in said if _tells(fact, each.setup.facts[key]) and not _is_set(fact, key, together)]
    plain = [fact for fact in free if "mentioned" not in fact.qualifiers] or free
    return _told(each, key, plain[0]) if len({_value(fact) for fact in plain}) == 1 else None


def _short(together: Sequence[Compared], said: Sequence[Fact]) -> Compared | None:
    """The only value that, as the text says it, makes the parts add up to its GPUs."""
    stated = {_value(fact) for fact in said if fact.name == "gpus" and fact.asserted}
    products = [(_value(each.setup.facts[_REPLICAS]), _value(each.setup.facts[_EACH])) for each in together]
    total, most = sum(count * size for count, size in products), max(stated, default=Fraction(0))
    if not most or total in stated:
        return None
    for each, (count, size) in zip(together, products, strict=True):
        for key, factor in ((_REPLICAS, size), (_EACH, count)):
            fact = each.setup.facts[key]
            for other in said:
                if _tells(other, fact) and total + (_value(other) - _value(fact)) * factor == most:
                    return _told(each, key, other)
    return None


def _told(each: Compared, key: str, said: Fact) -> Compared:
    """The difference by itself: that the rest fits has been seen."""
    return replace(each, different={key: said}, near=frozenset({key}))


def _values(said: Sequence[Fact], fact: Fact) -> set[Fraction]:
    return {_value(each) for each in said if _tells(each, fact)}


def _tells(said: Fact, fact: Fact) -> bool:
    return said.name == fact.name and counted(said, fact)


def _is_set(said: Fact, key: str, together: Sequence[Compared]) -> bool:
    return any(key in each.setup.facts and _value(each.setup.facts[key]) == _value(said) for each in together)


def _value(fact: Fact) -> Fraction:
    return fact.printing.quantity.printed.value * fact.printing.quantity.measure.factor
