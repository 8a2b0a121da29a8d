"""rules/cues.toml -> the cues of each kind of amount."""

import re
from typing import Any

from docverify.claims.numbers.quantity import Quantity
from docverify.dimensions import Dimensions
from docverify.facts.vocabulary import vocabulary
from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple


class Cue(NamedTuple):
    name: str
    least: float
    most: float
    when: tuple[str, ...]  # one of these parts of words is there: told quickly
    says: tuple[str, ...]  # patterns, all of them; made when they are first looked for
    bars: str
    apart: str  # nowhere in the sentence
    qualifiers: frozenset[str]
    bare: bool  # a count without a noun, too


def kinds(quantity: Quantity) -> list[str]:
    """Of what kinds it may be an amount, the likeliest first."""
    if quantity.percent:
        return ["share"]
    return list(dict.fromkeys(_kind(measure.unit.dimensions) for measure in quantity.measures))


def _kind(dimensions: Dimensions) -> str:
    return " ".join(f"{'money' if name.startswith('currency') else name}{power}" for name, power in dimensions)


@worded()
def _book() -> dict[str, Any]:
    built: dict[str, Any] = layered("cues", _built)
    return built


@worded()
def barred() -> re.Pattern[str]:
    return pattern(_book()["bars"])


@worded()
def clauses() -> re.Pattern[str]:
    """What stands between two clauses."""
    return pattern(_book()["clause"])


@worded()
def again() -> re.Pattern[str]:
    """What stands between a number and the same told otherwise."""
    return pattern(_book()["again"])


@worded()
def cues() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for each in _book()["cues"]:
        cue = Cue(
            each["name"], each["least"], each["most"], tuple(each["when"]), tuple(each["says"]), each["bars"],
            each["apart"], frozenset(each["qualifiers"]), each["bare"],
        )  # fmt: skip
        found.setdefault(each["kind"], []).append(cue)
    return {kind: tuple(cues) for kind, cues in found.items()}


@worded()
def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _built(data: dict[str, Any]) -> dict[str, Any]:
    """The table that is kept. Words in braces are those of [words]."""
    words = data["words"]

    def spelled(text: str) -> str:
        return re.sub(r"\{([a-z_]+)\}", lambda match: f"(?:{words[match[1]]})", text)

    plain = {"least": 0, "most": 1e40, "when": [], "says": [], "bars": "", "apart": "", "qualifiers": [], "bare": False}
    cues = [{**plain, **each, "kind": _kind_of(each["name"])} for each in data["cues"]]
    return {
        "again": spelled(data["again"]),
        "clause": spelled(data["clause"]),
        "bars": spelled(data["bars"]),
        "cues": [
            {
                **each,
                "says": [spelled(word) for word in each["says"]],
                "bars": spelled(each["bars"]),
                "apart": spelled(each["apart"]),
            }
            for each in cues
        ],
    }


def _kind_of(name: str) -> str:
    unit = vocabulary().names[name].unit
    return "share" if unit == "share" else _kind(() if unit == "count" else vocabulary().dimensions[unit])
