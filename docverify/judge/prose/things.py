"""Word -> the thing that it names: what is counted, what one of has an amount, what so much costs something."""

from fractions import Fraction

from docverify.language import worded
from docverify.layered import table
from docverify.rulebook.load import rules
from docverify.units import Unit, unit

TIME = (("time", 1),)


@worded(1024)
def thing(word: str) -> Unit | None:
    """What one may have an amount of: a GPU, a request, an hour."""
    if word == "卡时":
        return unit(word)[0]
    named = _things().get(word) or _things().get(word.lower(), word)
    for each in unit(named) or unit(named.lower()):
        if is_counted(each) or (each.dimensions == TIME and (len(named) > 2 or not named.isascii())):
            return each
    return Unit(Fraction(1), (), ((named, 1),)) if named in _things().values() else None


@worded(64)
def stuff(word: str | None) -> Unit | None:
    """What is measured, and not counted, of which so much may cost something: a kilowatt-hour, a gigabyte."""
    return next(iter(unit(word)), None) if word else None


@worded()
def _things() -> dict[str, str]:
    """Other names of what is counted: of the rule's page, and of accelerators."""
    stated = rules()["consequence"].parameters["things"]
    chips = [name for each in table("hardware", dict).values() for name in each["names"]]
    named = {name: "GPU" for chip in chips for name in (chip, f"{chip}s")}
    return named | {name: meaning for meaning, names in stated.items() for name in names}


def is_counted(each: Unit) -> bool:
    return len(each.nouns) == 1 and not each.dimensions and each.nouns[0][1] == 1
