"""rules/hardware.toml -> the published figures of accelerators, and whether a stated one contradicts them."""

import re
from collections.abc import Iterator
from typing import Any

from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple
from docverify.patterns import Worded

_CLOSE = {"memory": 0.08, "bandwidth": 0.04, "link": 0.05, "compute": 0.03}  # as figures are rounded and labelled
_TELLING = 100  # smaller numbers are peaks by chance
_ROUNDED = 0.005
_OF = Worded(r"\s*(?:{accelerator_of}\s*)*")


class Accelerator(NamedTuple):
    name: str
    names: tuple[str, ...]
    pattern: re.Pattern[str]
    memory: tuple[float, ...]  # GB
    bandwidth: tuple[float, ...]  # TB/s
    link: float  # GB/s, both directions
    tflops: dict[str, float]
    sparse: bool
    source: str

    def named_in(self, text: str) -> bool:
        return any(name in text for name in self.names) and self.pattern.search(text) is not None

    def published(self, kind: str, precision: str = "", dense: bool = False) -> tuple[float, ...]:
        """All variants of a figure; of compute, the highest. Empty if nothing is known."""
        if kind == "compute":
            peaks = [peak for name, peak in self.tflops.items() if precision in ("", name)]
            return (max(peaks) * (1 if dense and precision else 1 + self.sparse),) if peaks else ()
        return (self.link,) if kind == "link" else self.memory if kind == "memory" else self.bandwidth


@worded()
def accelerators() -> tuple[Accelerator, ...]:
    table: dict[str, Any] = layered("hardware", dict)
    return tuple(
        Accelerator(
            name, tuple(entry["names"]), re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(entry['names'])})(?![0-9])"),
            tuple(entry["memory"]), tuple(entry["bandwidth"]), entry["link"], entry["tflops"], entry["sparse"],
            entry["source"],
        )
        for name, entry in table.items()
    )  # fmt: skip


@worded()
def _peaks() -> frozenset[float]:
    return frozenset(peak for one in accelerators() for peak in one.tflops.values() if peak >= _TELLING)


def is_peak(number: float) -> bool:
    """Whether it is the dense peak of an accelerator in TFLOPS."""
    return number >= _TELLING and any(abs(number / peak - 1) < _ROUNDED for peak in _peaks())


@worded()
def any_name() -> re.Pattern[str]:
    """What every text has that names one."""
    return re.compile("|".join(name for one in accelerators() for name in one.names))


def named_in(text: str) -> Iterator[Accelerator]:
    """Those that a text names; most name none."""
    if any_name().search(text) is not None:
        yield from (one for one in accelerators() if one.named_in(text))


def another_behind(one: Accelerator, text: str, end: int) -> bool:
    """Whether what ends there is said of another accelerator: `72 GB of an A100 and 126 GB of an H200`."""
    gap = _OF.match(text, end)
    return gap is not None and any(other.pattern.match(text, gap.end()) for other in accelerators() if other is not one)


def excluded(one: Accelerator, kind: str, value: float, published: tuple[float, ...], outright: bool) -> bool:
    """Whether no variant has the value: it is above all of them, or, said outright, it is another accelerator's."""
    close = _CLOSE[kind]
    if not published or any(abs(value - each) <= close * each for each in published):
        return False
    if value > max(published):
        return True
    others = {each for other in accelerators() if other is not one for each in other.published(kind)}
    return outright and kind in ("memory", "bandwidth") and any(abs(value - each) < each / 200 for each in others)


def multiple(value: float, published: tuple[float, ...], fewest: int = 2) -> bool:
    """Whether it may be the sum of several alike, of `fewest` at least."""
    ratios = [value / each for each in published]
    return any(ratio > fewest - 0.5 and abs(ratio - round(ratio)) < ratio / 50 for ratio in ratios)
