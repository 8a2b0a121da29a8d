"""Source -> Dossier: checked, corrected and checked again."""

from collections.abc import Callable, Sequence

from docverify.findings import Report
from docverify.fixes import Change, Fixed, Pick, fix, unsafe
from docverify.interfaces.check import study
from docverify.judge.judge import Study
from docverify.reports.dossier import Correction, Dossier, Issue, Place
from docverify.reports.drawings import drawings
from docverify.reports.fingerprint import fingerprints
from docverify.reports.gathered import Places, changed, derivations, issues, numbers
from docverify.reports.summary import counted
from docverify.source import Source

_ASSUMED = "assumed: "


def dossier(source: Source, pick: Pick = unsafe, drawn: bool = True, beside: Sequence[Source] = ()) -> Dossier:
    """The report on a text with its corrected text. `drawn`: with pictures; `beside`: what it is compared with."""
    check = _remembering(beside)
    before = check(source)
    done = fix(source, pick, check=check)
    corrected = Source(source.path, done.text)
    after = check(corrected) if done.changes else before
    reasons = _reasons(after.report, done)
    found = issues(source, before.report, _still(before.report, after.report, reasons))
    decisions = issues(corrected, after.report, reasons)
    known = derivations(source, before)
    return Dossier(
        source.path, _title(source), _verdict(found, done, decisions), source.text, done.text, found,
        corrections(done), decisions, numbers(source, before.report, known), known, before.report.conventions,
        _assumptions(found), before.report.coverage, after.report.coverage, drawings(source, before) if drawn else (),
        _cells(corrected),
    )  # fmt: skip


def _remembering(beside: Sequence[Source]) -> Callable[[Source], Study]:
    """Each text is studied once: the first and the last are what the corrections begin and end with."""
    known: dict[str, Study] = {}

    def check(source: Source) -> Study:
        if source.text not in known:
            known[source.text] = study(source, beside)
        return known[source.text]

    return check


def _reasons(report: Report, done: Fixed) -> dict[str, str]:
    """Why each finding was left, by its fingerprint."""
    said = {(finding.code, finding.span): reason for finding, reason in done.left}
    marks = zip(report.findings, fingerprints(report), strict=True)
    return {mark: said.get((f.code, f.span), "") for f, mark in marks}


def _still(before: Report, after: Report, reasons: dict[str, str]) -> dict[str, str]:
    """The findings of the text before that are left in the text after."""
    kept = {(f.code, f.key, f.claimed): mark for f, mark in zip(after.findings, fingerprints(after), strict=True)}
    marks = zip(before.findings, fingerprints(before), strict=True)
    return {mark: reasons[kept[name]] for f, mark in marks if (name := (f.code, f.key, f.claimed)) in kept}


def corrections(done: Fixed) -> tuple[Correction, ...]:
    """In the order of the text."""
    found = [_correction(change, done.changes) for change in done.changes]
    return tuple(sorted(found, key=lambda each: each.line))


def _correction(change: Change, changes: Sequence[Change]) -> Correction:
    finding, source = change.finding, change.source
    line, was, now = changed(source, change.main.span, change.main.text)
    also = tuple(changed(source, each.span, each.text) for each in change.edits if each is not change.main)
    cause_line = next((each.line for each in changes if each.finding is change.cause), 0)
    return Correction(
        line, finding.code, finding.name, str(finding.severity), was, now, finding.message, _rests(change), also,
        any(repair.safe for repair in finding.repairs[:1]), change.cause.claimed if change.cause else "", cause_line,
        tuple(f"{e.source.path}, {e.source.called(e.source.place(e.span.start).line)}" for e in finding.elsewhere),
    )  # fmt: skip


def _rests(change: Change) -> tuple[Place, ...]:
    return Places(change.source).marks(change.finding.evidence)


def _assumptions(found: Sequence[Issue]) -> tuple[str, ...]:
    said = (note.removeprefix(_ASSUMED) for issue in found for note in issue.notes if note.startswith(_ASSUMED))
    return tuple(dict.fromkeys(said))


def _cells(source: Source) -> dict[int, str]:
    """Corrections leave the lines as they are."""
    lines = range(1, source.place(len(source.text)).line + 1) if source.path.endswith(".ipynb") else ()
    return {line: source.called(line) for line in lines}


def _title(source: Source) -> str:
    from docverify.document.parse import parse

    return parse(source).title or source.path


def _verdict(found: Sequence[Issue], done: Fixed, decisions: Sequence[Issue]) -> str:
    """One to three sentences: what was found, what was done, what is left."""
    if not found:
        return "Nothing in this document contradicts itself, as far as its numbers could be judged."
    levels = [str(issue.severity) for issue in found]
    counts = [counted(levels.count(level), level) for level in ("error", "warning") if level in levels]
    infos = levels.count("info")
    counts += [f"{infos} on words or symbols"] if infos else []
    one = len(found) == 1
    said = f"{' and '.join(counts)} {'was' if one else 'were'} found."
    own = sum(change.cause is None for change in done.changes)
    follow = len(done.changes) - own
    if done.changes:
        follows = (
            f", with {counted(follow, 'value')} that {'follow' if follow > 1 else 'follows'} from them"
            if follow
            else ""
        )
        said += f" {counted(own, 'correction')} {'is' if own == 1 else 'are'} made below{follows}."
    if decisions:
        said += f" {counted(len(decisions), 'decision')} {'is' if len(decisions) == 1 else 'are'} left to the author."
    return said[0].upper() + said[1:]
