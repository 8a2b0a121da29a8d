"""rules/counting.toml -> the patterns that tell whose counted things are."""

import re
from functools import partial
from typing import Any

from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple

_TOLD = ("plain_end", "alone", "listed", "labels", "items", "joined", "part", "needed", "of_part", "unless")
_pattern = partial(re.compile, flags=re.IGNORECASE)


class Roles(NamedTuple):
    groups: dict[str, str]  # a group's noun -> the qualifier of what one of them has
    one: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]
    given: re.Pattern[str]
    behind: re.Pattern[str]
    again: re.Pattern[str]
    numbered: re.Pattern[str]
    cjk: re.Pattern[str]
    named: re.Pattern[str]  # any group
    subject: re.Pattern[str]
    subject_of_others: re.Pattern[str]
    all: re.Pattern[str]
    are_all: re.Pattern[str]
    needed: re.Pattern[str]
    stated: tuple[re.Pattern[str], ...]
    plain: re.Pattern[str]
    plain_end: re.Pattern[str]
    alone: re.Pattern[str]
    listed: re.Pattern[str]
    labels: re.Pattern[str]
    items: re.Pattern[str]
    joined: re.Pattern[str]
    part: re.Pattern[str]
    of_part: re.Pattern[str]
    unless: re.Pattern[str]
    memory: tuple[re.Pattern[str], ...]
    memory_after: re.Pattern[str]
    memory_sure: re.Pattern[str]
    product: re.Pattern[str]


@worded()
def roles() -> Roles:
    table: dict[str, Any] = layered("counting", _built)

    def many(key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_pattern, table[key]))

    single = {key: _pattern(text) for key, text in table.items() if isinstance(text, str) and key != "product"}
    return Roles(
        table["groups"],
        many("one"),
        stated=many("stated"),
        memory=many("memory"),
        product=re.compile(table["product"]),
        **single,
    )


def _built(data: dict[str, Any]) -> dict[str, Any]:
    one, stated = data["one"], data["stated"]
    groups = {noun: name for name, nouns in data["groups"].items() for noun in nouns}
    cjk = {noun: name for name, nouns in data["cjk_groups"].items() for noun in nouns}
    nouns = "|".join(groups)
    words = {
        "group": rf"(?:(?:{one['modifiers']})[\s-]+)*(?P<group>{nouns})",
        "devices": f"(?:{data['memory']['devices']})",
        "fill": data["fill"],
        "systems": stated["systems"],
    }
    return {
        "groups": groups | {noun.lower(): name for noun, name in cjk.items()},
        "one": [_filled(each, {**words, "verbs": f"(?:{one['verbs']})"}) for each in one["before"]],
        **{key: one[key] for key in ("after", "subject_of_others", "numbered")},
        **{key: _filled(one[key], words) for key in ("given", "behind", "again")},
        "memory": [_filled(each, words) for each in data["memory"]["before"]],
        "memory_after": data["memory"]["after"],
        "memory_sure": data["memory"]["sure"],
        "product": data["product"]["before"],
        "cjk": one["cjk"].replace("{cjk}", "|".join(cjk)),
        "named": rf"\b(?P<group>{nouns})(?:e?s)?\b",
        "subject": _filled(one["subject"], words),
        "all": "|".join(data["all"]["before"]),
        "are_all": data["all"]["after"],
        "stated": [_filled(each, {**words, "verbs": f"(?:{stated['verbs']})"}) for each in stated["before"]],
        "plain": _filled(stated["plain"], words),
        **{key: stated[key] for key in _TOLD},
    }


def _filled(pattern: str, words: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: words.get(match[1], match[0]), pattern)
