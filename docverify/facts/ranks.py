"""Facts -> those without ranks that are as many as a degree: `all 32 ranks` beside DP 32 are those of its group."""

from collections.abc import Iterable, Iterator

from docverify.facts.fact import Fact

_NAME, _NOUN = "gpus", "rank"
_DEGREES = frozenset({"tp", "pp", "dp", "ep", "cp", "sp", "fsdp"})


def without_groups(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Where another number of devices is stated; else they may be all that there are."""
    found = list(facts)
    degrees = {_number(each) for each in found if each.name in _DEGREES}
    ranks = [each for each in found if each.name == _NAME and _counts_ranks(each) and _number(each) in degrees]
    stated = {_number(each) for each in found if each.name == _NAME} - {_number(each) for each in ranks}
    return (each for each in found if not (stated and any(each is one for one in ranks)))


def _number(fact: Fact) -> object:
    return fact.printing.quantity.printed.value


def _counts_ranks(fact: Fact) -> bool:
    quantity = fact.printing.quantity
    return _NOUN in f"{quantity.unit_text} {' '.join(quantity.words)}".lower()
