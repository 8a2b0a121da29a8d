"""Commands -> what their processes cost; pairs of commands are interleaved, so that a busy machine slows both."""

from __future__ import annotations

import os
import random
import shlex
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_SLOWING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
_ROOT = str(Path(__file__).resolve().parent.parent)


# As an installed program runs: with its bytecode, and writing in blocks.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _SLOWING} | {"PYTHONPATH": _ROOT}


class Cost(NamedTuple):
    """Of one process with its children: seconds, seconds of all processors, kilobytes at its largest."""

    wall: float
    cpu: float
    memory: float


class Pair(NamedTuple):
    """A command and what it is compared with, run one after the other."""

    ours: Cost
    base: Cost

    def ratio(self, measure: str) -> float:
        return float(getattr(self.ours, measure) / getattr(self.base, measure))


class Result(NamedTuple):
    """A row of the table: the median of the ratios, their middle half, and the limit that is to be met."""

    name: str
    ratio: float
    low: float
    high: float
    limit: float
    detail: str = ""


def cost(command: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end. Exit codes above 1 are errors of the run."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**ENVIRONMENT, **(environment or {})}
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"speed: {shlex.join(command)[:200]} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def pairs(ours: Sequence[str], base: Sequence[str], rounds: int) -> list[Pair]:
    """Both commands `rounds` times, in random order within each round, after one round that is not counted."""
    chance = random.Random(0)
    found = []
    for turn in range(rounds + 1):
        if chance.random() < 0.5:
            first = cost(ours)
            pair = Pair(first, cost(base))
        else:
            last = cost(base)
            pair = Pair(cost(ours), last)
        found += [pair] if turn else []
    return found


def result(name: str, found: Sequence[Pair], measure: str, limit: float) -> Result:
    ours, base = ([getattr(side, measure) for side in sides] for sides in zip(*found, strict=True))
    unit = "MB" if measure == "memory" else "ms"
    scale = 1 / 1024 if measure == "memory" else 1000
    detail = f"{statistics.median(ours) * scale:.0f} / {statistics.median(base) * scale:.0f} {unit}"
    return summary(name, [pair.ratio(measure) for pair in found], limit, detail)


def summary(name: str, ratios: Sequence[float], limit: float, detail: str = "") -> Result:
    quarters = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else [ratios[0]] * 3
    return Result(name, statistics.median(ratios), quarters[0], quarters[2], limit, detail)
