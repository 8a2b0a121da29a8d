"""`docverify fix`: make the repairs that stand the test, or show them."""

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff

import click

from docverify.fixes import Fixed, Pick, fix, safe, unsafe
from docverify.interfaces.check import study
from docverify.interfaces.codes import known_rules
from docverify.interfaces.config import Configurations
from docverify.interfaces.decode import Decoded, Unreadable, decode
from docverify.interfaces.request import STDIN, Request
from docverify.interfaces.targets import targets
from docverify.interfaces.write import replace_file
from docverify.named import NamedTuple
from docverify.reports.framed import framed
from docverify.reports.style import Style, colours, visible
from docverify.source import Source


class Mode(NamedTuple):
    unsafe: bool
    choose: bool
    include_code: bool
    diff: bool
    output: str | None
    quiet: bool


@click.command(name="fix")
@click.argument("paths", nargs=-1)
@click.option("--unsafe", is_flag=True, help="Make repairs too that a person should look at.")
@click.option(
    "--choose", is_flag=True, help="Ask about every repair that is not safe; list them if there is no terminal."
)
@click.option("--include-code", is_flag=True, help="Change inline code and code blocks too.")
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
@click.option("--output", "-o", metavar="FILE", help="Write the corrected document here (one document only).")
@click.option(
    "--stdin-filename", default=STDIN, metavar="NAME", help="The name of the document on standard input (`-`)."
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
def fix_command(paths: tuple[str, ...], stdin_filename: str, **options: bool | str | None) -> None:
    """Correct documents: results are replaced by what their operands give, and what was computed from them follows.

    Every repair is made only if re-reading the document finds it better. Exits with 0 if nothing is left to say,
    with 1 if findings are left (or, with --diff, if anything would change), with 2 if something could not be done.
    """
    mode = Mode(**options)  # type: ignore[arg-type]
    chosen = targets(Request(paths=paths, stdin_filename=stdin_filename), Configurations(known_rules))
    problems = list(chosen.problems)
    if mode.output and len(chosen.paths) + chosen.stdin != 1:
        problems.append("--output takes one document")
    names: Sequence[str] = () if mode.output and problems else [*([STDIN] if chosen.stdin else []), *chosen.paths]
    changed = left = False
    for name in names:
        try:
            done = _one(name, stdin_filename, mode)
        except (Unreadable, OSError) as error:
            problems.append(str(error))
            continue
        changed |= bool(done.changes)
        left |= bool(done.left)
    for problem in problems:
        click.echo(f"docverify: {problem}", err=True)
    raise SystemExit(2 if problems else int(changed if mode.diff else left))


def _one(name: str, stdin_filename: str, mode: Mode) -> Fixed:
    path = stdin_filename if name == STDIN else name
    data = sys.stdin.buffer.read() if name == STDIN else _bytes(name)
    if path.lower().endswith(".ipynb"):
        raise Unreadable(path, "notebooks are checked, but not fixed")
    decoded = decode(data, path)
    picks = _picks(mode, name)
    done = fix(Source(path, decoded.text), *picks, mode.include_code, study)
    if mode.diff:
        click.echo("".join(_diff(path, decoded.text, done.text)), nl=False)
    else:
        _write(name, decoded, done, mode)
        if not mode.quiet:
            _tell(path, done, mode)
    return done


def _picks(mode: Mode, name: str) -> tuple[Pick, Pick]:
    """What chooses a repair, and what chooses for that which follows from it."""
    if mode.unsafe:
        return unsafe, unsafe
    if mode.choose and name != STDIN and sys.stdin.isatty():
        from docverify.interfaces.choose import at_terminal, choosing

        return choosing(at_terminal, lambda text: click.echo(text, err=True, nl=False), _style()), unsafe
    return safe, safe


def _style() -> Style:
    return Style(colours("auto", sys.stderr.isatty()))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unreadable(path, (error.strerror or str(error)).lower()) from None


def _write(name: str, decoded: Decoded, done: Fixed, mode: Mode) -> None:
    data = decoded.encode(done.text)
    if mode.output and mode.output != STDIN:
        with open(mode.output, "wb") as file:
            file.write(data)
    elif name == STDIN or mode.output == STDIN:
        sys.stdout.buffer.write(data)
    elif done.changes:
        replace_file(name, data)


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    for line in unified_diff(old.splitlines(True), new.splitlines(True), path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _tell(path: str, done: Fixed, mode: Mode) -> None:
    """On standard error, so that a corrected document on standard output stays one."""
    for change in sorted(done.changes, key=lambda change: change.line):
        follows = f", which follows from {visible(change.cause.claimed)}" if change.cause else ""
        was, now = visible(change.source[change.main.span]), visible(change.main.text)
        click.echo(f"{path}:{change.line}: {change.finding.code} {was} -> {now}{follows}", err=True)
    source = Source(path, done.text)
    for finding, reason in done.left:
        line = source.place(finding.span.start).line
        click.echo(f"{path}:{line}: {finding.code} {visible(finding.claimed)} is left: {reason}", err=True)
        if mode.choose and not sys.stdin.isatty():
            click.echo("".join(framed(source, finding, _style())), err=True)
