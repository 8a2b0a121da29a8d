"""`docverify check`: its options."""

from collections.abc import Callable
from typing import Any

import click

from docverify.interfaces.plain import checked
from docverify.interfaces.request import STDIN, Request
from docverify.interfaces.selection import Layer

_LEVELS = click.Choice(["error", "warning", "info", "never"])


def _option(name: str, *short: str, **details: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that can be given as DOCVERIFY_NAME as well."""
    return click.option(name, *short, envvar="DOCVERIFY_" + name.strip("-").upper().replace("-", "_"), **details)


def _shard(context: click.Context, option: click.Parameter, value: str | None) -> tuple[int, int]:
    index, slash, count = (value or "1/1").partition("/")
    if slash and index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count):
        return int(index), int(count)
    raise click.BadParameter(f"{value!r} is no share of a run; write 2/5 for the second of five")


def _split(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for each in value for part in each.split(",") if part.strip())


_RULES = {"multiple": True, "callback": _split, "metavar": "RULES"}


@click.command()
@click.argument("paths", nargs=-1)
@_option("--output-format", multiple=True, metavar="FORMAT[:FILE]", help="concise, full (default) or json; repeatable.")
@_option("--output", "-o", metavar="FILE", help="Write the report here instead of standard output.")
@_option("--fail-on", type=_LEVELS, help="Exit with 1 on findings of this severity or worse (default: error).")
@_option(
    "--min-coverage", type=click.FloatRange(0, 100), metavar="PERCENT", help="Judge at least this share of numbers."
)
@_option("--select", **_RULES, help="Only these rules: codes, prefixes or names, with commas between.")
@_option("--ignore", **_RULES, help="Not these rules.")
@_option("--exclude", multiple=True, metavar="GLOB", help="Leave out files that match.")
@_option("--force-exclude", is_flag=True, help="Leave them out even if they are named on the command line.")
@_option("--stdin-filename", default=STDIN, metavar="NAME", help="The name of the document on standard input (`-`).")
@_option("--statistics", is_flag=True, help="Count findings by rule.")
@_option("--quiet", "-q", is_flag=True, help="Findings only, no summary.")
@_option("--verbose", "-v", is_flag=True, help="Say what was assumed and why numbers were not judged.")
@_option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (default: auto).")
@_option(
    "--jobs", type=click.IntRange(0), default=1, metavar="N", help="Processes; 0 for one a processor (default: 1)."
)
@_option("--shard", callback=_shard, metavar="I/N", help="Only the I-th of N shares of the files.")
@_option(
    "--cache/--no-cache", default=True, help="Use what is known of unchanged documents (default), or check all anew."
)
@_option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
def check(select: tuple[str, ...], ignore: tuple[str, ...], **options: Any) -> None:
    """Check Markdown documents: files, folders, patterns, or - for standard input; by default this folder.

    Exits with 0 if all numbers can be true, with 1 if there are findings, with 2 if something could not be checked.
    """
    raise SystemExit(checked(Request(rules=Layer(select, ignore), **options)))
