"""`docverify facts`."""

import json
from pathlib import Path

from click.testing import CliRunner

from docverify.interfaces.facts_command import facts

TEXT = "# Plan\n\n- **Total GPUs**: 64\n- **TP**: 4\n"


def run(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    (tmp_path / "plan.md").write_text(TEXT, "utf-8")
    done = CliRunner().invoke(facts, [str(tmp_path / "plan.md"), *arguments])
    return done.exit_code, done.output


def test_table(tmp_path: Path) -> None:
    code, output = run(tmp_path)
    assert code == 0
    assert [line.split()[:3] for line in output.splitlines()[2:]] == [["3:19", "gpus", "64"], ["4:11", "tp", "4"]]


def test_json(tmp_path: Path) -> None:
    code, output = run(tmp_path, "--output-format", "json", "--name", "tp")
    (file,) = json.loads(output)["files"]
    assert code == 0
    assert [(fact["name"], fact["value"], fact["line"], fact["column"]) for fact in file["facts"]] == [
        ("tp", "4", 4, 11)
    ]
    assert [number["text"] for number in file["numbers"]] == ["64", "4"]


def test_missing_file(tmp_path: Path) -> None:
    assert run(tmp_path, str(tmp_path / "none.md"))[0] == 2
