"""docverify on the command line; each command is a module of its own, loaded when it is called."""

import click

from docverify import __version__


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Check that the numbers in deployment documents can all be true."""


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--output-format", default="concise")
def check(paths: tuple[str, ...], output_format: str) -> None:
    """Check Markdown documents."""
    from docverify.interfaces.check import check_many
    from docverify.reports.formats import load
    from docverify.reports.style import Style
    from docverify.reports.summary import Summary

    form, style, summary = load(output_format), Style(), Summary()
    click.echo(form.begin(__version__), nl=False)
    for report in check_many(paths):
        click.echo(form.document(report, style, summary.documents == 0), nl=False)
        summary = summary.add(report)
    click.echo(form.end(summary, style), nl=False)


if __name__ == "__main__":
    main()
