"""rules/**/*.md -> docs/rules.md, the list of all rules: `PYTHONPATH=. python docs/make_rules.py`."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

HERE = Path(__file__).parent
HEAD = """# Rules

This list is made from the pages in [rules/](../rules) by `docs/make_rules.py`. A page has the reason of its rule,
its source and documents that keep and that break it. Code and name are accepted everywhere. What the severities mean
is in [How it reads](how-it-reads.md)."""


def family(rule: Rule) -> str:
    return rule.path.partition("/")[0]


def table(found: list[Rule]) -> Iterator[str]:
    yield "| code | name | what it asks | severity |"
    yield "|---|---|---|---|"
    for rule in found:
        title = rule.title.replace("|", "\\|")
        yield f"| {rule.code} | [{rule.name}](../rules/{rule.path}) | {title} | {rule.severity} |"


def made() -> str:
    """The text of docs/rules.md."""
    by_family = sorted(rules().values(), key=lambda rule: (family(rule), rule.code))
    parts = [HEAD]
    for name, found in groupby(by_family, family):
        parts += [f"\n## {name.capitalize()}\n", *table(list(found))]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    (HERE / "rules.md").write_text(made(), "utf-8")
