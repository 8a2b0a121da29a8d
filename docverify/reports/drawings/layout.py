"""Degrees of parallelism -> stages with their groups of GPUs and the ranges of ranks in them."""

from collections.abc import Iterator

from docverify.judge.judge import Study
from docverify.named import NamedTuple
from docverify.reports.dossier import Drawing
from docverify.reports.drawings.svg import box, picture, tag, title, words
from docverify.reports.drawings.values import known, whole
from docverify.source import Source

_NAMES = ("gpus", "tp", "pp", "dp", "ep", "cp")
_MOST_STAGES, _MOST_ROWS, _MOST_COLUMNS = 8, 8, 8  # drawn; the others are summed up
_TILE, _HIGH, _GAP, _HEAD = 66.0, 30.0, 6.0, 26.0
_PAGE, _NARROWEST = 1000.0, 176.0
_COLOURS = 6


class _Grid(NamedTuple):
    """GPUs in a stage as rows and columns of tensor groups of `tp` GPUs; `experts` columns hold different experts."""

    gpus: int
    stages: int
    tp: int
    rows: int
    columns: int
    experts: bool

    @property
    def per_stage(self) -> int:
        return self.gpus // self.stages

    @property
    def groups(self) -> int:
        return self.rows * self.columns

    @property
    def across(self) -> int:
        """Groups drawn beside each other."""
        return min(self.columns, _MOST_COLUMNS)

    @property
    def down(self) -> int:
        return min(-(-self.groups // self.across), _MOST_ROWS)

    @property
    def hidden(self) -> int:
        return max(self.groups - self.across * self.down, 0)


def layout(source: Source, study: Study) -> tuple[Drawing, ...]:
    """One picture, if the number of GPUs and a degree are stated and divide it."""
    values = known(study, _NAMES)
    gpus, tp, pp, dp, ep, cp = (whole(values, name) for name in _NAMES)
    if gpus < 2 or not {"tp", "pp", "ep", "dp"} & values.keys() or tp * pp > gpus or gpus % (tp * pp):
        return ()
    groups = gpus // (tp * pp)
    columns = ep if 1 < ep <= groups and groups % ep == 0 else dp if 1 < dp <= groups and groups % dp == 0 else groups
    grid = _Grid(gpus, pp, tp, groups // columns, columns, columns == ep)
    said = tuple(_said(grid, {name: values[name].text for name in _NAMES if name in values}, ep, dp, cp))
    return (Drawing("layout", "How the GPUs are laid out", _drawn(grid, said[0]), said),)


def _said(grid: _Grid, texts: dict[str, str], ep: int, dp: int, cp: int) -> Iterator[str]:
    stated = ", ".join(f"{name.upper() if name != 'gpus' else 'GPUs'} {text}" for name, text in texts.items())
    yield f"{grid.gpus} GPUs in {grid.stages} pipeline stage{'s' * (grid.stages > 1)} of {grid.per_stage}."
    yield f"Stated: {stated}."
    yield f"Each stage holds {grid.groups} tensor group{'s' * (grid.groups > 1)} of {grid.tp} GPU{'s' * (grid.tp > 1)}."
    if grid.experts:
        times = f"{grid.rows} time{'s' * (grid.rows > 1)}"
        yield f"E0 to E{ep - 1} are the expert ranks; the weights of each are there {times}."
    elif ep > 1:
        yield f"The {ep} expert ranks lie across tensor groups, so that they are not drawn."
    for stage in range(min(grid.stages, _MOST_STAGES)):
        first = stage * grid.per_stage
        yield f"Stage {stage}: GPUs {first}–{first + grid.per_stage - 1}."
    yield "Ranks are counted tensor first, then across the stage, then by stage, as the usual launchers do."


def _drawn(grid: _Grid, said: str) -> str:
    wide = max(grid.across * (_TILE + _GAP) + _GAP, _NARROWEST)
    high = grid.down * (_HIGH + _GAP) + _GAP + _HEAD + (18 if grid.hidden else 0)
    across = max(1, int(_PAGE // (wide + 16)))
    stages = min(grid.stages, _MOST_STAGES)
    shapes = []
    for stage in range(stages):
        x, y = (stage % across) * (wide + 16) + 2, (stage // across) * (high + 16) + 2
        shapes.append(_stage(grid, stage, x, y, wide, high))
    total = -(-stages // across) * (high + 16)
    if grid.stages > stages:
        shapes.append(words(f"… and {grid.stages - stages} more stages like these", 4, total + 12))
        total += 20
    return picture("layout", said, min(stages, across) * (wide + 16), total, shapes)


def _stage(grid: _Grid, stage: int, x: float, y: float, wide: float, high: float) -> str:
    first = stage * grid.per_stage
    head = f"Stage {stage}: GPUs {first}–{first + grid.per_stage - 1}"
    shapes = [box(x, y, wide, high, class_="frame", rx=6), words(head, x + 8, y + 17, wide - 10, class_="strong")]
    for index in range(min(grid.groups, grid.across * grid.down)):
        row, column = divmod(index, grid.across)
        left, top = x + _GAP + column * (_TILE + _GAP), y + _HEAD + row * (_HIGH + _GAP)
        shapes.append(_group(grid, first + index * grid.tp, index % grid.columns, left, top))
    if grid.hidden:
        shapes.append(words(f"… {grid.hidden} more groups", x + 8, y + high - 7, wide - 10, class_="quiet"))
    return tag("g", *shapes)


def _group(grid: _Grid, start: int, column: int, x: float, y: float) -> str:
    last = start + grid.tp - 1
    ranks = f"{start}–{last}" if last > start else str(start)
    who = f"tensor group of GPUs {ranks}" + (f", expert rank {column}" if grid.experts else "")
    colour = column % _COLOURS if grid.experts else 0
    return tag(
        "g", title(who), box(x, y, _TILE, _HIGH, class_=f"tile c{colour}", rx=3),
        words(ranks, x + _TILE / 2, y + (13 if grid.experts else 19), _TILE, class_="middle"),
        words(f"E{column}", x + _TILE / 2, y + 25, _TILE, class_="middle quiet") if grid.experts else "",
    )  # fmt: skip
