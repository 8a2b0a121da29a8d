"""`docverify facts`: what a document is understood to say, number by number."""

from typing import Any

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--output-format", type=click.Choice(["table", "json"]), default="table", help="Default: table.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Only facts of this name; repeatable.")
def facts(paths: tuple[str, ...], output_format: str, names: tuple[str, ...]) -> None:
    """List the named quantities that Markdown documents state, each with its place, qualifiers and scope.

    With --output-format json every number is listed too, with its verdict, the reason and the rule that judged it.
    """
    from docverify.interfaces.decode import Unreadable, read
    from docverify.interfaces.facts_list import as_json, as_table, listed

    files: list[dict[str, Any]] = []
    failed = False
    for path in paths:
        try:
            files.append(listed(read(path), names, numbers=output_format == "json"))
        except Unreadable as error:
            click.echo(f"docverify: {error}", err=True)
            failed = True
    click.echo(as_json(files) if output_format == "json" else as_table(files), nl=False)
    raise SystemExit(2 if failed else 0)
