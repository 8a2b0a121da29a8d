"""`docverify rule`: the rule book, a page or the list of all pages."""

from difflib import get_close_matches

import click

from docverify.rulebook.load import page, rules
from docverify.rulebook.rule import Rule


@click.command(name="rule")
@click.argument("names", nargs=-1, metavar="[CODE|NAME]...")
@click.option("--all", "every", is_flag=True, help="List all rules: code, severity, name and title.")
def rule(names: tuple[str, ...], every: bool) -> None:
    """Print the pages of rules, named by code or name: what they check, why, and examples.

    Exits with 2 if there is no such rule.
    """
    if every or not names:
        for known in rules().values():
            click.echo(f"{known.code}  {known.severity:7}  {known.name:20}  {known.title}")
        return
    found = [_found(name) for name in names]
    for index, each in enumerate(found):
        click.echo(("\n" if index else "") + page(each).rstrip("\n"))


def _found(name: str) -> Rule:
    """The rule of a code or name, in any case. Raises click.UsageError (exit 2)."""
    by_name = {key.lower(): each for each in rules().values() for key in (each.code, each.name)}
    if name.lower() in by_name:
        return by_name[name.lower()]
    close = get_close_matches(name.lower(), by_name, 1)
    hint = f"did you mean {by_name[close[0]].name}?" if close else "`docverify rule --all` lists them"
    raise click.UsageError(f"there is no rule {name!r}; {hint}")
