"""What a report on one document is made of, as plain data for templates. Lines and columns are counted from one."""

from collections.abc import Mapping

from docverify.findings import Coverage
from docverify.named import NamedTuple


class Place(NamedTuple):
    """The code points `start` to `end` of the document; `number` is its index among the numbers, -1 if it is none."""

    line: int
    column: int
    text: str
    label: str = ""
    number: int = -1
    start: int = 0
    end: int = 0


class Derivation(NamedTuple):
    """One check, told in a sentence, with all numbers that take part in it."""

    id: int
    code: str
    name: str
    title: str
    verdict: str
    told: str
    reading: str
    rests: tuple[Place, ...]


class Number(NamedTuple):
    """A number with its verdict; `issue` is the index of the finding it belongs to, -1 if there is none."""

    id: int
    text: str
    line: int
    start: int
    end: int
    verdict: str
    why: str  # not judged, in a sentence
    issue: int
    role: str  # in the finding: place, evidence, dependent
    derivations: tuple[int, ...]  # ids of the dossier's derivations, those of its own value first


class Alternative(NamedTuple):
    """An edit, or several that belong together."""

    why: str
    edits: tuple[tuple[int, str, str], ...]  # line, text before, text after


class Issue(NamedTuple):
    """A finding. `outcome` is `corrected` or `left`, `reason` says why it was left."""

    id: int
    code: str
    name: str
    title: str
    severity: str
    message: str
    place: Place
    label: str
    notes: tuple[str, ...]
    readings: tuple[str, ...]
    evidence: tuple[Place, ...]
    dependents: tuple[Place, ...]
    alternatives: tuple[Alternative, ...]
    outcome: str
    reason: str
    elsewhere: tuple[tuple[str, Place], ...] = ()  # what it rests on in other files: path and place

    @property
    def family(self) -> str:
        return self.code[:3]


class Correction(NamedTuple):
    """A change of the corrected document: `cause` is the text that was corrected before it, on `cause_line`."""

    line: int
    code: str
    name: str
    severity: str
    was: str
    now: str
    why: str
    rests: tuple[Place, ...]
    also: tuple[tuple[int, str, str], ...]  # the same value elsewhere: line, text before, text after
    safe: bool
    cause: str = ""
    cause_line: int = 0
    elsewhere: tuple[str, ...] = ()  # what it rests on in other files: `plan.md, line 6`


class Drawing(NamedTuple):
    """An inline SVG picture with what it shows in words, for those who do not see it."""

    name: str
    title: str
    svg: str
    words: tuple[str, ...]


class Dossier(NamedTuple):
    """Everything a template may use."""

    path: str
    title: str
    verdict: str
    text: str
    corrected: str
    issues: tuple[Issue, ...]
    corrections: tuple[Correction, ...]
    decisions: tuple[Issue, ...]  # what is left in the corrected document, with its lines
    numbers: tuple[Number, ...]
    derivations: tuple[Derivation, ...]
    conventions: tuple[str, ...]
    assumptions: tuple[str, ...]
    coverage: Coverage
    coverage_after: Coverage
    drawings: tuple[Drawing, ...] = ()
    cells: Mapping[int, str] = {}  # of a notebook: what a line is called, `cell 3, line 2`

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(sorted({issue.family for issue in self.issues}))

    @property
    def severities(self) -> tuple[str, ...]:
        present = {issue.severity for issue in self.issues}
        return tuple(level for level in ("error", "warning", "info") if level in present)
