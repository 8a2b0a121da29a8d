"""`docverify explain`: how a number was judged, or why it was not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docverify.interfaces.explain_command import explain

TEXT = """# Plan

- Layers: 16
- **Pipeline Parallelism (PP)**: 4
- Layers per stage: 4 (16 ÷ 4)
- KV cache: 8 × 512 × 1024 × 2 bytes = 0.62 GB
- Spare cards: 7
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(explain, [*arguments])


def test_a_number_that_agrees_shows_what_it_was_computed_from(plan: Path) -> None:
    said = run(f"{plan}:5:21").stdout
    assert f"{plan}:5:21: 4: agree\n  = read as: layers per stage\n" in said
    assert "ARI001 explicit-equation: 16 ÷ 4 = 4; 4 is stated, which fits" in said
    assert "PAR005 layers-per-stage: " in said
    assert "3 | - Layers: 16\n  |           -- layers\n" in said


def test_a_number_that_does_not_shows_the_finding_once_for_the_line(plan: Path) -> None:
    said = run(f"{plan}:6").stdout
    assert said.count("error[ARI001] explicit-equation: ") == 1
    assert "= part of: ARI001 at 6:40, shown above" in said


def test_the_nearest_number_of_a_column(plan: Path) -> None:
    assert f"{plan}:5:24: 16: agree" in run(f"{plan}:5:25").stdout
    assert f"{plan}:5:29: 4: agree" in run(f"{plan}:5:80").stdout


def test_why_a_number_was_not_judged(plan: Path) -> None:
    said = run(f"{plan}:7").stdout
    assert "7: not-judged\n" in said
    assert "  = why: nothing else in the document determines this number" in said


def test_as_json(plan: Path) -> None:
    (number,) = json.loads(run(f"{plan}:5:21", "--output-format", "json").stdout)["numbers"]
    assert (number["text"], number["verdict"], number["names"]) == ("4", "agree", ["layers_per_stage"])
    step = next(step for step in number["steps"] if step["code"] == "ARI001")
    assert (step["words"], step["value"], step["result"]["line"]) == ("16 ÷ 4", "4", 5)
    assert [operand["text"] for operand in step["operands"]] == ["16", "4"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{plan}:2", "no number on this line is read as an amount"),
        ("{plan}:99", "there is no line 99; the last is 8"),
        ("{plan}:0", "there is no line 0"),
        ("{plan}.none:1", "no such file"),
        ("{plan}", "is no place; write FILE:LINE or FILE:LINE:COLUMN"),
    ],
)
def test_what_cannot_be_explained(plan: Path, place: str, said: str) -> None:
    done = run(place.format(plan=plan))
    assert done.exit_code == 2
    assert said in done.stderr


def test_several_places_and_a_colon_at_the_end_as_check_prints_it(plan: Path) -> None:
    done = run(f"{plan}:5:21:", f"{plan}:7")
    assert (done.exit_code, done.stdout.count(str(plan))) == (0, 2)
