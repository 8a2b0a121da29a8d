"""Report -> corrected text: repairs are made one by one, and each is kept only if the document is better for it.

A repair is kept if re-reading the text finds the contradiction gone, nothing new contradicted and the structure whole.
What becomes wrong because it was computed from the repaired value is repaired with it, or nothing is.
"""

from collections.abc import Callable, Sequence

from docverify.document.parse import parse
from docverify.findings import Finding, Severity
from docverify.fixes.change import Change, Fixed
from docverify.fixes.edited import apart, edited
from docverify.fixes.picks import Pick, safe
from docverify.fixes.shape import code, shape
from docverify.judge.follow import edited_places, followers
from docverify.judge.judge import Study, studied
from docverify.named import NamedTuple
from docverify.source import Source, Span

_DEEPEST = 12  # steps from a repaired value to what was computed from it
_MOST = 500  # repairs in one document
_ENDLESS = "the repair leads to new contradictions"

Judge = Callable[[Source], Study]


def judged(source: Source) -> Study:
    """The whole pipeline for one text."""
    return studied(source, parse(source))


def fix(
    source: Source, pick: Pick = safe, follow: Pick | None = None, include_code: bool = False, check: Judge = judged
) -> Fixed:
    """Make every repair that `pick` chooses and that stands the test; `follow` chooses for what follows from them.

    A finding is put to `pick` once.
    """
    changes: list[Change] = []
    known = 0  # changes before the findings that are left were tried
    left: dict[str, str] = {}
    terms = _Terms(_once(pick), _once(follow or pick), include_code, check, {})
    while True:
        study = check(source)
        open_ = [f for f in study.report.findings if _identity(f) not in left]
        made = _step(source, study, open_, terms, left) if len(changes) < _MOST else None
        if made is None and (len(changes) == known or len(changes) >= _MOST):
            break
        if made is None:
            known = len(changes)
            left.clear()  # what could not be repaired before may be now
            continue
        changes += made.changes
        source = made.source
    still = ((f, left.get(_identity(f), "too many repairs")) for f in study.report.findings)
    return Fixed(source.text, tuple(changes), tuple(still))


def _once(pick: Pick) -> Pick:
    """The choice, remembered."""
    asked: dict[str, int | None] = {}

    def once(source: Source, finding: Finding) -> int | None:
        name = _identity(finding)
        if name not in asked:
            asked[name] = pick(source, finding)
        chosen = asked[name]
        return chosen if chosen is not None and chosen < len(finding.repairs) else None

    return once


class _Terms(NamedTuple):
    """What the person who asks for fixes allows."""

    pick: Pick
    follow: Pick
    include_code: bool
    check: Judge
    known: dict[str, tuple[Span, ...]]  # the code of the text that is being corrected

    def code(self, source: Source) -> tuple[Span, ...]:
        """Read once for all findings of a text."""
        if source.text not in self.known:
            self.known.clear()
            self.known[source.text] = tuple(code(parse(source)))
        return self.known[source.text]


class _Made(NamedTuple):
    """A better text, or the same with the reason why it could not be had."""

    source: Source
    changes: tuple[Change, ...] = ()
    reason: str = ""


def _step(source: Source, study: Study, open_: list[Finding], terms: _Terms, left: dict[str, str]) -> _Made | None:
    """The next better text: all repairs together, or else the first that can be made alone; None if there is none."""
    together = [f for f in open_ if not _objection(f, source, terms.pick, terms)]
    if len(together) > 1:
        made = _repaired(source, study, together, terms)
        if made.changes:
            return made
    for finding in open_:
        made = _repaired(source, study, [finding], terms)
        if made.changes:
            return made
        left[_identity(finding)] = made.reason
    return None


def _repaired(source: Source, study: Study, wanted: Sequence[Finding], terms: _Terms) -> _Made:
    """The text with the repairs picked for the findings and all that follows from them."""
    before, start = source, study
    whole = shape(parse(source))
    pending, changes = wanted, list[Change]()
    for _ in range(_DEEPEST):
        pick = terms.follow if changes else terms.pick
        reason = next(filter(None, (_objection(f, source, pick, terms) for f in pending)), "")
        if reason:
            follows = "what follows from the repair needs a decision of the author"
            return _Made(before, (), follows if changes else reason)
        made = _changes(pending, source, pick, changes)
        source = Source(source.path, edited(source.text, [edit for change in made for edit in change.edits]))
        changes += made
        if shape(parse(source)) != whole:
            return _Made(before, (), "the repair would change the structure of the document")
        earlier, study = study, terms.check(source)
        if {_identity(f) for f in wanted} & {_identity(f) for f in study.report.findings}:
            return _Made(before, (), "the repair does not settle the contradiction")
        wrong, pending = _consequences(source, start, earlier, study)
        if not pending:
            return _Made(source, tuple(changes)) if not wrong else _Made(before, (), _ENDLESS)
    return _Made(before, (), _ENDLESS)


def _consequences(source: Source, start: Study, earlier: Study, now: Study) -> tuple[bool, list[Finding]]:
    """Whether the last edits made anything wrong, and what can be repaired of it: no number is edited twice."""
    known = {_identity(f) for f in start.report.findings}
    found = [f for f in now.report.findings if _identity(f) not in known and f.severity is not Severity.INFO]
    follow = followers(source, earlier, now)
    touched = edited_places(start, now)
    kept = [f for f in found if not any(edit.span in touched for each in f.repairs[:1] for edit in each.edits)]
    return bool(found), [*follow, *kept]


def _changes(pending: Sequence[Finding], source: Source, pick: Pick, before: Sequence[Change]) -> list[Change]:
    """The repairs that are made now; where two touch, the first stands."""
    chosen = [(f, f.repairs[pick(source, f) or 0].edits) for f in pending]
    kept = set(apart(edit for _, edits in chosen for edit in edits))
    made = ((f, tuple(edit for edit in edits if edit in kept)) for f, edits in chosen)
    return [Change(f, edits, source, _cause(f, source, before)) for f, edits in made if edits]


def _cause(finding: Finding, source: Source, before: Sequence[Change]) -> Finding | None:
    """The change that made a right value wrong: one on a line that the finding rests on."""
    if not before:
        return None
    lines = {source.place(span.start).line for span in (finding.span, *(mark.span for mark in finding.evidence))}
    touching = (c for c in reversed(before) if lines & {c.source.place(edit.span.start).line for edit in c.edits})
    return next(touching, before[0]).finding


def _objection(finding: Finding, source: Source, pick: Pick, terms: _Terms) -> str:
    if not finding.repairs:
        return "no edit alone would settle it: a decision for the author"
    index = pick(source, finding)
    if index is None:
        several = finding.repairs[0].open
        return "a decision for the author" if several else "the repair is not safe"
    edits = finding.repairs[index].edits
    spans = () if terms.include_code else terms.code(source)
    if any(span.overlaps(edit.span) for edit in edits for span in spans):
        return "the repair would change code"
    return ""


def _identity(finding: Finding) -> str:
    """What stays the same of a finding when numbers above it are edited."""
    return f"{finding.code}\0{finding.key}\0{finding.claimed}"
