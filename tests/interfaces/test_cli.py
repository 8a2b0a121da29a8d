"""The command line as a shell sees it: streams, exit codes, options, broken surroundings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docverify import __version__
from docverify.interfaces.cli import main
from docverify.interfaces.repository import root

WRONG = "We have 8 × 80 GB = 460 GB.\n"
RIGHT = "We have 8 × 80 GB = 640 GB.\n"
LINE = "wrong.md:1:21: ARI001 error "


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root.cache_clear()
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    (tmp_path / "right.md").write_text(RIGHT, "utf-8")
    return tmp_path


def docverify(*arguments: str, stdin: str | bytes = "", **environment: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin, env=environment, catch_exceptions=False)


def shell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docverify", *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["right.md"], 0),
        (["wrong.md"], 1),
        ([], 1),  # this folder
        (["wrong.md", "--exit-zero"], 0),
        (["wrong.md", "--fail-on", "never"], 0),
        (["wrong.md", "--fail-on", "info"], 1),
        (["wrong.md", "--ignore", "ARI"], 0),
        (["wrong.md", "--ignore", "ARI", "--select", "ARI001"], 1),
        (["wrong.md", "--ignore", "explicit-equation"], 0),
        (["wrong.md", "--ignore", "ARI9"], 2),
        (["wrong.md", "--select", "explicit-equatoin"], 2),
        (["missing.md"], 2),
        (["missing.md", "--exit-zero"], 2),
        (["*.rst"], 2),
        (["wrong.md", "--output-format", "yaml"], 2),
        (["wrong.md", "--output-format", "json", "--output-format", "full"], 2),
        (["wrong.md", "--fail-on", "fatal"], 2),
        (["wrong.md", "--nonsense"], 2),
        (["wrong.md", "--shard", "3/2"], 2),
        (["wrong.md", "--output", "no/such/folder.txt"], 2),
        (["right.md", "--min-coverage", "1"], 0),
        (["wrong.md", "--exclude", "w*"], 1),  # named files are checked
        (["wrong.md", "--exclude", "w*", "--force-exclude"], 0),
        ([".", "--exclude", "w*"], 0),
    ],
)
def test_exit_codes(here: Path, arguments: list[str], code: int) -> None:
    assert docverify(*arguments).exit_code == code


def test_what_cannot_be_checked_does_not_hide_what_can(here: Path) -> None:
    (here / "latin.md").write_bytes("8 × 80".encode("latin-1"))
    done = docverify("missing.md", "latin.md", "wrong.md", "--output-format", "concise")
    assert done.exit_code == 2
    assert done.stdout.startswith(LINE)
    assert done.stderr.splitlines() == [
        "docverify: missing.md: no such file or folder",
        "docverify: latin.md: not UTF-8: 0xd7 0x20 at byte 2; "
        "save the file as UTF-8, or as UTF-16 with a byte order mark",
    ]


def test_a_document_below_the_required_coverage(here: Path) -> None:
    (here / "few.md").write_text("There are 4 nodes, 17 racks and 3 sites.\n")
    done = docverify("few.md", "--min-coverage", "60")
    assert done.exit_code == 2
    assert "numbers judged" in done.stderr
    assert "at least 60 % are required" in done.stderr


def test_standard_input(here: Path) -> None:
    done = docverify("-", "--stdin-filename", "wrong.md", "--output-format", "concise", stdin=WRONG)
    assert done.exit_code == 1
    assert done.stdout.startswith(LINE)
    assert docverify("-", "--output-format", "concise", stdin=WRONG).stdout.startswith("-:1:21: ")
    assert docverify("-", stdin=b"\xff").exit_code == 2
    excluded = docverify("-", "--stdin-filename", "a/wrong.md", "--exclude", "a", "--force-exclude", stdin=WRONG)
    assert excluded.exit_code == 0


def test_json_stands_alone_on_standard_output(here: Path) -> None:
    done = docverify("right.md", "missing.md", "wrong.md", "--output-format", "json", "-v")
    out = json.loads(done.stdout)
    assert [file["path"] for file in out["files"]] == ["right.md", "wrong.md"]
    assert out["tool"] == {"name": "docverify", "version": __version__}
    assert out["summary"]["errors"] == 1


def test_nothing_to_check_is_still_json(here: Path) -> None:
    done = docverify("missing.md", "--output-format", "json")
    assert json.loads(done.stdout)["files"] == []
    assert done.exit_code == 2


def test_several_outputs_of_one_run(here: Path) -> None:
    done = docverify("wrong.md", "--output-format", "json:out.json", "--output-format", "concise")
    assert done.stdout.startswith(LINE)
    assert json.loads((here / "out.json").read_text("utf-8"))["summary"]["findings"] == 1
    assert docverify("wrong.md", "--output-format", "concise", "-o", "out.txt").stdout == ""
    assert (here / "out.txt").read_text("utf-8").startswith(LINE)


def test_quiet_verbose_and_statistics(here: Path) -> None:
    plain = ["wrong.md", "--output-format", "concise"]
    assert len(docverify(*plain, "-q").stdout.splitlines()) == 1
    assert docverify(*plain, "--statistics").stdout.splitlines()[1] == "1  ARI001  explicit-equation"
    assert "note: wrong.md: " in docverify("wrong.md", "-v").stdout
    assert docverify("right.md", "-q").stdout == ""


def test_options_from_the_environment(here: Path) -> None:
    assert docverify("wrong.md", DOCVERIFY_OUTPUT_FORMAT="concise").stdout.startswith(LINE)
    assert docverify("wrong.md", DOCVERIFY_FAIL_ON="never").exit_code == 0
    assert docverify("wrong.md", DOCVERIFY_IGNORE="ARI,NET").exit_code in (0, 2)


def test_colours(here: Path) -> None:
    assert "\x1b[" in docverify("wrong.md", "--color", "always").output
    assert "\x1b[" not in docverify("wrong.md").output
    assert "\x1b[" in shell("check", "wrong.md", FORCE_COLOR="1", NO_COLOR="").stdout
    assert "\x1b[" not in shell("check", "wrong.md", FORCE_COLOR="1", NO_COLOR="1").stdout
    docverify("wrong.md", "--color", "auto", "-o", "out.txt", FORCE_COLOR="1", NO_COLOR="")
    assert "\x1b[" not in (here / "out.txt").read_text("utf-8")


def test_configuration(here: Path) -> None:
    (here / "docverify.toml").write_text('output-format = "concise"\nfail-on = "never"\n')
    done = docverify("wrong.md")
    assert (done.exit_code, done.stdout.startswith(LINE)) == (0, True)
    assert docverify("wrong.md", "--fail-on", "error").exit_code == 1  # the command line is nearer
    (here / "docverify.toml").write_text('exclude = ["wrong.md"]\n')
    assert docverify().exit_code == 0


def test_a_broken_configuration_stops_only_its_documents(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs/docverify.toml").write_text("selct = []\n")
    (here / "docs/a.md").write_text(WRONG, "utf-8")
    done = docverify("docs/a.md", "wrong.md", "--output-format", "concise")
    assert done.exit_code == 2
    assert done.stdout.startswith(LINE)
    assert done.stderr == "docverify: docs/docverify.toml:1: unknown key `selct`; did you mean `select`?\n"


def test_a_broken_configuration_here_stops_the_run(here: Path) -> None:
    (here / "docverify.toml").write_text("[[[\n")
    done = docverify("wrong.md")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("docverify: docverify.toml:1: no TOML: ")
    assert done.stderr.count("\n") == 1


def test_shards_cover_everything_once(here: Path) -> None:
    for number in range(7):
        (here / f"{number}.md").write_text(RIGHT, "utf-8")
    shares = [docverify("--shard", f"{index}/3", "--output-format", "json").stdout for index in (1, 2, 3)]
    paths = [[file["path"] for file in json.loads(share)["files"]] for share in shares]
    assert sorted(path for share in paths for path in share) == sorted(
        [*(f"{number}.md" for number in range(7)), "right.md", "wrong.md"]
    )
    assert docverify("right.md", "--shard", "2/2").exit_code == 0  # an empty share is clean


def test_jobs_change_nothing(here: Path) -> None:
    for number in range(20):
        (here / f"{number}.md").write_text(WRONG if number % 2 else RIGHT, "utf-8")
    assert shell("check", "--jobs", "2").stdout == shell("check").stdout


def test_nobody_reads_to_the_end(here: Path) -> None:
    for number in range(300):
        (here / f"{number}.md").write_text(WRONG * 20, "utf-8")
    command = f"{sys.executable} -m docverify check . | head -n 1; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "141"


def test_a_terminal_that_knows_no_such_characters(here: Path) -> None:
    done = shell("check", "wrong.md", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert r"8 \xd7 80 GB" in done.stdout


@pytest.mark.parametrize("arguments", [["version"], ["--version"]])
def test_version(arguments: list[str]) -> None:
    assert __version__ in CliRunner().invoke(main, arguments).output


def test_help_lists_the_commands_and_options() -> None:
    assert "check" in CliRunner().invoke(main, ["-h"]).output
    assert "--stdin-filename" in CliRunner().invoke(main, ["check", "--help"]).output


def test_a_start_imports_no_more_than_it_needs(here: Path) -> None:
    """What is slow to import stays out of a plain check."""
    code = "import sys\nfrom docverify.interfaces.cli import main\n"
    code += "try: main(['check', 'right.md', '-q'])\nexcept SystemExit: pass\n"
    code += "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    slow = {"jinja2", "pint", "concurrent", "multiprocessing", "subprocess", "jsonschema", "lark"}
    assert slow & set(done.stdout.split()) == set()
