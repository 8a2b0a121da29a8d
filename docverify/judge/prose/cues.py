"""The words by which a row of sentences says that a number follows from others, as the rule's page has them."""

import re
from collections.abc import Iterator, Sequence

from docverify.compiled import noted
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded, filled
from docverify.rulebook.load import rules

ABOUT = r"(?:about|roughly|some|around|approximately|a total of|just|exactly|us|then)"
_OF_EACH = r"(?:{one_of}[^\s\d，,。；;]{1,4}?)?"  # `平均每卡约`
_HEDGES = rf"{_OF_EACH}(?:\s*\b{ABOUT}\b)*\s*[~≈约]?\s*$"
TOGETHER = Worded(
    r"(?:\s+of\s+\w+)?,?\s+(?:(?:over|across|on|for|from|in)\s+all|{in_all})\b(?!\s*(?:{nearly}\s*)*[$€£¥]?\s*\d)"
)
_MODAL = r"\b{modal}(?: be)? (?!{bounded_by}\b)[a-z]+\b"
_ENDED = r"\b{ended}\s+{done_by}\b"  # `is copied in`, `ends after`


class Cues(NamedTuple):
    """The words of the rule's page. `announcing` stand somewhere before a result, `verbs` just before it."""

    announcing: re.Pattern[str]
    verbs: re.Pattern[str]
    ending: re.Pattern[str]
    unsaid: re.Pattern[str]
    unsaid_of_counts: re.Pattern[str]
    kinds: tuple[dict[str, re.Pattern[str]], ...]  # families of things that are kept apart


@worded()
def cues() -> Cues:
    stated = rules()["consequence"].parameters
    verbs = any_of(stated["verbs"])
    return Cues(
        re.compile(any_of(stated["announcing"]), re.IGNORECASE),
        re.compile(verbs),
        re.compile(rf"(?:{verbs}|{filled(_MODAL)}|{filled(_ENDED)})(?:{filled(_HEDGES)})", re.IGNORECASE),
        affirmed(stated["unsaid"]),
        affirmed([each for each in stated["unsaid"] if each not in stated["of_rates"]]),
        tuple(
            {name: re.compile(any_of(found), re.IGNORECASE) for name, found in family.items()}
            for family in stated["kinds"].values()
        ),
    )


def patterns(rule: str, keys: Sequence[str]) -> Iterator[re.Pattern[str]]:
    """What a rule's page has under its keys, in any case."""
    stated = rules()[rule].parameters
    return (re.compile(any_of(stated[key]), re.IGNORECASE) for key in keys)


def affirmed(found: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, if nothing denies it: `no redundancy` excuses nothing."""
    return re.compile(rf"{filled('{undenied}')}(?:{any_of(found)})", re.IGNORECASE)


def any_of(found: Sequence[str]) -> str:
    """Words as such; signs and Chinese words anywhere."""
    return _any_of("\n".join(found))


@noted
def _any_of(lines: str) -> str:
    longest = sorted(filter(None, lines.split("\n")), key=len, reverse=True)
    words = [each for each in longest if _is_spaced(each)]
    others = [re.escape(each) for each in longest if not _is_spaced(each)]
    return "|".join([_whole(words), *others] if words or not others else others)


def _is_spaced(word: str) -> bool:
    return word.isascii() and word[0].isalpha()


def _whole(words: list[str]) -> str:
    """By their first letters, which are looked for three times as fast as all the words."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    either = "".join(first.lower() + first.upper() for first in rests)
    behind = "|".join(f"(?<={first})(?:{'|'.join(each)})" for first, each in rests.items())
    return rf"(?-i:[{either}])(?<![a-zA-Z].)(?:{behind})(?![a-zA-Z])" if words else r"(?!)"
