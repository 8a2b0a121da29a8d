"""What the cues of one flow reach."""

from docverify.claims.status.cues import Cue
from docverify.claims.status.sentences import Stretch
from docverify.classes import dataclass, field
from docverify.named import NamedTuple


class Region(NamedTuple):
    """Text on the ground that a cue gives. `wide`: what hangs on the paragraph is on it, too."""

    stretch: Stretch
    cue: Cue
    wide: bool = False


@dataclass(slots=True)
class Reached:
    """Stretches of the flow, and the cue, if any, that speaks of the end of the flow before."""

    regions: list[Region] = field(default_factory=list)
    before: Cue | None = None
