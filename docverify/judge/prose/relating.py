"""Rules -> the words that relate a number to two amounts before it."""

import re

from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import filled
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_THAN = r"{than}\s(?:{the_thing}\s)?([^,.;:()\d]{1,30}?\d{0,3})\s*(?=[,.;:)]|$)"
_NOUN = r"(?:\s+[A-Za-z][\w/-]*){0,2}?"


class Related(NamedTuple):
    """A rule with its words: right before a number, right behind it, and those that speak of something else."""

    rule: Rule
    before: re.Pattern[str]
    behind: re.Pattern[str]
    unless: re.Pattern[str]
    than: re.Pattern[str]  # the same with what it is compared to: `33 % fewer than plan A`
    aside: re.Pattern[str] | None  # what stands between a percentage and the amount that it is said of
    share: bool  # whether it is the share that the one is of the other


@worded()
def relating() -> tuple[Related, ...]:
    """The rules of the kind `beside`, in the order of their codes."""
    return tuple(_related(rule) for rule in rules().values() if rule.check == "beside")


def _related(rule: Rule) -> Related:
    stated = rule.parameters
    before, behind, about = (any_of(stated[key]) for key in ("before", "behind", "hedges"))
    led = rf"(?:(?:{about}|{before})[\s~≈约]*)*"
    share = stated["of"] == "share"
    percent = share or stated["of"] == "percent"
    aside = r"[^;:()；：（）\d%]{0,40}" if share else r"[^,;:.()，。；：（）]{0,40}[,;:(，；：（–—]\s*"
    ends = r"\s*(?:[,.;:)，。；）]|$)" if percent and not share else ""
    return Related(
        rule,
        re.compile(rf"(?:{before})\s*(?:(?:{about})\s*)*[~≈约]?\s*$", re.IGNORECASE),
        re.compile(rf"{_NOUN}\s*(?:{behind}){ends}", re.IGNORECASE),
        re.compile(any_of(stated["unless"]), re.IGNORECASE),
        re.compile(rf"{_NOUN}\s*(?:{behind})\s+{filled(_THAN)}", re.IGNORECASE),
        re.compile(rf"{aside}{led}", re.IGNORECASE) if percent else None,
        share,
    )
