"""Rule, document -> the words by which a text quotes from a named place, and the names of its sections."""

import re
from collections.abc import Iterator

from docverify.document.model import Document
from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import filled
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_NAME = r"[A-Z](?![a-z])[A-Z\d-]{0,6}|\d{1,2}(?:\.\d+)*(?![a-z%])|[A-Z][a-z][a-z\d-]+"
_NUMBERED = re.compile(r"\W*(\d{1,2}(?:\.\d+)*)[.):]?\s")
_SHORT = 3  # a name of fewer letters is none alone
_SECTION = "section"
_HEDGES = r"\s*{nearly}?\s*[$€£¥]?\s*"
_TAG = r"(?:[a-z-]{1,12}\s?=\s?)?"  # `TP=`
_WORDS = r"(?:[a-z][\w-]*\s+){0,3}?"


Names = tuple[tuple[str, str], ...]


class Reference(NamedTuple):
    """A name of a place in a text: `variant B` is `variant b`, `§ 2` is `section 2`."""

    key: str
    start: int
    end: int


class Quoting(NamedTuple):
    """A rule of the kind `quoted` with its words."""

    rule: Rule
    named: re.Pattern[str]
    titled: re.Pattern[str]  # a heading that is a name with the kind behind: `Small cluster`
    leading: re.Pattern[str]  # between a reference and its number: `with its`, `'s`
    saying: re.Pattern[str]
    trailing: re.Pattern[str]  # between a number and its reference: `of`, `(see`
    citing: re.Pattern[str]
    definite: re.Pattern[str]
    told: re.Pattern[str]  # `the cache is`: a definite thing, and what it is
    unless: re.Pattern[str]
    aside: re.Pattern[str]  # beside a number that is not what the place gives: a target of it

    def references(self, text: str, names: Names = ()) -> list[Reference]:
        """In the order of the text; `names` are those that stand for a key alone."""
        found = list(self._references(text))
        for name, key in names:
            flags = re.IGNORECASE if name.islower() else 0
            found += [Reference(key, each.start(), each.end()) for each in re.finditer(rf"\b{name}\b", text, flags)]
        return sorted(found, key=lambda each: each.start)

    def _references(self, text: str) -> Iterator[Reference]:
        for match in self.named.finditer(text):
            found = match.groupdict()
            if number := found["nth"] or found["section"]:
                yield Reference(f"{_SECTION} {number}", match.start(), match.end())
            else:
                yield Reference(f"{found['kind']} {found['name']}".lower(), match.start(), match.end())

    def sections(self, document: Document) -> dict[str, int]:
        """The sections that have a name, or a number, of their own."""
        found: dict[str, list[int]] = {}
        for index, section in enumerate(document.sections[1:], 1):
            for key in self._keys(section.title):
                found.setdefault(key, []).append(index)
        return {key: indices[0] for key, indices in found.items() if len(indices) == 1}

    def names(self, document: Document) -> Names:
        """The words that are names of sections: `Plan Birch` is `Birch`, and `Small cluster` is `small cluster`."""
        found: list[tuple[str, str]] = []
        for section in document.sections[1:]:
            if (match := self.named.search(section.title)) and len(match["name"] or "") > _SHORT:
                found.append((match["name"], f"{match['kind']} {match['name']}".lower()))
            elif titled := self.titled.fullmatch(_NUMBERED.sub("", section.title)):
                found.append((f"{titled['first']} {titled['kind']}".lower(), _key(titled)))
        return tuple(found)

    def _keys(self, title: str) -> Iterator[str]:
        if numbered := _NUMBERED.match(title):
            yield f"{_SECTION} {numbered[1]}"
        named = [each.key for each in self.references(title)]
        if len(named) == 1:
            yield named[0]
        elif titled := self.titled.fullmatch(_NUMBERED.sub("", title)):
            yield _key(titled)


def _key(titled: re.Match[str]) -> str:
    return f"{titled['kind']} {titled['first']}".lower()


@worded()
def quoting() -> Quoting | None:
    rule = rules().get("quoted")
    return _quoting(rule) if rule is not None else None


def _quoting(rule: Rule) -> Quoting:
    stated = rule.parameters
    kinds, sections = any_of(stated["named_kinds"]), any_of(stated["sections"])
    name = rf"[\"“'`]?(?P<name>{_NAME}|{'|'.join(stated['numerals'])})[\"”`]?"
    nth, hedges = "|".join(stated["sections_behind"]), filled(_HEDGES)
    definite, verbs, own = any_of(stated["definite"]), any_of(stated["saying"]), "|".join(stated["own"])
    reasons = any_of(stated["why"])
    between, behind, cited = any_of(stated["between"]), any_of(stated["trailing"]), any_of(stated["cited"])
    return Quoting(
        rule,
        re.compile(rf"(?i:(?P<kind>{kinds}))\s*{name}|(?i:{sections})\s*(?P<section>\d{{1,2}}(?:\.\d+)*)|{nth}"),
        re.compile(rf"\W*(?:the )?(?P<first>[a-z][\w-]+)\s+(?P<kind>{kinds})\W*", re.IGNORECASE),
        re.compile(
            rf"(?:\s*(?:{own})|\s*[,，]?\s*(?:(?:{between}|[a-z]+)\s+)?(?:{definite})|\s+(?:{reasons}))\s*{_WORDS}[\u4e00-\u9fff]{{0,6}}{hedges}{_TAG}",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*(?:{verbs}){hedges}", re.IGNORECASE),
        re.compile(rf"[^,;:.()\d]{{0,30}}?(?:{behind})\s+(?:the\s+)?", re.IGNORECASE),
        re.compile(rf"\s*[(（,，]\s*(?:(?:{cited})\s*)?", re.IGNORECASE),
        re.compile(rf"(?:{definite})\s+{_WORDS}{hedges}$", re.IGNORECASE),
        re.compile(rf"(?:{definite})\s+[^,;:.()\d]{{1,36}}?\s(?:{filled('{is}|{are}')}){hedges}$", re.IGNORECASE),
        re.compile(any_of(stated["unless"]), re.IGNORECASE),
        re.compile(any_of(stated["aside"]), re.IGNORECASE),
    )
