"""Source -> its facts as plain data, and that data as JSON or as a table."""

import json
from typing import Any

from docverify.claims.collect import collect
from docverify.claims.status import statuses
from docverify.document.parse import parse
from docverify.facts.fact import Fact
from docverify.facts.facts import facts
from docverify.interfaces.check import check
from docverify.judge.phrasebook import phrasebook
from docverify.reports.style import visible
from docverify.source import Source, Span

_COLUMNS = ("place", "name", "value", "qualifiers", "scope")
_WIDEST = 44


def listed(source: Source, names: tuple[str, ...] = (), numbers: bool = False) -> dict[str, Any]:
    """The facts of one document and, if asked for, the verdict on every number."""
    document = parse(source)
    found = facts(document, collect(document, phrasebook()), statuses(document))
    entry: dict[str, Any] = {
        "path": source.path,
        "facts": [_fact(source, fact) for fact in found if not names or fact.name in names],
    }
    if numbers:
        entry["numbers"] = [
            {**_place(source, n.span), "text": n.text, "verdict": n.verdict.value, "reason": n.reason, "check": n.check}
            for n in check(source).numbers
        ]
    return entry


def _fact(source: Source, fact: Fact) -> dict[str, Any]:
    quantity = fact.printing.quantity
    return {
        "name": fact.name,
        "text": fact.printing.text,
        "value": str(quantity.printed.value * quantity.measure.factor),
        "unit": quantity.unit_text,
        "qualifiers": sorted(fact.qualifiers),
        "asserted": fact.asserted,
        "words": fact.words,
        "notation": fact.notation.value,
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
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def as_json(files: list[dict[str, Any]]) -> str:
    return json.dumps({"schema_version": 1, "files": files}, ensure_ascii=False, indent=2) + "\n"


def as_table(files: list[dict[str, Any]]) -> str:
    """One line a fact, under each file's path."""
    lines = []
    for file in files:
        rows = [_COLUMNS, *(_row(fact) for fact in file["facts"])]
        widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
        lines.append(f"{visible(file['path'])}: {len(file['facts'])} facts")
        for row in rows:
            lines.append("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return "\n".join(lines) + "\n"


def _row(fact: dict[str, Any]) -> tuple[str, ...]:
    scope = fact["scope"]
    where = [
        scope["phase"],
        scope["framework"],
        *(f"{point}={branch}" for point, branch in scope["alternatives"].items()),
    ]
    said = [*fact["qualifiers"], *([] if fact["asserted"] else ["attributed"])]
    text = " ".join(visible(fact["text"]).split())
    cells = (f"{fact['line']}:{fact['column']}", fact["name"], text, ", ".join(said), ", ".join(filter(None, where)))
    return tuple(cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…" for cell in cells)
