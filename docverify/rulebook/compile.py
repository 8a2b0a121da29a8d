"""Parameters of a rule -> the same, with its forms compiled and its readings checked, so that a start need not."""

from collections.abc import Mapping
from typing import Any

from docverify.forms import CLASSES, Form, Sets, alternatives, form, spelled_out
from docverify.formula import formula
from docverify.named import NamedTuple
from docverify.patterns import filled


class Words(NamedTuple):
    """What several pages share: sets of words, and parts of forms; `rules` is what a language adds to single pages."""

    sets: Sets
    parts: Sets
    rules: Mapping[str, Mapping[str, Any]] = {}


def compiled_parameters(stated: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Raises ValueError with what is wrong with a form or a reading."""
    for each in stated.get("excuses", ()):
        _check_gaps(each)
    if "forms" not in stated:
        return dict(stated)
    sets, parts = {**words.sets, **stated.get("sets", {})}, {**words.parts, **stated.get("parts", {})}
    forms = [form(text, sets) for written in stated["forms"] for text in spelled_out(written, parts)]
    _check(forms, stated)
    kept = {key: value for key, value in stated.items() if key not in ("sets", "parts")}
    listed = ("unless", "unless_inside", "unless_before", "unless_before_times", "unless_of", "timed")
    bars = {key: alternatives(stated[key]) for key in listed if key in stated}
    return {**kept, **bars, "forms": forms, "readings": _readings(stated)}


def _check_gaps(excuse: str) -> None:
    try:
        filled(excuse)
    except KeyError as error:
        raise ValueError(f"`excuses` names {error}, which rules/patterns.toml does not have") from error


def _readings(stated: Mapping[str, Any]) -> dict[str, list[str]]:
    """A reading is one equation, or several for different forms."""
    return {name: [texts] if isinstance(texts, str) else list(texts) for name, texts in stated["readings"].items()}


def _check(forms: list[Form], stated: Mapping[str, Any]) -> None:
    """Every form has a reading, every reading a form, every name a quantity."""
    needed = {text: formula(text).names for texts in _readings(stated).values() for text in texts}
    for each in forms:
        if not any(names <= set(each.names) for names in needed.values()):
            raise ValueError(f"no reading applies to the form {each.text!r}")
    for text, names in needed.items():
        if not any(names <= set(each.names) for each in forms):
            raise ValueError(f"the equation {text!r} needs {', '.join(sorted(names))}, which no form has together")
    if stated.get("alone", "count") not in CLASSES:
        raise ValueError(f"`alone` is a class: {', '.join(CLASSES)}")
    every = {name for each in forms for name in each.names}
    for key in (
        "results",
        "alike",
        "same_noun",
        "whole",
        "per",
        "cancel",
        "of_several",
        "unhedged",
        "reached",
        "exact",
    ):
        for name in stated.get(key, ()):
            if name not in every:
                raise ValueError(f"`{key}` names {name!r}, which is in no form")
