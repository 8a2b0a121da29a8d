"""Request -> reports written, and the exit code."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from docverify.classes import dataclass, field
from docverify.findings import Report
from docverify.interfaces.check import Outcome, check, outcomes
from docverify.interfaces.codes import known_rules
from docverify.interfaces.config import BadConfiguration, Configurations
from docverify.interfaces.decode import Unreadable, decode
from docverify.interfaces.effect import covered, effective, fails
from docverify.interfaces.output import Outlet, outlets
from docverify.interfaces.progress import progress
from docverify.interfaces.request import STDIN, Request
from docverify.interfaces.selection import require_known
from docverify.interfaces.targets import Targets, targets
from docverify.interfaces.together import together
from docverify.reports.style import WIDTH, Style, colours, visible
from docverify.reports.summary import Summary
from docverify.source import Source

_FORMAT = "full"
_FAIL_ON = "error"


@dataclass(slots=True)
class Tally:
    """What a run has come to so far."""

    summary: Summary = field(default_factory=Summary)
    failing: bool = False
    told: set[str] = field(default_factory=set)

    def tell(self, problem: str) -> None:
        """Say, once, what could not be done; the run ends with exit code 2."""
        if problem not in self.told:
            print(f"docverify: {visible(problem)}", file=sys.stderr)
        self.told.add(problem)


def run(request: Request) -> int:
    """0: clean, 1: findings at or above `fail_on`, 2: something could not be checked.

    Raises UnknownRule and BadOutput for a request that cannot be met at all.
    """
    configurations = Configurations(known_rules)
    selectors = (*request.rules.select, *request.rules.ignore)
    require_known(selectors, known_rules() if selectors else {})
    chosen, tally = targets(request, configurations), Tally()
    for problem in chosen.problems:
        tally.tell(problem)
    with outlets(request.output_format or _formats(configurations, tally), request.output, *_styles(request)) as ready:
        for outlet in ready:
            outlet.begin()
        for outcome in _outcomes(chosen, request, configurations):
            _take(outcome, request, configurations, tally, ready)
        for outlet in ready:
            outlet.end(tally.summary)
    return 2 if tally.told else int(tally.failing and not request.exit_zero)


def _formats(configurations: Configurations, tally: Tally) -> tuple[str, ...]:
    """What the configuration of the folder that the tool was started in asks for."""
    try:
        return configurations.of(os.path.join(os.curdir, STDIN)).output_format or (_FORMAT,)
    except BadConfiguration as bad:
        tally.tell(str(bad))
        return (_FORMAT,)


def _outcomes(chosen: Targets, request: Request, configurations: Configurations) -> Iterator[Outcome]:
    if chosen.stdin:
        try:
            text = decode(sys.stdin.buffer.read(), request.stdin_filename).text
            yield check(Source(request.stdin_filename, text), beside=map(Path, chosen.beside))
        except Unreadable as failure:
            yield failure
    beside = together(chosen.paths, chosen.beside, configurations)
    found = outcomes(chosen.paths, None, request.jobs or os.cpu_count() or 1, request.cache, beside)
    yield from progress(found, len(chosen.paths), request.quiet)


def _take(
    outcome: Outcome, request: Request, configurations: Configurations, tally: Tally, ready: tuple[Outlet, ...]
) -> None:
    if isinstance(outcome, Unreadable):
        tally.summary = tally.summary.miss()
        return tally.tell(str(outcome))
    settings = configurations.of(outcome.path)
    report = effective(outcome, settings, request.rules)
    for outlet in ready:
        outlet.report(report, tally.summary.documents == 0)
    tally.summary = tally.summary.add(report)
    tally.failing |= fails(report, request.fail_on or settings.fail_on or _FAIL_ON)
    _require(report, settings.min_coverage if request.min_coverage is None else request.min_coverage, tally)
    return None


def _require(report: Report, percent: float | None, tally: Tally) -> None:
    if percent is not None and covered(report) < percent:
        judged = f"{report.coverage.judged} of {report.coverage.numbers} numbers judged"
        tally.tell(f"{report.path}: {judged}, {covered(report):.1f} %; at least {percent:g} % are required")


def _styles(request: Request) -> tuple[Style, Style]:
    """For the screen, and for files: no colours there unless they are always wanted."""
    tty = sys.stdout.isatty()
    width = _width() if tty else WIDTH
    plain = (request.quiet, request.verbose, request.statistics)
    return Style(colours(request.color, tty), width, *plain), Style(request.color == "always", WIDTH, *plain)


def _width() -> int:
    from shutil import get_terminal_size

    return max(60, get_terminal_size().columns)
