"""A flow -> what its cues say: of stretches of it, of what follows, of the flow before."""

from docverify.claims.status.cues import Cue, cues, lowered
from docverify.claims.status.reach import reached
from docverify.claims.status.regions import Region
from docverify.claims.status.sentences import Sentences, Stretch
from docverify.claims.status.standing import ASSERTED, Ground, Standing, combined, standing
from docverify.document.model import Flow, PieceKind
from docverify.named import NamedTuple

LONGEST = 2000  # no longer than this is a stretch that is not wide
_NO_LEAD = (Ground.CONDITIONAL, Ground.ASKED, Ground.DELIBERATE)

Held = tuple[Stretch, Standing]


class Analysis(NamedTuple):
    """What the cues of one flow say: of stretches of it in order, of what follows, of the flow before."""

    local: tuple[Held, ...]
    starts: tuple[int, ...]
    long: tuple[Held, ...]
    lead: Standing  # of what it introduces with a colon
    head: Standing  # of what hangs on it in a list
    before: Cue | None


_SILENT = Analysis((), (), (), ASSERTED, ASSERTED, None)  # of most flows


def standing_of(flow: Flow, cue: Cue) -> Standing:
    assert cue.ground is not None
    words = " ".join(flow.text[cue.start : min(cue.end, cue.start + 60)].split())
    return standing(cue.ground, words.strip(" ()（）[],，.:：—–"), flow.span(cue.start, cue.end))


def analysed(flow: Flow) -> Analysis:
    struck = [
        (Stretch(piece.start, piece.start + len(piece.text)), standing(Ground.STRUCK, "struck out", piece.span))
        for piece in flow.pieces
        if piece.kind is PieceKind.STRUCK
    ]
    text = lowered(flow.text)
    found = cues(text)
    if not found and "?" not in text and "？" not in text:
        return _analysis(flow, struck, [], None)
    reach = reached(Sentences(flow.text, text), found)
    return _analysis(flow, struck, reach.regions, reach.before)


def _analysis(flow: Flow, struck: list[Held], regions: list[Region], before: Cue | None) -> Analysis:
    if not struck and not regions:
        return _SILENT if before is None else _SILENT._replace(before=before)
    local: list[Held] = list(struck)
    long: dict[Ground | None, Held] = {}
    for region in regions:
        held = (region.stretch, standing_of(flow, region.cue))
        if region.stretch.end - region.stretch.start < LONGEST:
            local.append(held)
        else:
            long.setdefault(held[1].ground, held)
    local.sort(key=lambda each: each[0].start)
    lead = combined(standing_of(flow, region.cue) for region in _leading(flow, regions))
    wide = combined(standing_of(flow, region.cue) for region in regions if region.wide)
    starts = tuple(stretch.start for stretch, _ in local)
    return Analysis(tuple(local), starts, tuple(long.values()), lead, combined((lead, wide)), before)


def _leading(flow: Flow, regions: list[Region]) -> list[Region]:
    """What is said at the end of a flow that introduces what follows."""
    text = flow.text.rstrip()
    if not text.endswith((":", "：")):
        return []
    return [region for region in regions if region.stretch.end >= len(text) and region.cue.ground not in _NO_LEAD]
