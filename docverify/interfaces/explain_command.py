"""`docverify explain`: where a number comes from, or why it was not judged."""

import re

import click

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?:?")


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="FILE:LINE[:COLUMN]...")
@click.option("--output-format", type=click.Choice(["full", "json"]), default="full", help="Default: full.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (default: auto)."
)
def explain(places: tuple[str, ...], output_format: str, color: str) -> None:
    """Show how the numbers at a place were judged: computed from what, compared with what, or why not at all.

    FILE:LINE stands for all numbers of a line, FILE:LINE:COLUMN for the number there or the nearest to it, as check
    prints places. Exits with 2 if there is no such place or no number at it.
    """
    from docverify.interfaces.decode import Unreadable

    failed, entries = False, list[object]()
    for place in places:
        found = _PLACE.fullmatch(place)
        if found is None:
            raise click.UsageError(f"{place!r} is no place; write FILE:LINE or FILE:LINE:COLUMN")
        try:
            entries += _explain(found, output_format == "json", color)
        except (Unreadable, _Nothing) as error:
            click.echo(f"docverify: {error}", err=True)
            failed = True
    if output_format == "json":
        import json

        click.echo(json.dumps({"schema_version": 1, "numbers": entries}, ensure_ascii=False, indent=2))
    raise SystemExit(2 if failed else 0)


class _Nothing(Exception):
    """There is nothing to explain at a place."""


def _explain(place: re.Match[str], machine: bool, color: str) -> list[dict[str, object]]:
    import sys

    from docverify.interfaces.check import study
    from docverify.interfaces.decode import read
    from docverify.interfaces.explain import as_data, explained, numbers_at
    from docverify.reports.style import Style, colours

    source = read(place["path"])
    line, column = int(place["line"]), place["column"]
    if not 1 <= line <= source.line_count:
        raise _Nothing(f"{place['path']}: there is no line {line}; the last is {source.line_count}")
    found = study(source)
    numbers = numbers_at(source, found, line, int(column) if column else None)
    if not numbers:
        raise _Nothing(f"{place['path']}:{line}: no number on this line is read as an amount")
    if machine:
        return [{"path": place["path"], **entry} for entry in as_data(source, found, numbers)]
    click.echo("".join(explained(source, found, numbers, Style(colours(color, sys.stdout.isatty())))), nl=False)
    return []
