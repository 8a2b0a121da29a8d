"""`docverify report`: what was found, what was corrected and why, for people."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from docverify.named import NamedTuple

if TYPE_CHECKING:
    from docverify.interfaces.targets import Targets
    from docverify.reports.dossier import Dossier

_FORMATS = ("markdown", "html", "json")
_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json"}
_EXTENSIONS = {"markdown": ".report.md", "html": ".html"}
_INDEX = {"markdown": "index.md", "html": "index.html"}


class Wanted(NamedTuple):
    """The options; `template` is the text of the user's template."""

    form: str
    output: str | None
    template: str | None
    safe_only: bool
    quiet: bool


class Impossible(Exception):
    """A report that cannot be written, in words."""


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="Default: by the suffix of --output, else markdown."
)
@click.option("--output", "-o", metavar="FILE|FOLDER", help="Where to write; a folder for several documents.")
@click.option("--template", metavar="FILE", help="A jinja2 template of your own for markdown or html.")
@click.option("--safe-only", is_flag=True, help="Correct only what `fix` corrects without --unsafe.")
@click.option("--stdin-filename", default="-", metavar="NAME", help="The name of the document on standard input (`-`).")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
def report(paths: tuple[str, ...], stdin_filename: str, form: str | None, output: str | None, **more: object) -> None:
    """Write a report: the verdict, corrections with their derivations, decisions left, the corrected document.

    Exits with 0 if nothing is left to decide, with 1 if something is, with 2 if something could not be done.
    """
    from docverify.interfaces.codes import known_rules
    from docverify.interfaces.config import Configurations
    from docverify.interfaces.request import Request
    from docverify.interfaces.targets import targets
    from docverify.interfaces.together import together
    from docverify.reports.templating import BadTemplate

    configurations = Configurations(known_rules)
    chosen = targets(Request(paths=paths, stdin_filename=stdin_filename), configurations)
    form = form or _SUFFIXES.get(os.path.splitext(output or "")[1].lower(), "markdown")
    problems = list(chosen.problems)
    left = False
    try:
        wanted = Wanted(form, output, _template(more["template"]), bool(more["safe_only"]), bool(more["quiet"]))
        beside = together(chosen.paths, chosen.beside, configurations)
        dossiers = _dossiers(chosen, stdin_filename, wanted, problems, beside)
        left = _written(dossiers, len(chosen.paths) + chosen.stdin, wanted)
    except (Impossible, BadTemplate, OSError) as error:
        problems.append(str(error))
    for problem in problems:
        click.echo(f"docverify: {problem}", err=True)
    raise SystemExit(2 if problems else int(left))


def _template(path: object) -> str | None:
    if path is None:
        return None
    from docverify.interfaces.decode import Unreadable, read

    try:
        return read(str(path)).text
    except Unreadable as error:
        raise Impossible(str(error)) from None


def _dossiers(
    chosen: "Targets", stdin_filename: str, wanted: Wanted, problems: list[str], beside: Mapping[str, Sequence[str]]
) -> Iterator["Dossier"]:
    """One after the other, so that a folder of them never lies in memory."""
    import sys

    from docverify.fixes import safe, unsafe
    from docverify.interfaces.decode import Unreadable, decode, read
    from docverify.interfaces.dossier import dossier
    from docverify.interfaces.progress import progress
    from docverify.source import Source

    pick, drawn = (safe if wanted.safe_only else unsafe), wanted.form != "json"
    names = [*([None] if chosen.stdin else []), *chosen.paths]
    for name in progress(names, len(names), wanted.quiet):
        try:
            if name is None:
                source = Source(stdin_filename, decode(sys.stdin.buffer.read(), stdin_filename).text)
            else:
                source = read(name)
            others = [read(path) for path in (chosen.beside if name is None else beside.get(name, ()))]
        except Unreadable as error:
            problems.append(str(error))
            continue
        yield dossier(source, pick, drawn, others)


def _written(dossiers: Iterator["Dossier"], count: int, wanted: Wanted) -> bool:
    """Whether anything is left to decide."""
    from docverify import __version__
    from docverify.reports.paper import data

    if wanted.form == "json":
        found = list(dossiers)
        _write(wanted.output, data(found, __version__))
        return any(dossier.decisions for dossier in found)
    folder = wanted.output is not None and (count != 1 or os.path.isdir(wanted.output))
    if count > 1 and not folder:
        raise Impossible("several documents need --output FOLDER, or --format json")
    if folder:
        return _folder(dossiers, wanted)
    left = False
    for dossier in dossiers:
        _write(wanted.output, _text(dossier, wanted))
        left |= bool(dossier.decisions)
    return left


def _folder(dossiers: Iterator["Dossier"], wanted: Wanted) -> bool:
    """A page for each document below the folder, as the documents lie below theirs, and an index."""
    from docverify.reports.paper import Entry, index

    assert wanted.output is not None
    entries = []
    for dossier in dossiers:
        address = _address(dossier.path) + _EXTENSIONS[wanted.form]
        _write(os.path.join(wanted.output, address), _text(dossier, wanted))
        entries.append(Entry(dossier._replace(text="", corrected="", numbers=(), derivations=(), drawings=()), address))
    _write(os.path.join(wanted.output, _INDEX[wanted.form]), index(entries, wanted.form))
    return any(entry.dossier.decisions for entry in entries)


def _address(path: str) -> str:
    """The path from here, with `/`; without what leads out of here."""
    parts = os.path.relpath(path).replace(os.sep, "/").split("/")
    return "/".join(part for part in parts if part not in ("..", "."))


def _text(dossier: "Dossier", wanted: Wanted) -> str:
    if wanted.form == "html":
        from docverify.reports.page import page

        return page(dossier, wanted.template)
    from docverify.reports.paper import paper

    return paper(dossier, wanted.template)


def _write(path: str | None, text: str) -> None:
    if path is None or path == "-":
        click.echo(text.encode("utf-8", "replace"), nl=False)
        return
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)
