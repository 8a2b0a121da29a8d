"""fixtures/vectors -> documents that state a worked example in several notations, right or with a wrong result."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from vector_notations import NOTATIONS, Phrases

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "vectors"
FACTORS = tuple(Decimal(n) ** sign for n in (2, 8, 10, 1000) for sign in (1, -1))
_FACTORS = ("×2", "÷2", "×8", "÷8", "×10", "÷10", "×1000", "÷1000")
_NUMBER = re.compile(r"\d+(?:,\d{3})+|\d+(?:\.\d+)?")
_TITLES = {
    "model": ("Model", "Architecture", "Model configuration", "模型"),
    "layout": ("Parallel layout", "Deployment", "Cluster layout", "并行配置"),
    "run": ("Training run", "Workload", "Batching and schedule", "任务"),
    "memory": ("Memory", "Memory sizing", "What a device holds", "显存"),
    "hardware": ("Hardware", "Cluster", "Machines", "硬件"),
    "speed": ("Performance", "Expected speed", "Figures", "性能"),
    "cost": ("Cost", "Budget", "What it costs", "成本"),
}


@dataclass(frozen=True, slots=True)
class Vector:
    """A worked example. `facts` has every fact with its spellings; the one called `result` follows from the others."""

    family: str
    id: str
    source: str
    facts: dict[str, tuple[str, ...]]
    result: str
    calculations: tuple[str, ...]
    phrases: dict[str, Phrases]
    side: str = ""  # a bound can only be broken from `below` or from `above`
    undecided: tuple[Decimal, ...] = ()  # factors that make of the result another that the other facts allow


@dataclass(frozen=True, slots=True)
class Written:
    """A document; `factor` is what its result is off by."""

    vector: Vector
    notation: str
    factor: Decimal
    text: str


def vectors(phrasing: str = "first", folder: Path = FOLDER) -> Iterator[Vector]:
    """The worked examples of <family>.toml in the words of <phrasing>/*.toml."""
    words: dict[str, Phrases] = {}
    for file in sorted((folder / phrasing).glob("*.toml")):
        words |= _phrases(tomllib.loads(file.read_text("utf-8")))
    for file in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(file.read_text("utf-8"))["vectors"]:
            if words.keys() >= entry["facts"].keys():  # nobody need find words for all families
                yield _vector(file.stem, entry, words)


def _phrases(table: dict[str, Any]) -> dict[str, Phrases]:
    return {
        name: Phrases(
            each["group"],
            tuple(each["labels"]),
            tuple(each["sentences"]),
            each.get("chinese", ""),
            tuple(each.get("loose", ())),
        )
        for name, each in table.items()
    }


def _vector(family: str, entry: dict[str, Any], words: dict[str, Phrases]) -> Vector:
    facts = {name: tuple([said] if isinstance(said, str) else said) for name, said in entry["facts"].items()}
    spoken = {name: words[name] for name in facts}
    calculations = tuple(entry.get("calculations", ()))
    undecided = tuple(FACTORS[_FACTORS.index(each)] for each in entry.get("undecided", ()))
    side = entry.get("side", "")
    return Vector(family, entry["id"], entry["source"], facts, entry["result"], calculations, spoken, side, undecided)


def notations(vector: Vector) -> list[str]:
    """Those in which the example can be written: a calculation needs one that is spelled out."""
    chinese = all(each.chinese for each in vector.phrases.values())
    return [
        *(each for each in NOTATIONS if each != "chinese"),
        *(["calculation"] if vector.calculations else []),
        *(["chinese"] if chinese else []),
    ]


def written(vector: Vector, notation: str, factor: Decimal, seed: object) -> Written | None:
    """The document of a seed; None if the wrong result cannot be printed so that it differs, or contradicts nothing."""
    if factor in vector.undecided or (factor != 1 and vector.side == ("below" if factor > 1 else "above")):
        return None
    choice = random.Random(f"{vector.id} {notation} {seed}")
    facts = {name: choice.choice(said) for name, said in vector.facts.items()}
    wrong = off(facts[vector.result], factor)
    if wrong is None:
        return None
    facts[vector.result] = wrong
    if factor != 1:
        said = vector.phrases[vector.result]
        if notation == "chinese" and said.chinese in said.loose:
            return None
        vector = replace(vector, phrases=vector.phrases | {vector.result: said.strict})
    if notation == "calculation":
        return Written(vector, notation, factor, _calculation(vector, facts, choice))
    return Written(vector, notation, factor, _document(vector, facts, notation, choice))


def off(text: str, factor: Decimal) -> str | None:
    """The first number of a print times the factor, in the print's own style; counts stay whole."""
    match = _NUMBER.search(text)
    assert match is not None, text
    if factor == 1:
        return text
    digits = match.group().replace(",", "")
    exact = Decimal(digits) * factor
    whole = "." not in digits and re.fullmatch(r"[\d,]+(?: [A-Za-z-]+)?", text) is not None
    value = exact.quantize(Decimal(1)) if whole else Decimal(f"{exact:.4g}")
    if value <= 0 or abs(value - exact) > exact / 20:
        return None
    style = "," if "," in match.group() or value >= 10000 else ""
    return f"{text[: match.start()]}{value.normalize():{style}f}{text[match.end() :]}"


def _document(vector: Vector, facts: dict[str, str], notation: str, choice: random.Random) -> str:
    """Facts by group, each group in a section of its own, or all in one; the result's section may come first."""
    groups: dict[str, list[str]] = {}
    for name in facts:
        groups.setdefault(vector.phrases[name].group, []).append(name)
    sections = list(groups.items())
    choice.shuffle(sections)
    if choice.random() < 0.3:
        sections = [(sections[0][0], [name for _, names in sections for name in names])]
    chinese = notation == "chinese"
    parts = ["# 部署方案" if chinese else choice.choice(("# Deployment plan", "# Sizing note", "# Plan"))]
    for group, names in sections:
        titles = _TITLES[group]
        parts.append("## " + (titles[-1] if chinese else choice.choice(titles[:-1])))
        parts.append(NOTATIONS[notation](vector.phrases, {name: facts[name] for name in names}, choice))
    return "\n\n".join(parts) + "\n"


def _calculation(vector: Vector, facts: dict[str, str], choice: random.Random) -> str:
    formula = choice.choice(vector.calculations)
    label = choice.choice(vector.phrases[vector.result].labels)
    result = facts[vector.result]
    line = choice.choice(
        (f"{label} = {formula} = {result}", f"{label}: {formula} = {result}", f"{label}\n  = {formula}\n  = {result}")
    )
    fence = "\n" in line or choice.random() < 0.5
    return f"# Sizing\n\n## Calculation\n\n```text\n{line}\n```\n" if fence else f"# Sizing\n\n- {line}\n"
