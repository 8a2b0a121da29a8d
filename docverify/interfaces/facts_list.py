"""Source -> its facts as plain data, and that data as JSON or as a table."""

import json
from collections.abc import Mapping
from typing import Any

from docverify.facts.fact import Fact
from docverify.findings import NumberVerdict, Verdict
from docverify.interfaces.check import study
from docverify.reports.cells import columns
from docverify.reports.style import visible
from docverify.source import Source, Span

_COLUMNS = ("place", "name", "value", "verdict", "qualifiers", "origin", "scope")
_WIDEST = 44
_ORIGINS = {"key": "stated", "noun": "counted", "cell": "table", "code": "code"}


def listed(source: Source, names: tuple[str, ...] = (), numbers: bool = False) -> dict[str, Any]:
    """The facts of one document with their verdicts and, if asked for, the verdict on every number."""
    found = study(source)
    verdicts = {number.span: number for number in found.report.numbers}
    entry: dict[str, Any] = {
        "path": source.path,
        "facts": [_fact(source, fact, verdicts) for fact in found.facts if not names or fact.name in names],
    }
    if numbers:
        entry["numbers"] = [
            {**_place(source, n.span), "text": n.text, "verdict": n.verdict.value, "reason": n.reason, "check": n.check}
            for n in found.report.numbers
        ]
    return entry


def _fact(source: Source, fact: Fact, verdicts: Mapping[Span, NumberVerdict]) -> dict[str, Any]:
    quantity = fact.printing.quantity
    number = verdicts.get(fact.printing.span)
    return {
        "name": fact.name,
        "text": fact.printing.text,
        "value": str(quantity.printed.value * quantity.measure.factor),
        "unit": quantity.unit_text,
        "qualifiers": sorted(fact.qualifiers),
        "asserted": fact.asserted,
        "words": fact.words,
        "notation": fact.notation.value,
        "verdict": number.verdict.value if number else Verdict.NOT_JUDGED.value,
        "check": number.check if number else "",
        "scope": {
            "section": fact.scope.section,
            "alternatives": dict(fact.scope.alternatives),
            "phase": fact.scope.phase.value,
            "framework": fact.scope.framework,
        },
        **_place(source, fact.printing.span),
    }


def _place(source: Source, span: Span) -> dict[str, int]:
    start, end = source.place(span.start), source.place(span.end)
    found = {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
    cell = source.cell(start.line)
    return found | {"cell": cell.number, "cell_line": cell.line} if cell else found


def as_json(files: list[dict[str, Any]]) -> str:
    return json.dumps({"schema_version": 1, "files": files}, ensure_ascii=False, indent=2) + "\n"


def as_table(files: list[dict[str, Any]]) -> str:
    """One line a fact, under each file's path."""
    lines = []
    for file in files:
        rows = [_COLUMNS, *(_row(fact) for fact in file["facts"])]
        widths = [max(columns(row[column]) for row in rows) for column in range(len(_COLUMNS))]
        lines.append(f"{visible(file['path'])}: {len(file['facts'])} facts")
        for row in rows:
            lines.append(
                "  "
                + "  ".join(
                    cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)
                ).rstrip()
            )
    return "\n".join(lines) + "\n"


def _row(fact: dict[str, Any]) -> tuple[str, ...]:
    held = fact["scope"]
    branches = (f"{point}={branch}" for point, branch in held["alternatives"].items())
    where = [held["phase"], held["framework"], *branches]
    said = [*fact["qualifiers"], *([] if fact["asserted"] else ["attributed"])]
    text = " ".join(visible(fact["text"]).split())
    origin = _ORIGINS.get(fact["notation"], fact["notation"])
    line = f"cell {fact['cell']}:{fact['cell_line']}" if "cell" in fact else fact["line"]
    place, scope = f"{line}:{fact['column']}", ", ".join(filter(None, where))
    cells = (place, fact["name"], text, fact["verdict"], ", ".join(said), origin, scope)
    return tuple(cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…" for cell in cells)
