"""`docverify rule`: pages and their list."""

import pytest
from click.testing import CliRunner, Result

from docverify.interfaces.cli import main
from docverify.rulebook.broken import BrokenRule
from docverify.rulebook.load import page, rules


def docverify(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rule", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("name", ["ARI001", "ari001", "explicit-equation"])
def test_a_rule_is_its_page(name: str) -> None:
    result = docverify(name)
    assert (result.exit_code, result.output) == (0, page(rules()["explicit-equation"]))


def test_several_rules_follow_one_another() -> None:
    output = docverify("ARI001", "ARI002").output
    assert output.startswith("# ARI001 — ")
    assert "\n\n# ARI002 — " in output


@pytest.mark.parametrize("arguments", [(), ("--all",)])
def test_all_rules_are_listed(arguments: tuple[str, ...]) -> None:
    lines = docverify(*arguments).output.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in rules().values()]


def test_an_unknown_rule_is_wrong_usage() -> None:
    result = docverify("percent-chnage")
    assert result.exit_code == 2
    assert "did you mean percent-change?" in result.output


def test_a_broken_rule_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise BrokenRule("memory/weights.md", 7, "`source` is missing")

    monkeypatch.setattr("docverify.interfaces.rule_command.rules", broken)
    result = docverify("--all")
    assert (result.exit_code, result.output) == (
        2,
        "docverify: broken rule: rules/memory/weights.md:7: `source` is missing\n",
    )
