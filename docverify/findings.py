"""Verdicts and findings: what docverify has to say, and the edits that would settle it."""

from enum import StrEnum

from docverify.classes import dataclass, field
from docverify.named import NamedTuple
from docverify.source import Source, Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    AGREE = "agree"
    AGREE_IF = "agree-if"
    DISAGREE = "disagree"
    NOT_JUDGED = "not-judged"

    @property
    def holds(self) -> bool:
        """Whether what is stated is right, in some reading."""
        return self is Verdict.AGREE or self is Verdict.AGREE_IF


class Mark(NamedTuple):
    """A place that a finding points at, with what there is to say about it."""

    span: Span
    label: str = ""


class Elsewhere(NamedTuple):
    """A place in another file that a finding rests on."""

    source: Source
    span: Span
    label: str = ""


class Expected(NamedTuple):
    """What follows, in the author's notation and as an interval of decimal texts, empty where unbounded."""

    text: str
    low: str
    high: str
    unit: str
    reading: str = ""


class Edit(NamedTuple):
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Edits that together settle a finding. `safe`: no other repair is as good; `open`: others are, so that it is
    offered and never made unasked.
    """

    edits: tuple[Edit, ...]
    safe: bool
    why: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction at its place, with the statements it rests on and those that repeat or use the value."""

    code: str
    name: str
    severity: Severity
    message: str  # one sentence: what is stated and what follows; no line numbers
    span: Span
    claimed: str
    expected: tuple[Expected, ...] = ()
    label: str = ""  # for the underline of `span`
    notes: tuple[str, ...] = ()  # readings, assumptions, a check mark beside the claim
    readings_tried: tuple[str, ...] = ()
    evidence: tuple[Mark, ...] = ()
    dependents: tuple[Mark, ...] = ()
    repairs: tuple[Repair, ...] = ()
    key: str = ""  # what the fingerprint is made of, beside code and path
    elsewhere: tuple[Elsewhere, ...] = ()  # evidence in other files


class NumberVerdict(NamedTuple):
    """The verdict on one number of the document."""

    span: Span
    text: str
    verdict: Verdict
    reason: str = ""  # of not-judged, or the reading of agree-if
    check: str = ""  # the rule's name


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many numbers were found and what became of them; `not_judged` counts by reason."""

    numbers: int
    agree: int
    agree_if: int
    disagree: int
    not_judged: dict[str, int] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        return self.agree + self.agree_if + self.disagree


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one document, in stable order."""

    path: str
    text: str
    findings: tuple[Finding, ...]
    numbers: tuple[NumberVerdict, ...]
    coverage: Coverage
    conventions: tuple[str, ...] = ()  # readings that the document needs, once each
    identity: str = ""  # the path from the repository's root, for fingerprints; empty: `path`
    suppressed: tuple[Finding, ...] = ()  # silenced by comments in the document
