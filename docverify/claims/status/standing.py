"""How a statement is meant: its status, on what ground, and what may be done with it."""

from collections.abc import Iterable
from enum import StrEnum

from docverify.named import NamedTuple
from docverify.source import Span


class Status(StrEnum):
    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HYPOTHETICAL = "hypothetical"
    REFUTED = "refuted"


class Ground(StrEnum):
    """Why a statement is not plainly asserted."""

    STRUCK = "struck"  # ~~64~~
    WRONG = "wrong"  # said to be wrong, impossible, a typo
    CORRECTED = "corrected"  # taken back: 64, sorry, 72
    DENIED = "denied"  # a question answered with no
    NEGATED = "negated"  # not 64
    SUPERSEDED = "superseded"  # obsolete, withdrawn
    REPLACED = "replaced"  # an old value, or the other one of "instead of"
    ASKED = "asked"  # is 8 × 8 = 72?
    SUPPOSED = "supposed"  # if, suppose
    CONDITIONAL = "conditional"  # would
    OPTION = "option"  # an alternative that is not taken
    EXAMPLE = "example"  # for example
    QUOTED = "quoted"  # somebody else's
    DELIBERATE = "deliberate"  # meant to differ from another value


class _Terms(NamedTuple):
    status: Status
    arithmetic: bool  # whether what is printed as arithmetic is judged all the same


# No ground makes a fact of the author's. A mood does not excuse printed arithmetic, nor does the age of a value:
# `it would need 4 × 8 = 64 GPUs` and `cut from 16 to 8 (−40 %)` are the author's own sums. What the text itself
# takes back, denies or calls wrong is not judged again.
_TERMS = {
    Ground.STRUCK: _Terms(Status.REFUTED, False),
    Ground.WRONG: _Terms(Status.REFUTED, False),
    Ground.CORRECTED: _Terms(Status.REFUTED, False),
    Ground.DENIED: _Terms(Status.REFUTED, False),
    Ground.NEGATED: _Terms(Status.REFUTED, False),
    Ground.SUPERSEDED: _Terms(Status.REFUTED, False),
    Ground.REPLACED: _Terms(Status.REFUTED, True),
    Ground.ASKED: _Terms(Status.HYPOTHETICAL, False),
    Ground.SUPPOSED: _Terms(Status.HYPOTHETICAL, True),
    Ground.CONDITIONAL: _Terms(Status.HYPOTHETICAL, True),
    Ground.OPTION: _Terms(Status.HYPOTHETICAL, True),
    Ground.EXAMPLE: _Terms(Status.HYPOTHETICAL, True),
    Ground.QUOTED: _Terms(Status.ATTRIBUTED, True),
    Ground.DELIBERATE: _Terms(Status.ASSERTED, True),
}
_STRENGTH: dict[Ground | None, int] = {ground: rank for rank, ground in enumerate((*_TERMS, None))}
_SAID = {
    Status.REFUTED: "refuted in the text",
    Status.HYPOTHETICAL: "hypothetical",
    Status.ATTRIBUTED: "attributed to others",
    Status.ASSERTED: "differs on purpose",
}


class Standing(NamedTuple):
    """What holds for a stretch of text.

    `is_fact`: it may be compared with the author's other statements. `judged_arithmetic`: an equation printed there
    is judged; if `attributed`, as a warning. `cue` is the place of the words that say so.
    """

    status: Status = Status.ASSERTED
    ground: Ground | None = None
    words: str = ""
    cue: Span | None = None
    judged_arithmetic: bool = True
    attributed: bool = False

    @property
    def is_fact(self) -> bool:
        return self.ground is None

    @property
    def reason(self) -> str:
        """`refuted in the text: "typo"`; empty if asserted."""
        return f'{_SAID[self.status]}: "{self.words}"' if self.ground is not None else ""


ASSERTED = Standing()


def standing(ground: Ground, words: str, cue: Span) -> Standing:
    terms = _TERMS[ground]
    return Standing(terms.status, ground, words, cue, terms.arithmetic, ground is Ground.QUOTED)


def combined(found: Iterable[Standing]) -> Standing:
    """The strongest of several; none of them is lost on `judged_arithmetic` and `attributed`."""
    strongest, arithmetic, attributed = ASSERTED, True, False
    for each in found:
        arithmetic &= each.judged_arithmetic
        attributed |= each.attributed
        if _STRENGTH[each.ground] < _STRENGTH[strongest.ground]:
            strongest = each
    if strongest.judged_arithmetic == arithmetic and strongest.attributed == attributed:
        return strongest
    return Standing(strongest.status, strongest.ground, strongest.words, strongest.cue, arithmetic, attributed)
