"""A number that compares, in its sentence -> the two lines of a table that it compares, and in what respect."""

import re
from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.numbers.words import words
from docverify.claims.tables.cells import Value
from docverify.claims.tables.table_words import says, terms
from docverify.claims.tables.views import Attribute, View, named, said_words
from docverify.named import NamedTuple
from docverify.patterns import Worded

CLAUSE = Worded(r"[,;:，；]|\b{and_next}\b")
_ANOTHER = Worded(r"\b{than_another}\s")
_MODEL = re.compile(r"\b(?=[a-z]+-?\d)[\w-]+")  # letters and digits of a name, in lower case
_TIME, _DIGITS = "time", 2


class Said(NamedTuple):
    """A number of a sentence with the words around it, up to the numbers before and behind it."""

    stated: Value
    sentence: str
    before: str
    behind: str
    others: tuple[str, ...]  # the other amounts of the sentence
    portion: bool  # whether it is a percentage of what the other line has


def pair(said: Said, view: View) -> list[str]:
    """The two lines that a sentence names; of several the one behind the number, and the subject of its clause.

    Of two lines the one that is not named, and what comes before and after, need no name.
    """
    names = named(said.sentence, view)
    if len(names) < 2 and not _tells(said.stated):
        return []
    if not names:
        ends = [[name for name in view.names if says(end, name)] for end in ("before", "after")]
        return [each[0] for each in ends] if [len(each) for each in ends] == [1, 1] and ends[0] != ends[1] else []
    if len(names) == 1 and len(view.names) == len({*view.names}) == 2:
        if _ANOTHER.search(said.sentence) or _names_another(said.sentence, view):
            return []
        return [*names, *(name for name in view.names if name not in names)]
    if len(names) < 3:
        return names
    behind, own = named(said.behind, view), named(CLAUSE.split(said.before)[-1], view)
    both = [(own or names)[0], *behind]
    return both if len(behind) == 1 and len(own) < 2 and both[0] != both[1] else []


def _names_another(sentence: str, view: View) -> bool:
    """`the A7 has 1.5x the memory of a V5`, where the table has no V5."""
    return not set(_MODEL.findall(sentence)) <= set(_MODEL.findall(" ".join(view.names).lower()))


def meant_by(said: Said, known: Sequence[Attribute], names: Sequence[str]) -> list[Attribute]:
    """The respects that the words around the number name best, or that alone have its unit; else those before it."""
    unit = said.stated.quantity.unit_text
    kind = _of_kind(said, known)
    known = kind or known
    best = _best(f"{CLAUSE.split(said.before)[-1]} {unit} {said.behind}".lower(), known, names)
    if not best and said.stated.quantity.measure.unit.dimensions:
        best = [each for each in known if each.values[names[0]].dimensions == said.stated.dimensions]
        best = best if len(best) == 1 else [each for each in best if each.total]
        return best if len(best) == 1 else []
    if not best and said.sentence.count("%") > 1:
        return []  # `memory falls by 12 %, bandwidth rises by 18 %`: each is of what its own clause names
    return best or _best(said.sentence, known, names) or (kind if _tells(said.stated) and not _has_noun(said) else [])


def _best(around: str, known: Sequence[Attribute], names: Sequence[str]) -> list[Attribute]:
    for name in names:
        around = around.replace(name, " ")
    shares = [(Fraction(len(said_words(each, around)), len(each.words)), each) for each in known if each.words]
    most = max((share for share, _ in shares), default=Fraction(0))
    return [each for share, each in shares if share == most] if most else []


def _of_kind(said: Said, known: Sequence[Attribute]) -> list[Attribute]:
    """The respects of which `faster`, `cheaper`, `larger` may speak."""
    around = f"{CLAUSE.split(said.before)[-1]} {CLAUSE.split(said.behind)[0]}"
    kinds = [kind for kind in ("speed", "price", "size") if says(kind, around)]
    return [each for each in known if kinds == [_kind(each)]]


def _has_noun(said: Said) -> bool:
    """`despite a 10× larger model`: what is larger is none of the respects that the table has."""
    behind = CLAUSE.split(said.behind)[0].split()
    return len(behind) > 1 and behind[1].strip("*_.").isalpha() and behind[1].strip("*_.") not in words().joints


def _tells(stated: Value) -> bool:
    """Whether there are digits enough to tell a slip from something else."""
    return sum(map(str.isdigit, stated.quantity.printed.text)) >= _DIGITS


def _kind(attribute: Attribute) -> str:
    unit = next(iter(attribute.values.values())).quantity.measure.unit
    names = dict(unit.dimensions)
    if "currency" in names:
        return "price"
    if _TIME in names:
        return "speed"
    return "size" if attribute.words & terms("sized") else ""
