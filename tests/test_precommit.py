"""The hook as pre-commit itself runs it, in a repository of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
HOME = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c"}


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "DOCVERIFY_"))}
    env = {**clean, **HOME, **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """The files of this checkout as the repository that offers the hook."""
    listed = run("git", "ls-files", "-co", "--exclude-standard", "-z", cwd=ROOT)
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert names
    target = tmp_path / "hooks"
    for name in names:
        if name.startswith(("docverify/", "grammars/", "rules/")) or "/" not in name:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((ROOT / name).read_bytes())
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "hooks")):
        assert run("git", *command, cwd=target).returncode == 0
    return target


def test_the_hook(hooks: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "old").mkdir(parents=True)
    (project / "deploy.md").write_text("We have 8 × 80 GB = 460 GB.\n", "utf-8")
    (project / "old/deploy.md").write_text("We have 8 × 80 GB = 460 GB.\n", "utf-8")
    (project / "notes.txt").write_text("8 × 80 GB = 460 GB\n", "utf-8")
    (project / "docverify.toml").write_text('exclude = ["old/"]\noutput-format = "concise"\n')
    assert run("git", "init", "-q", cwd=project).returncode == 0
    assert run("git", "add", "-A", cwd=project).returncode == 0
    trial = (sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "docverify", "--all-files")
    home = str(tmp_path / "home")
    done = run(*trial, cwd=project, PRE_COMMIT_HOME=home)
    assert done.returncode == 1, done.stdout + done.stderr
    found = [line for line in done.stdout.splitlines() if "ARI001" in line]
    assert [line.partition(":")[0] for line in found] == ["deploy.md"], done.stdout
    (project / "deploy.md").write_text("We have 8 × 80 GB = 640 GB.\n", "utf-8")
    assert run("git", "add", "-A", cwd=project).returncode == 0
    done = run(*trial, cwd=project, PRE_COMMIT_HOME=home)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_manifest() -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", manifest, cwd=ROOT)
    assert done.returncode == 0, done.stdout
