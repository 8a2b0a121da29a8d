"""Report, Settings -> Report as the settings want it: rules left out, severities changed."""

from docverify.classes import replace
from docverify.findings import Finding, Report, Severity
from docverify.interfaces.patterns import matches
from docverify.interfaces.repository import relative
from docverify.interfaces.selection import Layer, fit, selected
from docverify.interfaces.settings import Settings

_ORDER = tuple(Severity)  # the worst first


def effective(report: Report, settings: Settings, asked: Layer) -> Report:
    """What the settings and the command line (`asked`) leave of a report; numbers and coverage stay as they are."""
    if not report.findings or not (settings.file or asked != Layer()):
        return report
    path = relative(report.path, settings.root)
    here = tuple(rule for glob, rules in settings.per_file_ignores if matches(path, (glob,)) for rule in rules)
    layers = (settings.rules, Layer(ignore=here), asked)
    kept = (each for each in report.findings if selected(layers, each.code, each.name))
    return replace(report, findings=tuple(_rated(each, settings) for each in kept))


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above a severity; never for `never`."""
    limit = _ORDER.index(Severity(fail_on)) if fail_on != "never" else -1
    return any(_ORDER.index(finding.severity) <= limit for finding in report.findings)


def covered(report: Report) -> float:
    """The judged share of a document's numbers, in percent; 100 for none."""
    return 100 * report.coverage.judged / report.coverage.numbers if report.coverage.numbers else 100.0


def _rated(finding: Finding, settings: Settings) -> Finding:
    fits = ((fit(rule, finding.code, finding.name), severity) for rule, severity in settings.severity)
    best = max(fits, default=(0, finding.severity), key=lambda each: each[0])
    return replace(finding, severity=best[1]) if best[0] else finding
