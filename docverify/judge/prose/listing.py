"""rules/arithmetic/listed-sum.md -> patterns: what joins the amounts of a list, what says that all of them follow."""

import re
from collections.abc import Sequence

from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

# A word is one or none: what could be its letters too would be tried in all ways.
NAME = r"(?:[A-Za-z][A-Za-z0-9_.-]*+|[^\W\dA-Za-z_]|[\s:：'’/·—–-])"


class Listing(NamedTuple):
    """The rule with its words."""

    rule: Rule
    sought: re.Pattern[str]  # some word of a total
    gap: re.Pattern[str]  # between two amounts of a list
    last: re.Pattern[str]  # between the last of them and the total
    told: re.Pattern[str]  # right before a total, whatever stands before
    joined: re.Pattern[str]  # between the last of them and a total that a word behind it tells
    behind: re.Pattern[str]
    between: re.Pattern[str]  # the numbers of a list that have one unit
    alone: re.Pattern[str]  # behind a total that has none
    added: re.Pattern[str]
    unless: re.Pattern[str]
    several: tuple[tuple[int, re.Pattern[str]], ...]  # how many parts there are, right before a total


@worded()
def listing() -> Listing:
    rule = rules()["listed-sum"]
    stated = rule.parameters
    total, behind, joints, hedges = (any_of(stated[key]) for key in ("total", "behind", "joints", "hedges"))
    told = rf"(?:{total})\s*(?:(?:{hedges}|[:：=＝~≈约])\s*)*"
    return Listing(
        rule,
        _made(rf"{total}|{behind}"),
        _made(rf"{NAME}{{0,40}}?(?:{joints})(?:\s*(?:{joints}))?{NAME}{{0,40}}"),
        _made(rf"{NAME}{{0,40}}?(?:{joints}|[(（]|[=＝])?{NAME}{{0,12}}?{told}"),
        _made(rf"{told}$"),
        _made(rf"{NAME}{{0,40}}?(?:{joints})\s*(?:(?:{hedges})\s*)*[~≈]?"),
        _made(rf"\s*,?\s*(?:{behind})"),
        _made(rf"\s*(?:{joints})(?:\s*(?:{joints}))?\s*"),
        _made(r"\s*(?:[.;,)。；，）](?!\d)|$)"),
        _made(any_of(stated["added"])),
        _made(any_of(stated["unless"])),
        tuple((int(n), _several(each, told)) for n, each in stated["counted_parts"].items()),
    )


def _several(found: Sequence[str], told: str) -> re.Pattern[str]:
    """`两项合计`, `both together come to`."""
    return _made(rf"(?:{any_of(found)})[\u4e00-\u9fff]?(?:\s[a-z]+){{0,2}}?\s?{told}$")


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
