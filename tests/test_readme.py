"""The README tells the truth: its transcripts are real output, its commands those of CI, its Python and TOML work."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "docs/reports.md"]
TRANSCRIPT = re.compile(r"<!-- transcript: docverify (.*?) -->\n```text\n(.*?)```", re.S)


def transcripts(page: Path) -> list[tuple[str, str]]:
    return TRANSCRIPT.findall(page.read_text("utf-8"))


def fences(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.S | re.M)


def output(arguments: str) -> str:
    command = [sys.executable, "-m", "docverify", *arguments.split(), "--color", "never"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout


@pytest.mark.parametrize(("arguments", "shown"), [found for page in PAGES for found in transcripts(page)])
def test_transcripts(arguments: str, shown: str) -> None:
    """To renew them: `python tests/test_readme.py`."""
    assert shown == output(arguments)


def test_ci_runs_the_command_of_the_readme() -> None:
    (command,) = [fence.strip() for fence in fences("sh") if "pytest" in fence]
    assert command in (ROOT / ".ci/run").read_text("utf-8")
    assert command in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for example in fences("python"):
        exec(example, {})


def test_settings(tmp_path: Path) -> None:
    from docverify.interfaces.config import Configurations

    for example in fences("toml"):
        (tmp_path / "docverify.toml").write_text(example, "utf-8")
        assert Configurations(dict).of(str(tmp_path / "deploy.md")).fail_on == "warning"


def test_links() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def renew() -> None:
    for page in PAGES:
        new = TRANSCRIPT.sub(
            lambda found: f"<!-- transcript: docverify {found[1]} -->\n```text\n{output(found[1])}```",
            page.read_text("utf-8"),
        )
        page.write_text(new, "utf-8")


if __name__ == "__main__":
    renew()
