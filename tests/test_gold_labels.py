"""The gold labels are true: every quote is on its line and every expression gives the value beside it."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from math import ceil, floor, log2, sqrt
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parent.parent / "fixtures" / "gold"
FOLDERS = ("open", "sealed")
FUNCTIONS = {"__builtins__": {}, "ceil": ceil, "floor": floor, "log2": log2, "sqrt": sqrt}
NEEDED = {"id", "doc", "line", "quote", "verdict", "kind", "stage"}
CLASSES = {f"B{number}" for number in range(1, 24)}


def read(folder: str) -> list[dict[str, Any]]:
    rows = (GOLD / folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) | {"folder": folder} for row in rows]


LABELS = [label for folder in FOLDERS for label in read(folder)]
WRONG = [label for label in LABELS if label["verdict"] == "wrong"]


def lines(label: dict[str, Any]) -> list[str]:
    file: Path = GOLD / label["folder"] / label["doc"]
    return file.read_text(encoding="utf-8").split("\n")


def name(label: dict[str, Any]) -> str:
    return str(label["id"])


def agrees(result: float, digits: str, hedged: bool) -> bool:
    """Whether `result` rounds to, or is cut off at, the printed digits; a hedged value has 5 % of room."""
    printed = Decimal(digits)
    step = 10.0 ** int(printed.as_tuple().exponent)
    gap = abs(result) - abs(float(printed))
    return -0.501 * step <= gap < step or (hedged and abs(gap) <= 0.05 * abs(result))


@pytest.mark.parametrize("label", LABELS, ids=name)
def test_label_stands_on_its_line(label: dict[str, Any]) -> None:
    text = lines(label)
    assert label.keys() >= NEEDED
    assert label["verdict"] in {"wrong", "right", "dependent"}
    assert label["stage"] in {"explicit", "rules"}
    assert label["quote"] in text[label["line"] - 1]
    assert all(1 <= line <= len(text) for line in label.get("lines", ()))
    assert label.get("trap", "B1") in CLASSES


@pytest.mark.parametrize("label", [label for label in LABELS if "expr" in label], ids=name)
def test_expression_gives_the_value(label: dict[str, Any]) -> None:
    result = eval(label["expr"], dict(FUNCTIONS))
    if "value" in label:
        assert agrees(result, label["value"], label.get("hedged", False))
    else:
        assert result is True


@pytest.mark.parametrize("label", WRONG, ids=name)
def test_wrong_label_is_wrong_by_a_clear_margin(label: dict[str, Any]) -> None:
    assert label["expected"]
    assert label["why"]
    assert label["severity"] in {"error", "warning"}
    stated, value = float(label["stated"]), float(label["value"])
    counted = label["kind"] == "range-count"
    wrong_unit = label["kind"] == "unit"
    assert wrong_unit or abs(stated - value) >= (1 if counted else 0.045 * abs(value))


@pytest.mark.parametrize("label", [label for label in LABELS if label["verdict"] == "dependent"], ids=name)
def test_dependent_has_a_wrong_cause(label: dict[str, Any]) -> None:
    assert any(
        (label["folder"], label["doc"], label["cause_line"]) == (cause["folder"], cause["doc"], cause["line"])
        for cause in WRONG
    )


def test_ids_are_unique() -> None:
    assert [key for key, count in Counter(map(name, LABELS)).items() if count > 1] == []


def test_no_statement_is_labelled_both_right_and_wrong() -> None:
    verdicts: dict[tuple[str, int, str], set[str]] = {}
    for label in LABELS:
        verdicts.setdefault((label["doc"], label["line"], label["quote"]), set()).add(label["verdict"])
    assert [place for place, found in verdicts.items() if len(found) > 1] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_document_has_labels(folder: str) -> None:
    labelled = {label["doc"] for label in LABELS if label["folder"] == folder}
    assert labelled == {file.name for file in (GOLD / folder).glob("*.md")}


def test_every_silent_class_occurs_twice() -> None:
    counts = Counter(label["trap"] for label in LABELS if "trap" in label)
    assert {key for key in CLASSES if counts[key] < 2} == set()
