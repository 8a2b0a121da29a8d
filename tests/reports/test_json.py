"""The JSON contract: the schema in docs/, exact keys, places in code points."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docverify.findings import Expected, Report, Severity
from docverify.reports import json_
from docverify.reports.style import Style
from docverify.reports.summary import Summary
from tests.reports.made import finding, mark, repair, report

SCHEMA = json.loads(Path("docs/report.schema.json").read_text("utf-8"))
TEXT = "# 😀 Plan\n\n😀 8 × 80 GB = 460 GB\n\nWith 460 GB we go.\n"
FINDING = finding(
    TEXT,
    "460 GB",
    expected=(Expected("640 GB", "640000000000", "", "byte", "SI"),),
    evidence=(mark(TEXT, "8 × 80 GB", "operands"),),
    dependents=(mark(TEXT, "460 GB", nth=2),),
    repairs=(repair(TEXT, "460", "640"),),
    key="plan/memory",
)


def written(*reports: Report) -> Any:
    text, summary = json_.begin("1.2.3"), Summary()
    for each in reports:
        text += json_.document(each, Style(), summary.documents == 0)
        summary = summary.add(each)
    return json.loads(text + json_.end(summary, Style()))


@pytest.mark.parametrize(
    "reports", [(), (report(TEXT),), (report(TEXT, FINDING), report("x \ud800 \x00", path="a\udc80.md"))]
)
def test_the_schema_describes_it(reports: tuple[Report, ...]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [str(error) for error in Draft202012Validator(SCHEMA).iter_errors(written(*reports))] == []


def test_the_schema_knows_every_key() -> None:
    """No key is written that the schema does not name."""

    def closed(schema: Any) -> Any:
        if isinstance(schema, list):
            return [closed(each) for each in schema]
        if not isinstance(schema, dict):
            return schema
        sealed = {key: closed(value) for key, value in schema.items()}
        return {"additionalProperties": False, **sealed} if schema.get("type") == "object" else sealed

    assert [
        str(error) for error in Draft202012Validator(closed(SCHEMA)).iter_errors(written(report(TEXT, FINDING)))
    ] == []


def test_places_and_values() -> None:
    out = written(report(TEXT, FINDING))
    assert out["tool"] == {"name": "docverify", "version": "1.2.3"}
    (found,) = out["files"][0]["findings"]
    assert [found[key] for key in ("line", "column", "end_line", "end_column")] == [3, 15, 3, 21]
    assert found["claimed"] == "460 GB"
    assert found["expected"] == [
        {"text": "640 GB", "low": "640000000000", "high": None, "unit": "byte", "reading": "SI"}
    ]
    operands = {"line": 3, "column": 3, "end_line": 3, "end_column": 12, "text": "8 × 80 GB", "label": "operands"}
    assert found["evidence"] == [operands]
    assert found["dependents"][0]["line"] == 5
    edit = {"line": 3, "column": 15, "end_line": 3, "end_column": 18, "text": "640"}
    assert found["repairs"] == [{"edits": [edit], "safe": True, "open": False, "why": "write `640`"}]


def test_summary_counts() -> None:
    warning = finding(TEXT, "460 GB", severity=Severity.WARNING)
    out = written(report(TEXT, FINDING, warning), report(TEXT))["summary"]
    assert out["documents"] == 2
    assert (out["findings"], out["errors"], out["warnings"], out["infos"]) == (2, 1, 1, 0)
    coverage = {"numbers": 8, "judged": 6, "agree": 4, "agree_if": 0, "disagree": 2, "not_judged": {"unconnected": 2}}
    assert out["coverage"] == coverage


def test_it_is_the_same_bytes_each_time() -> None:
    assert json.dumps(written(report(TEXT, FINDING))) == json.dumps(written(report(TEXT, FINDING)))
