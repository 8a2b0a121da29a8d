"""Numbers that rules judge, the text -> those for which it does not say what their pages have for an excuse."""

from collections.abc import Iterable

from docverify.judge.plans.book import Role
from docverify.judge.plans.given import Ruled
from docverify.judge.words import Words
from docverify.kept import Kept
from docverify.patterns import filled


def unexcused(ruled: Iterable[Ruled], text: str, kept: Kept) -> list[Ruled]:
    said = _words(text, kept)
    return [each for each in ruled if not any(_excused(role, said) for role in each.roles)]


def _excused(role: Role, said: Words) -> bool:
    assert role.rule is not None
    return any(said.say(filled(each)) for each in role.rule.parameters.get("excuses", ()))


def _words(text: str, kept: Kept) -> Words:
    heard = kept.of(_silence)
    heard[:] = [Words(text, *heard)]
    return heard[0]


def _silence() -> list[Words]:
    return []
