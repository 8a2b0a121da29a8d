"""A form, as rule pages write it -> the steps that a text of words, marks and quantities has to take.

    from {a} .. to {b} .. (@minus? {p:percent} @decrease?)

`{name:class}` is a quantity: a number, that is count, measure or money, unless a class is given (percent, ratio,
points, range; value is number or percent, size all of these but counts). `..` are up to four words, `...` is a stretch
without numbers, brackets and stops. `<x|y z>` is a choice, `@set` a choice from a named set; `?` makes what is before
it optional, `!` says that the choice behind it does not follow. Brackets, commas, colons, dashes, arrows and `=` stand
for every way to write them; `$` is the end of a clause, `^` a place before which the sentence has no measure or price
but the value of an equation. `&part` stands for each of a named part's texts: a text with
parts spells several forms.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from docverify.named import NamedTuple

CLASSES = {
    "count": "\ue000",
    "measure": "\ue001",  # with a unit that has a dimension
    "percent": "\ue002",
    "ratio": "\ue003",
    "points": "\ue004",
    "range": "\ue005",
    "money": "\ue006",
}
OPERAND, NAME = "\ue007", "\ue008"  # part of arithmetic; a date, version or model: not a number, not a word

QUANTITY, WORDS, BARRED, GAP, STRETCH = "quantity", "words", "barred", "gap", "stretch"
END, ALONE = "end", "alone"

Sets = Mapping[str, Sequence[str]]

_ALIASES = {
    "number": ("count", "measure", "money"),
    "value": ("count", "measure", "money", "percent"),
    "size": ("measure", "money", "percent"),
}
_MARKS = {
    "(": "(|（|[|［",
    ")": ")|）|]|］",
    ",": ",|，|、",
    "→": "→|➜|⟶|⇒|->|-->|=>",
    "-": "-|–|—|−",
    "=": "=|＝|≈|~",
    ":": ":|：",
    ";": ";|；",
}
_WIDE = {mark: _MARKS[mark].split("|") for mark in "(),:;"}  # in a choice each stands for its wide ones too
_PARTS = re.compile(
    r"\s*(?:(?P<gap>\.{2,3})|\{(?P<name>\w+)(?::(?P<classes>[\w|]+))?\}|(?P<barred>!)?(?P<choice><[^<>]+>|@\w+)"
    r"|(?P<mark>[(),;→=:-])|(?P<end>\$)|(?P<alone>\^)|(?P<word>[^\s.{}<>@(),;→=:?$^!-]+(?:-\w+)*))(?P<optional>\?)?"
)


_PART = re.compile(r"&(\w+)")


class BadForm(ValueError):
    """The text is no form."""


class Step(NamedTuple):
    """`text` is a quantity's classes, or the alternatives of a choice with `|` between."""

    kind: str
    text: str = ""
    name: str = ""
    optional: bool = False


class Form(NamedTuple):
    """Its text, with no part left, and the steps that it spells."""

    text: str
    steps: tuple[Step, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return names(self.steps)


def names(steps: Sequence[Step]) -> tuple[str, ...]:
    """What the quantities are called."""
    return tuple(step.name for step in steps if step.kind == QUANTITY)


def needs(steps: Sequence[Step]) -> str:
    """The classes that a text must have, one a quantity."""
    return "".join(step.text for step in steps if step.kind == QUANTITY and len(step.text) == 1)


def keywords(steps: Sequence[Step]) -> list[list[str]]:
    """The groups of words of each of which a text needs one."""
    found = (step.text.split("|") for step in steps if step.kind == WORDS and not step.optional)
    return [words for words in found if min(map(len, words)) > 1]


def affordable(needs: str, quantities: int, classes: str) -> bool:
    """Whether quantities of these classes are enough for a form of so many that needs some of its classes."""
    if len(classes) < quantities:
        return False
    for each in needs:  # noqa: SIM110 -- asked of every passage for every kind of form
        if classes.count(each) < needs.count(each):
            return False
    return True


def spelled_out(text: str, parts: Sets) -> Iterator[str]:
    """The text with its first `&part`, then the next, replaced by each of the part's texts. Raises BadForm."""
    named = _PART.search(text)
    if named is None:
        yield text
        return
    if named[1] not in parts:
        raise BadForm(f"{text!r}: there is no part {named[0]}; there are {', '.join(sorted(parts))}")
    for each in parts[named[1]]:
        yield from spelled_out(text[: named.start()] + each + text[named.end() :], parts)


def form(text: str, sets: Sets) -> Form:
    """The form that `text` spells. Raises BadForm."""
    steps = tuple(_step(part, sets, text) for part in _parts(text))
    first = steps[1] if steps[0].kind == ALONE and steps[1:] else steps[0]
    if steps[-1].kind in (GAP, STRETCH) or first.kind not in (QUANTITY, WORDS) or first.optional:
        raise BadForm(f"{text!r} must begin and end with a word or a quantity")
    return Form(text, steps)


def _parts(text: str) -> Iterator[re.Match[str]]:
    at = 0
    text = text.strip()
    while at < len(text) or not text:
        part = _PARTS.match(text, at)
        if part is None:
            raise BadForm(f"{text!r} cannot be read from {text[at:]!r} on")
        yield part
        at = part.end()


def _step(part: re.Match[str], sets: Sets, text: str) -> Step:
    optional = bool(part["optional"])
    if part["name"]:
        return Step(QUANTITY, _classes(part["classes"] or "number", text), part["name"])
    if part["gap"]:
        return Step(GAP if part["gap"] == ".." else STRETCH)
    if part["end"] or part["alone"]:
        return Step(END if part["end"] else ALONE)
    if part["mark"]:
        return Step(WORDS, _MARKS[part["mark"]], optional=optional)
    return Step(BARRED if part["barred"] else WORDS, _choice(part["choice"] or part["word"], sets, text), "", optional)


def _classes(names: str, text: str) -> str:
    found = ""
    for name in names.split("|"):
        for each in _ALIASES.get(name, (name,)):
            if each not in CLASSES:
                raise BadForm(f"{text!r}: {name!r} is no class; there are {', '.join([*CLASSES, *_ALIASES])}")
            found += CLASSES[each]
    return found


def _choice(written: str, sets: Sets, text: str) -> str:
    """The alternatives of a word, choice or set, longest first."""
    if written.startswith("@"):
        if written[1:] not in sets:
            raise BadForm(f"{text!r}: there is no set {written}; there are {', '.join(sorted(sets))}")
        stated: Sequence[str] = sets[written[1:]]
    else:
        stated = written.strip("<>").split("|")
        if barred := [each for each in stated if each.strip() in ("", "$", "^")]:
            raise BadForm(f"{text!r}: {barred[0]!r} is no alternative of a choice; nor can `<` and `>` be one")
    return alternatives(list(dict.fromkeys(each for word in stated for each in _WIDE.get(word.strip(), (word,)))))


def alternatives(words: Sequence[str]) -> str:
    """Words as one choice, longest first."""
    return "|".join(sorted((word.strip().lower() for word in words), key=len, reverse=True))
