"""Rules and words of the user's own: a folder, a file of words, and the commands for them, as a person starts them."""

import subprocess
import sys
from pathlib import Path

import pytest

from docverify.shipped import shipped

WORDS = """\
[names.gpus]
counted = ["boards"]

[names.rack_power]
unit = "watts"
keys = ["rack {power,draw}"]
"""
PAGE = """\
# HOU002 — A rack draws no more than its feed

```toml rule
check = "relation"
severity = "error"
source = "The electrician."
results = ["rack_power"]

[readings]
"feed" = "rack_power <= feed"

[constants]
feed = "40 kW"

[messages]
relation = "{claimed} is more than the feed of 40 kW"
```

## Examples

```markdown valid
- Rack power: 38 kW
```

```markdown invalid
- Rack draw: 52 kW <!-- HOU002 at "52 kW" -->
```
"""


def run(folder: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "docverify", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=_environment())
    return done.returncode, done.stdout + done.stderr


def _environment() -> dict[str, str]:
    import os

    mine = {key: value for key, value in os.environ.items() if not key.startswith("DOCVERIFY_")}
    return {**mine, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "docverify.toml").write_text('rules = ["my-rules/"]\nvocabulary = ["words.toml"]\n', "utf-8")
    (tmp_path / "words.toml").write_text(WORDS, "utf-8")
    (tmp_path / "my-rules" / "house").mkdir(parents=True)
    (tmp_path / "my-rules" / "house" / "rack-power.md").write_text(PAGE, "utf-8")
    return tmp_path


def test_a_new_rule_passes_its_own_test(tmp_path: Path) -> None:
    assert run(tmp_path, "new-rule", "house/request-limit")[0] == 0
    assert run(tmp_path, "test", "my-rules") == (0, "4 examples of 1 rule: all hold\n")


def test_a_shipped_page_is_no_second_one(tmp_path: Path) -> None:
    for name in ("compute/plan-time", "consistency/elsewhere", "memory/bytes-of-format"):
        code, said = run(tmp_path, "test", str(shipped("rules") / f"{name}.md"))
        assert (code, said.endswith(" examples of 1 rule: all hold\n")) == (0, True), name


def test_a_name_that_is_taken_or_no_name(tmp_path: Path) -> None:
    assert run(tmp_path, "new-rule", "house/world-size")[0] == 2
    assert run(tmp_path, "new-rule", "limit")[0] == 2


def test_rules_and_words_are_used(house: Path) -> None:
    (house / "plan.md").write_text("- Rack power: 61 kW\n", "utf-8")
    code, said = run(house, "check", "plan.md")
    assert (code, "error[HOU002] rack-power: 61 kW is more than the feed of 40 kW" in said) == (1, True)
    assert run(house, "test") == (0, "2 examples of 1 rule: all hold\n")
    assert "# HOU002" in run(house, "rule", "rack-power")[1]


def test_an_example_that_does_not_hold(house: Path) -> None:
    page = house / "my-rules" / "house" / "rack-power.md"
    page.write_text(PAGE.replace("38 kW", "48 kW"), "utf-8")
    code, said = run(house, "test")
    assert code == 1
    assert (
        said.splitlines()[0]
        == f'{Path("my-rules/house/rack-power.md")}:22: HOU002 at "48 kW" is found in this valid example'
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("severity =", "severty =", 3, "`severity` is missing"),
        (
            "rack_power <= feed",
            "rack_powr <= feed",
            1,
            "no vocabulary has the quantity `rack_powr`; did you mean `rack_power`?",
        ),
        ("HOU002", "PAR001", 1, "the code PAR001 is taken by parallelism/world-size.md"),
        ("```markdown invalid", "```markdown wrong", 25, "an example is valid, invalid or fixed, not 'wrong'"),
    ],
)
def test_a_broken_page_is_told_with_its_line(house: Path, old: str, new: str, line: int, why: str) -> None:
    page = house / "my-rules" / "house" / "rack-power.md"
    page.write_text(PAGE.replace(old, new), "utf-8")
    code, said = run(house, "test")
    assert code == 2
    assert said == f"docverify: broken rule: {Path('my-rules/house/rack-power.md')}:{line}: {why}\n"


def test_broken_words_and_missing_folders(house: Path) -> None:
    (house / "plan.md").write_text("- Rack power: 61 kW\n", "utf-8")
    (house / "words.toml").write_text("[names.rack_power]\nkeys = 3\n", "utf-8")
    code, said = run(house, "check", "plan.md")
    assert (code, "words.toml:1: `rack_power` needs a unit" in said) == (2, True)
    (house / "docverify.toml").write_text('rules = ["no-rules/"]\n', "utf-8")
    code, said = run(house, "check", "plan.md")
    assert (code, "no-rules" in said, "Traceback" in said) == (2, True, False)
