"""Where reports go: `full`, `json:report.json`, …; nothing of a run is kept, each report is written as it comes."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

from docverify import __version__
from docverify.findings import Report
from docverify.named import NamedTuple
from docverify.reports.formats import NAMES, Format, load
from docverify.reports.style import Style
from docverify.reports.summary import Summary

_BROKEN_PIPE = 141  # what a shell reports for a program that SIGPIPE ended


class BadOutput(Exception):
    """A format that does not exist, two for one place, or a file that cannot be written."""


class Outlet(NamedTuple):
    form: Format
    stream: TextIO
    style: Style

    def begin(self) -> None:
        self._write(self.form.begin(__version__))

    def report(self, report: Report, first: bool) -> None:
        self._write(self.form.document(report, self.style, first))

    def end(self, summary: Summary) -> None:
        self._write(self.form.end(summary, self.style))
        with _pipe():
            self.stream.flush()

    def _write(self, text: str) -> None:
        with _pipe():
            self.stream.write(text)


@contextmanager
def _pipe() -> Iterator[None]:
    """Ends the run quietly if nobody reads it any more, as `| head` does."""
    try:
        yield
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(_BROKEN_PIPE) from None


@contextmanager
def outlets(formats: Iterable[str], file: str | None, screen: Style, page: Style) -> Iterator[tuple[Outlet, ...]]:
    """An outlet for each `format` or `format:path`; `file` takes what has no path of its own. Raises BadOutput."""
    places = _places(formats, file)
    opened: list[TextIO] = []
    try:
        ready = []
        for form, path in places:
            if path:
                opened.append(_open(path))
            ready.append(Outlet(form, opened[-1] if path else _stdout(), page if path else screen))
        yield tuple(ready)
    finally:
        for stream in opened:
            stream.close()


def _places(formats: Iterable[str], file: str | None) -> Sequence[tuple[Format, str]]:
    places: list[tuple[Format, str]] = []
    for each in formats:
        name, _, path = each.partition(":")
        path = path or file or ""
        if name not in NAMES:
            raise BadOutput(f"unknown output format `{name}`; known are {', '.join(NAMES)}")
        if path in [taken for _, taken in places]:
            where = path or "standard output"
            raise BadOutput(f"two formats would be written to {where}; name a file: --output-format {name}:FILE")
        places.append((load(name), path))
    return places


def _open(path: str) -> TextIO:
    try:
        return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise BadOutput(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _stdout() -> TextIO:
    """Standard output that never fails on a character it has no code for."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    return sys.stdout
