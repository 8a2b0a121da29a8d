"""`docverify report`: Markdown, HTML and JSON for one document or a folder."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docverify import check
from docverify.interfaces.report_command import report

STORY = Path(__file__).parents[2] / "fixtures/report"
WRONG = "# Plan\n\nTotal: 8 × 4 = 36 GPUs\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(STORY, tmp_path / "fixtures/report")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(report, [*arguments], input=stdin)


def test_markdown_is_the_golden_report() -> None:
    """To renew it: `docverify report fixtures/report/deployment.md -o fixtures/report/expected.md`."""
    done = run("fixtures/report/deployment.md")
    assert done.stdout == (STORY / "expected.md").read_text("utf-8")
    assert done.exit_code == 1


def test_the_corrected_document_has_no_new_findings() -> None:
    (file,) = json.loads(run("fixtures/report/deployment.md", "--format", "json").stdout)["files"]
    before = {finding.code for finding in check(STORY / "deployment.md").findings}
    after = check(file["corrected"]).findings
    assert {finding.code for finding in after} < before
    assert [finding.message for finding in after] == [decision["message"] for decision in file["decisions"]]


def test_json_tells_what_follows_from_what() -> None:
    (file,) = json.loads(run("fixtures/report/deployment.md", "--format", "json").stdout)["files"]
    told = [(each["line"], each["was"], each["now"], each["follows_from_line"]) for each in file["corrections"]]
    assert told == [
        (19, "6.4 GB", "3.2 GB", None),
        (21, "12.15 GB", "8.95 GB", 19),
        (21, "15.2%", "11.2%", 21),
    ]
    assert file["corrections"][1]["repeated"] == [{"line": 23, "was": "12.15 GB", "now": "8.95 GB"}]
    (decision,) = file["decisions"]
    assert decision["alternatives"][0]["edits"] == [{"line": 32, "was": "400 GB per node", "now": "400 GB/s per node"}]


def test_html_is_one_file_that_escapes_what_the_document_says(folder: Path) -> None:
    assert run("fixtures/report/deployment.md", "-o", "r.html").exit_code == 1
    text = (folder / "r.html").read_text("utf-8")
    assert text.count("<script") == 2  # the data and the program
    assert "&lt;script&gt;document.title" in text
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert "http://" not in text.replace("http://www.w3.org/", "")


def test_a_right_document_says_so(folder: Path) -> None:
    (folder / "plan.md").write_text(WRONG.replace("36", "32"))
    done = run("plan.md")
    assert done.exit_code == 0
    assert "**Nothing in this document contradicts itself, as far as its numbers could be judged.**" in done.stdout


def test_a_folder_gets_a_page_for_each_document_and_an_index(folder: Path) -> None:
    (folder / "docs/sub").mkdir(parents=True)
    (folder / "docs/a.md").write_text(WRONG)
    (folder / "docs/sub/b & <c>.md").write_text(WRONG.replace("36", "32"))
    assert run("docs", "--format", "html", "-o", "out").exit_code == 0
    made = sorted(str(path.relative_to(folder / "out")) for path in (folder / "out").rglob("*.html"))
    assert made == ["docs/a.md.html", "docs/sub/b & <c>.md.html", "index.html"]
    assert 'href="docs/sub/b%20%26%20%3Cc%3E.md.html"' in (folder / "out/index.html").read_text("utf-8")
    assert run("docs", "-o", "out").exit_code == 0
    assert "| [docs/a.md](<docs/a.md.report.md>) | 1 | 0 | 1 | 0 |" in (folder / "out/index.md").read_text("utf-8")


def test_several_documents_need_a_folder(folder: Path) -> None:
    (folder / "a.md").write_text(WRONG)
    (folder / "b.md").write_text(WRONG)
    done = run("a.md", "b.md")
    assert done.exit_code == 2
    assert "several documents need --output FOLDER, or --format json" in done.stderr
    assert len(json.loads(run("a.md", "b.md", "--format", "json").stdout)["files"]) == 2


def test_safe_only(folder: Path) -> None:
    (folder / "a.md").write_text("About ~30 × 4 = 200 GPUs\n")
    assert "~30 × 4 = 120 GPUs" in run("a.md").stdout
    assert "~30 × 4 = 120 GPUs" not in run("a.md", "--safe-only").stdout


def test_standard_input() -> None:
    done = run("-", "--stdin-filename", "plan.md", stdin=WRONG.encode())
    assert "`plan.md`" in done.stdout
    assert "Total: 8 × 4 = 32 GPUs" in done.stdout


def test_a_template_of_ones_own(folder: Path) -> None:
    (folder / "a.md").write_text(WRONG)
    (folder / "own.j2").write_text(
        "{% for c in dossier.corrections %}{{ c.line }}: {{ c.was }} -> {{ c.now }}{% endfor %}"
    )
    assert run("a.md", "--template", "own.j2").stdout == "3: 36 GPUs -> 32 GPUs"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ dossier.__init__.__globals__ }}", "unsafe"),
        ("{% for x in dossier.issues %}", "line 1"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{% include '/etc/passwd' %}", "there is no template /etc/passwd"),
        ("{{ 1 // 0 }}", "zero"),
    ],
)
def test_templates_run_in_a_sandbox(folder: Path, template: str, said: str) -> None:
    (folder / "a.md").write_text(WRONG)
    (folder / "own.j2").write_text(template)
    done = run("a.md", "--template", "own.j2")
    assert done.exit_code == 2
    assert said in done.stderr


def test_what_cannot_be_read() -> None:
    assert run("none.md").exit_code == 2
    assert run("fixtures/report/deployment.md", "--template", "none.j2").exit_code == 2


def test_a_title_full_of_markup_stays_text(folder: Path) -> None:
    (folder / "a.md").write_text("# A | b `*c* <i>`\n\nTotal: 8 × 4 = 36 `|` GPUs\n")
    assert run("a.md").stdout.startswith("# Report on A \\| b \\*c\\* &lt;i&gt;\n")
