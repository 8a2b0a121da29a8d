"""Documents of one deployment, scripts and configuration files beside them, and notebooks."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from docverify import Unreadable, check
from docverify.interfaces.cli import main
from docverify.interfaces.notebook import markdown

PLAN = "---\ndeployment: chat\n---\n\n- Tensor parallelism: 4\n- Layers: 32\n- Hidden size: 4096\n- Replicas: 4\n"
RUNBOOK = '---\ntitle: Runbook\ndeployment: "chat"\n---\n\n- Replicas: 6\n- Layers: 32\n'
SCRIPT = "torchrun train.py --tensor-parallel-size 4 --num-layers 36 --hidden-size 4096\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "runbook.md").write_text(RUNBOOK, "utf-8")
    (tmp_path / "launch.sh").write_text(SCRIPT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _output(path: str, form: str) -> str:
    return CliRunner().invoke(main, ["check", "--no-cache", "--output-format", form, path]).stdout


def _told(*arguments: str) -> list[str]:
    done = CliRunner().invoke(main, ["check", "--no-cache", "-q", "--output-format", "concise", *arguments])
    return [line.replace("\\", "/") for line in done.output.splitlines()]


def test_documents_of_one_deployment_agree(here: Path) -> None:
    said = "number of replicas is stated as 6 here, but as 4 in another document of the deployment"
    assert _told("plan.md", "runbook.md") == [f"runbook.md:6:13: CON002 warning {said} [plan.md:8:13]"]


def test_a_document_alone_is_compared_with_nothing(here: Path) -> None:
    assert _told("runbook.md") == []


def test_a_script_beside_the_documents(here: Path) -> None:
    said = "number of layers is stated as 32 here, but is set to 36 in a file beside the document"
    assert _told("plan.md", "launch.sh") == [f"plan.md:6:11: CON002 warning {said} [launch.sh:1:57]"]


def test_a_script_that_sets_up_something_else(here: Path) -> None:
    (here / "launch.sh").write_text("torchrun test.py --tensor-parallel-size 1 --num-layers 2\n", "utf-8")
    assert _told("plan.md", "launch.sh") == []


def test_a_script_without_documents(here: Path) -> None:
    assert _told("launch.sh") == ["docverify: launch.sh: no document to compare it with"]


def test_the_configuration_joins_documents(here: Path) -> None:
    (here / "plan.md").write_text(PLAN.partition("---\n\n")[2], "utf-8")
    (here / "runbook.md").write_text(RUNBOOK.partition("---\n\n")[2], "utf-8")
    (here / "docverify.toml").write_text('[deployments]\nchat = ["*.md", "*.sh"]\n', "utf-8")
    assert [line.partition(":")[0] for line in _told(".")] == ["plan.md", "runbook.md"]


def test_evidence_in_another_file_has_its_path(here: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "json", "plan.md", "launch.sh"])
    (evidence,) = json.loads(done.output)["files"][0]["findings"][0]["evidence"]
    assert (evidence["path"], evidence["line"], evidence["text"]) == ("launch.sh", 1, "36")


def test_frames_show_both_files(here: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--no-cache", "plan.md", "launch.sh"])
    assert " ::: launch.sh:1:57\n" in done.output


def test_the_texts_of_a_notebook_are_checked(here: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Notes\n", "\n", "- Sum: 2 + 2 = 5\n"]},
        {"cell_type": "code", "source": "print(2 + 2 == 5)", "outputs": []},
        {"cell_type": "raw", "source": "2 + 2 = 5"},
    ]
    (here / "notes.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4}), "utf-8")
    assert [line.partition(" error")[0] for line in _told("notes.ipynb")] == ["notes.ipynb:cell 1:3:16: ARI001"]
    (finding,) = json.loads(_output("notes.ipynb", "json"))["files"][0]["findings"]
    assert (finding["line"], finding["cell"], finding["cell_line"]) == (5, 1, 3)
    full = _output("notes.ipynb", "full")
    assert "--> notes.ipynb:cell 1:3:16\n" in full
    assert "\n3 | - Sum: 2 + 2 = 5\n" in full
    assert "notebooks are checked, but not fixed" in CliRunner().invoke(main, ["fix", "notes.ipynb"]).output


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": 3}', "[" * 100_000])
def test_what_is_no_notebook_cannot_be_read(here: Path, text: str) -> None:
    (here / "notes.ipynb").write_text(text, "utf-8")
    with pytest.raises(Unreadable):
        check(here / "notes.ipynb")


def test_odd_cells_are_left_out() -> None:
    assert markdown('{"cells": [1, {"cell_type": "markdown"}, {"cell_type": "markdown", "source": [2]}]}') == (
        "<!-- cell 3 -->\n\n2\n"
    )


def test_places_in_a_notebook_are_told_by_cell(here: Path) -> None:
    cells = [
        {"cell_type": "code", "source": "tp_size = 8", "outputs": []},
        {"cell_type": "markdown", "source": "# Notes\n\n- TP: 4\n- Sum: 2 + 2 = 5\n"},
    ]
    (here / "notes.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4}), "utf-8")
    facts = CliRunner().invoke(main, ["facts", "notes.ipynb"]).output
    assert "  cell 1:1:11  tp    8 " in facts
    page = CliRunner().invoke(main, ["report", "--format", "html", "notes.ipynb"]).output
    assert "cell 2, line 4: 5</a>" in page
    assert '<p class="quiet">cell 2</p>' in page
    assert "| cell 2, line 4 | 5 | **4** |" in CliRunner().invoke(main, ["report", "notes.ipynb"]).output
