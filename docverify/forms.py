"""A form, as rule pages write it -> a regular expression over masked text: one character stands for each quantity.

    from {a} .. to {b} .. (@minus? {p:percent} @decrease?)

`{name:class}` is a quantity: a number, that is count, measure or money, unless a class is given (percent, ratio,
points, range; value is number or percent, size all of these but counts). `..` are up to four words, `...` is a stretch
without numbers, brackets and stops. `<x|y z>` is a choice, `@set` a choice from a named set; `?` makes what is before
it optional, `!` says that the choice behind it does not follow. Brackets, commas, colons, dashes, arrows and `=` stand
for every way to write them; `$` is the end of a clause.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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

Sets = Mapping[str, Sequence[str]]

_ALIASES = {
    "number": ("count", "measure", "money"),
    "value": ("count", "measure", "money", "percent"),
    "size": ("measure", "money", "percent"),
}
_HEDGE = "hedge"  # the set of words that may stand before any number
_SPACE = r"[^\S\n]*"
_CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = rf"(?:\b[^\W\d{_CJK}][^\W{_CJK}]*(?:['’/-]\w+)*\b|[{_CJK}]{{1,8}}?|{NAME})"
_WORDS = rf"(?:{_SPACE}{_WORD}){{0,4}}?"
_STRETCH = r"[^.;:!?。；：！？()（）\[\]\n\ue000-\ue007]{0,60}?"
_MARKS = {
    "(": r"[(（\[［]",
    ")": r"[)）\]］]",
    ",": "[,，、]",
    "→": "(?:[→➜⟶⇒]|[-=]+>)",
    "-": "[-–—−]",
    "=": "[=≈~]",
    ":": "[:：]",
    ";": "[;；]",
    "$": rf"(?={_SPACE}(?:[.,;:!?)\]。，、；：！？）］\n]|$))",  # the end of a clause
}
_PARTS = re.compile(
    r"\s*(?:(?P<gap>\.{2,3})|\{(?P<name>\w+)(?::(?P<classes>[\w|]+))?\}|(?P<barred>!)?(?P<choice><[^<>]+>|@\w+)"
    r"|(?P<mark>[(),;→=:$-])|(?P<word>[^\s.{}<>@(),;→=:?$!-]+(?:-\w+)*))(?P<optional>\?)?"
)


class BadForm(ValueError):
    """The text is no form."""


@dataclass(frozen=True, slots=True)
class Form:
    """`needs` are the classes that a text must have, one a quantity; of each group of `keywords` it needs one."""

    text: str
    pattern: str
    names: tuple[str, ...]
    needs: str
    keywords: tuple[tuple[str, ...], ...]

    def possible(self, text: str, classes: str) -> bool:
        """Whether the expression is worth trying on a masked text with quantities of these classes."""
        if len(classes) < len(self.names) or any(classes.count(c) < self.needs.count(c) for c in self.needs):
            return False
        return all(any(word in text for word in group) for group in self.keywords)


@lru_cache(1024)
def expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def form(text: str, sets: Sets) -> Form:
    """The form that `text` spells. Raises BadForm."""
    pattern: list[str] = []
    names: list[str] = []
    needs = ""
    keywords: list[tuple[str, ...]] = []
    for part in _parts(text):
        if part["name"]:
            classes = _classes(part["classes"] or "number", text)
            lead = _hedges(sets) if pattern else ""
            pattern.append(f"{lead}(?P<{part['name']}>[{classes}])")
            names.append(part["name"])
            needs += classes if len(classes) == 1 else ""
        else:
            words = _words(part, sets, text)
            pattern.append(_pattern(part, words))
            if words and not (part["optional"] or part["barred"]) and min(map(len, words)) > 1:
                keywords.append(words)
    return Form(text, _SPACE.join(p for p in pattern if p), tuple(names), needs, tuple(keywords))


def _parts(text: str) -> Iterator[re.Match[str]]:
    at = 0
    text = text.strip()
    while at < len(text):
        part = _PARTS.match(text, at)
        if part is None:
            raise BadForm(f"{text!r} cannot be read from {text[at:]!r} on")
        yield part
        at = part.end()


def _classes(names: str, text: str) -> str:
    found = ""
    for name in names.split("|"):
        for each in _ALIASES.get(name, (name,)):
            if each not in CLASSES:
                raise BadForm(f"{text!r}: {name!r} is no class; there are {', '.join([*CLASSES, *_ALIASES])}")
            found += CLASSES[each]
    return found


def _words(part: re.Match[str], sets: Sets, text: str) -> tuple[str, ...]:
    """The alternatives of a word, choice or set; none for marks and gaps."""
    if part["word"]:
        return (part["word"].lower(),)
    choice = part["choice"]
    if not choice:
        return ()
    if choice.startswith("<"):
        return tuple(word.strip().lower() for word in choice[1:-1].split("|"))
    if choice[1:] not in sets:
        raise BadForm(f"{text!r}: there is no set {choice}; there are {', '.join(sorted(sets))}")
    return tuple(sets[choice[1:]])


def _pattern(part: re.Match[str], words: tuple[str, ...]) -> str:
    if part["gap"]:
        return _WORDS if part["gap"] == ".." else _STRETCH
    if part["barred"]:
        return f"(?!{_SPACE}(?:{_choice(words)}))"
    pattern = _MARKS[part["mark"]] if part["mark"] else f"(?:{_choice(words)})"
    return pattern + ("?" if part["optional"] else "")


def _choice(words: Sequence[str]) -> str:
    return "|".join(_literal(word) for word in sorted(words, key=len, reverse=True))


def _literal(words: str) -> str:
    """Words with any blanks between, bounded where they begin and end with a letter."""
    text = _SPACE.join(re.escape(word) for word in words.split())
    first, last = (r"\b" if end.isascii() and end.isalnum() else "" for end in (words[0], words[-1]))
    return first + text + last


def any_of(words: Sequence[str]) -> str:
    """An expression for one of these words."""
    return f"(?:{_choice(words)})" if words else ""


def _hedges(sets: Sets) -> str:
    words = _choice(("~", "≈", "∼", "～", "<", ">", "≤", "≥", *sets.get(_HEDGE, ())))
    return rf"(?:(?:{words}){_SPACE}){{0,3}}"
