"""Configuration files: which one holds, what it may say, and what is said about mistakes."""

from pathlib import Path

import pytest

from docverify.findings import Severity
from docverify.interfaces.config import BadConfiguration, Configurations
from docverify.interfaces.effect import effective
from docverify.interfaces.repository import root
from docverify.interfaces.selection import Layer, UnknownRule, require_known, selected
from tests.reports.made import finding, report

KNOWN = {"ARI001": "explicit-equation", "NET002": "link-bandwidth", "DOC001": "unused-suppression"}


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs/deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    root.cache_clear()
    return tmp_path


def settings(path: str = "docs/a.md"):  # type: ignore[no-untyped-def]
    return Configurations(lambda: KNOWN).of(path)


def test_nothing_is_said(top: Path) -> None:
    assert settings().file == ""


@pytest.mark.parametrize(
    ("files", "holds"),
    [
        ({"docverify.toml": "", ".docverify.toml": "", "pyproject.toml": "[tool.docverify]"}, "docverify.toml"),
        ({".docverify.toml": "", "pyproject.toml": "[tool.docverify]"}, ".docverify.toml"),
        ({"pyproject.toml": "[tool.docverify]"}, "pyproject.toml"),
        ({"docverify.toml": "", "docs/pyproject.toml": "[tool.docverify]"}, "docs/pyproject.toml"),
        ({"docverify.toml": "", "docs/pyproject.toml": "[tool.other]"}, "docverify.toml"),
        ({"docverify.toml": "", "docs/pyproject.toml": "# tool.docverify"}, "docverify.toml"),
        ({"../docverify.toml": ""}, ""),  # above the repository
    ],
)
def test_the_nearest_holds(top: Path, files: dict[str, str], holds: str) -> None:
    for name, text in files.items():
        (top / name).write_text(text)
    assert settings().file == holds
    assert settings("docs/deep/b.md").file == holds


def test_all_keys(top: Path) -> None:
    (top / "docverify.toml").write_text("""
select = ["ARI", "link-bandwidth"]
ignore = "ARI001"
exclude = ["drafts/"]
fail-on = "warning"
min-coverage = 60
output-format = ["concise", "json:out.json"]
[per-file-ignores]
"docs/old/*" = ["ALL"]
[severity]
NET002 = "info"
""")
    found = settings()
    assert found.rules == Layer(("ARI", "link-bandwidth"), ("ARI001",))
    assert found.per_file_ignores == (("docs/old/*", ("ALL",)),)
    assert found.severity == (("NET002", Severity.INFO),)
    assert (found.fail_on, found.min_coverage, found.exclude) == ("warning", 60.0, ("drafts/",))
    assert found.output_format == ("concise", "json:out.json")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\nselct = []", "docverify.toml:2: unknown key `selct`; did you mean `select`?"),
        ("[tools]\nx = 1", "docverify.toml:1: unknown key `tools`; known are `select`, `ignore`"),
        ('fail-on = "eror"', "docverify.toml:1: `fail-on` is 'eror'; did you mean `error`?"),
        ("min-coverage = 140", "docverify.toml:1: `min-coverage` must be a percentage from 0 to 100, not 140"),
        ("min-coverage = true", "must be a percentage"),
        ("select = [1]", "docverify.toml:1: `select` must be a text or a list of texts, not [1]"),
        ("severity = 3", "`severity` must be a table, not 3"),
        ('[severity]\nARI001 = "loud"', "docverify.toml:2: `ARI001` is 'loud'; known are"),
        ('select = [\n  "ARI",\n  "NTE002",\n]', "docverify.toml:3: unknown rule `NTE002`; did you mean `NET002`?"),
        ('ignore = ["explicit-equations"]', "unknown rule `explicit-equations`; did you mean `explicit-equation`?"),
        ("select = [", "docverify.toml:1: no TOML: Invalid value (at end of document)"),
        ("a = 1\na = 2", "docverify.toml:2: no TOML: Cannot overwrite a value"),
    ],
)
def test_mistakes(top: Path, text: str, words: str) -> None:
    (top / "docverify.toml").write_text(text)
    with pytest.raises(BadConfiguration) as caught:
        settings()
    assert words in str(caught.value)


def test_a_mistake_in_a_pyproject_has_its_line(top: Path) -> None:
    (top / "pyproject.toml").write_text("[tool.ruff]\nselct = 1\n\n[tool.docverify]\nselct = []\n")
    with pytest.raises(BadConfiguration, match=r"pyproject\.toml:5: unknown key `selct`"):
        settings()


@pytest.mark.parametrize(
    ("layers", "wanted"),
    [
        ([], True),
        ([Layer(ignore=("ARI",))], False),
        ([Layer(("NET",))], False),
        ([Layer(("ARI",), ("ARI001",))], False),
        ([Layer(("ARI001",), ("ARI",))], True),  # the longer one wins
        ([Layer(("ARI001",), ("explicit-equation",))], False),  # equally long: ignored
        ([Layer(("ALL",), ("ari",))], False),
        ([Layer(("NET",)), Layer(("ARI",))], True),  # the later layer starts afresh
        ([Layer(ignore=("ARI",)), Layer(("ARI",))], True),
        ([Layer(("ARI",)), Layer(ignore=("NET",))], True),
    ],
)
def test_selection(layers: list[Layer], wanted: bool) -> None:
    assert selected(layers, "ARI001", "explicit-equation") is wanted


def test_unknown_rules_without_a_rule_book_are_not_judged() -> None:
    require_known(["XYZ"], {})
    with pytest.raises(UnknownRule):
        require_known(["XYZ"], KNOWN)


def test_effect(top: Path) -> None:
    (top / "docverify.toml").write_text(
        'severity = {ARI = "info", ARI001 = "warning"}\nper-file-ignores = {"docs/*" = ["NET"]}\n'
    )
    text = "a 1 b 2"
    both = finding(text, "1"), finding(text, "2", code="NET002", name="link-bandwidth")
    inside = effective(report(text, *both, path="docs/a.md"), settings(), Layer())
    assert [(each.code, each.severity) for each in inside.findings] == [("ARI001", Severity.WARNING)]
    assert len(effective(report(text, *both, path="b.md"), settings(), Layer()).findings) == 2
    assert len(effective(report(text, *both, path="b.md"), settings(), Layer(("NET",))).findings) == 1
