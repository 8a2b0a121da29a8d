"""rules/hardware.toml -> the published figures of accelerators, and those that a text names."""

import re
from collections.abc import Iterator
from typing import Any

from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple


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
def any_name() -> re.Pattern[str]:
    """What every text has that names one."""
    return re.compile("|".join(name for one in accelerators() for name in one.names))


def named_in(text: str) -> Iterator[Accelerator]:
    """Those that a text names; most name none."""
    if any_name().search(text) is not None:
        yield from (one for one in accelerators() if one.named_in(text))
