"""rules/tables.toml -> what the words of headers, labels and cells say of the numbers beside them."""

from functools import cache
from typing import Any

from docverify.compiled import compiled
from docverify.shipped import shipped


def says(meaning: str, text: str) -> bool:
    """Whether a phrase of that meaning is in the text."""
    lower = text.lower()
    return any(_stands(lower, *stem) for stem in _stems(meaning))


def is_one(meaning: str, text: str) -> bool:
    """Whether the text is a phrase of that meaning and nothing else."""
    return text.lower() in _phrases(meaning)


@cache
def terms(meaning: str) -> frozenset[str]:
    return frozenset(_table()["words"][meaning])


def numbered(word: str) -> str:
    """What a word that is no unit gives ids to; empty if nothing."""
    return str(_table()["numbered"].get(word, ""))


@cache
def _phrases(meaning: str) -> frozenset[str]:
    return frozenset(_table()["says"][meaning])


@cache
def _stems(meaning: str) -> list[tuple[str, bool, bool]]:
    """The phrases, and whether no letter or digit may stand before and behind them; `*` is any ending."""
    stems = ((phrase.lower().removesuffix("*"), phrase.endswith("*")) for phrase in _table()["says"][meaning])
    return [(stem, _is_latin(stem[0]), not inflected and _is_latin(stem[-1])) for stem, inflected in stems]


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _stands(text: str, stem: str, begins: bool, ends: bool) -> bool:
    at = text.find(stem)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(stem) : at + len(stem) + 1]
        if not ((begins and before and _is_latin(before)) or (ends and after and _is_latin(after))):
            return True
        at = text.find(stem, at + 1)
    return False


@cache
def _table() -> dict[str, Any]:
    file = shipped("rules") / "tables.toml"
    return dict(compiled("tables", [file], lambda: _read(file.read_text("utf-8"))))


def _read(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)
