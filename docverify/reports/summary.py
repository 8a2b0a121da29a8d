"""Reports -> Summary: what a run comes to, folded one report at a time."""

from collections import Counter
from collections.abc import Iterator

from docverify.classes import dataclass, field, replace
from docverify.findings import Coverage, Report, Severity
from docverify.reports.style import Style, visible


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the documents of a run; `rules` counts findings by (code, name)."""

    documents: int = 0
    severities: dict[Severity, int] = field(default_factory=dict)
    rules: dict[tuple[str, str], int] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=lambda: Coverage(0, 0, 0, 0))
    unreadable: int = 0

    @property
    def findings(self) -> int:
        return sum(self.severities.values())

    def add(self, report: Report) -> "Summary":
        found = report.findings
        return Summary(
            self.documents + 1,
            dict(Counter(self.severities) + Counter(finding.severity for finding in found)),
            dict(Counter(self.rules) + Counter((finding.code, finding.name) for finding in found)),
            _sum(self.coverage, report.coverage),
            self.unreadable,
        )

    def miss(self) -> "Summary":
        """With one more document that could not be read."""
        return replace(self, unreadable=self.unreadable + 1)

    def line(self) -> str:
        """`Found 3 errors, 1 warning in 2 documents (112 of 140 numbers judged).`"""
        counts = ((str(level), self.severities.get(level, 0)) for level in Severity)
        found = ", ".join(counted(n, level) for level, n in counts if n)
        missed = f"; {counted(self.unreadable, 'document')} could not be read" if self.unreadable else ""
        share = f"{self.coverage.judged} of {counted(self.coverage.numbers, 'number')} judged"
        start = f"Found {found}" if found else "No findings"
        return f"{start} in {counted(self.documents, 'document')} ({share}){missed}."

    def closing(self, style: Style) -> str:
        """What people read last: statistics if wanted, and the summary if anything was checked."""
        line = self.line() + "\n" if self.documents and not style.quiet else ""
        return (self.statistics() if style.statistics else "") + line

    def statistics(self) -> str:
        """Count, code and name of each rule with findings, the most frequent first."""
        width = len(str(max(self.rules.values(), default=0)))
        rows = sorted(self.rules.items(), key=lambda row: (-row[1], row[0]))
        return "".join(f"{count:>{width}}  {code}  {name}\n" for (code, name), count in rows)


def about(report: Report, style: Style) -> Iterator[str]:
    """What a document was read as and, if verbose, why its numbers were not judged; a line each."""
    path = visible(report.path)
    if report.conventions and not style.quiet:
        yield f"note: taken as read in {path}: {'; '.join(map(visible, report.conventions))}."
    if style.verbose:
        reasons = sorted(report.coverage.not_judged.items(), key=lambda pair: (-pair[1], pair[0]))
        missed = ", ".join(f"{count} {visible(reason)}" for reason, count in reasons)
        judged = f"{report.coverage.judged} of {counted(report.coverage.numbers, 'number')} judged"
        yield f"note: {path}: {judged}" + (f"; not judged: {missed}." if missed else ".")


def counted(count: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _sum(one: Coverage, two: Coverage) -> Coverage:
    return Coverage(
        one.numbers + two.numbers,
        one.agree + two.agree,
        one.agree_if + two.agree_if,
        one.disagree + two.disagree,
        dict(Counter(one.not_judged) + Counter(two.not_judged)),
    )
