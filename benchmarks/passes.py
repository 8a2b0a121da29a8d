"""How often each function of docverify is called for nothing, and what that takes.

python benchmarks/passes.py                          the shipped documents
python benchmarks/passes.py DIR --documents 100      a sample of a folder

A pass that is called a thousand times and finds something in ten of them should ask first for what it needs. To count
takes five times as long as to check, so the shares say where to look and not how long a check takes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from parse import documents  # noqa: E402

from docverify.interfaces.check import study  # noqa: E402
from docverify.source import Source  # noqa: E402

_GENERATOR = 0x20
_SEED = 1


class Counted:
    """Calls by code, those that gave something, and the time within; a generator gives something if it yields."""

    def __init__(self) -> None:
        self.calls, self.full, self.spent = Counter[CodeType](), Counter[CodeType](), Counter[CodeType]()
        self._open, self._began = Counter[CodeType](), list[tuple[CodeType, float]]()
        self._yielded: dict[int, bool] = {}  # by generator that is not at its end

    def __call__(self, frame: FrameType, event: str, value: object) -> None:
        if event == "call":
            self._enter(frame)
        elif event == "return" and self._began:
            self._leave(frame, value)

    def _enter(self, frame: FrameType) -> None:
        code = frame.f_code
        self.calls[code] += not (code.co_flags & _GENERATOR and id(frame) in self._yielded)
        if code.co_flags & _GENERATOR:
            self._yielded.setdefault(id(frame), False)
        self._open[code] += 1
        self._began.append((code, time.perf_counter()))

    def _leave(self, frame: FrameType, value: object) -> None:
        code, began = self._began.pop()
        self._open[code] -= 1
        if not self._open[code]:
            self.spent[code] += time.perf_counter() - began  # type: ignore[assignment]
        if not code.co_flags & _GENERATOR:
            self.full[code] += not _is_nothing(value)
        elif value is None:
            self._yielded.pop(id(frame), None)
        else:
            self.full[code] += not self._yielded.get(id(frame), False)
            self._yielded[id(frame)] = True

    def lines(self, most: int) -> Iterator[str]:
        whole = max(self.spent.values())
        own = [code for code in self.calls if "docverify" in code.co_filename]
        for code in sorted(own, key=lambda each: -self.spent[each])[:most]:
            empty = 1 - self.full[code] / self.calls[code]
            place = code.co_filename.rpartition("docverify/")[2]
            yield f"{self.spent[code] / whole:7.2%} {self.calls[code]:8} {empty:7.1%} {place}: {code.co_qualname}"


def _is_nothing(value: object) -> bool:
    return value is None or value is False or (isinstance(value, (tuple, list, dict, set, frozenset)) and not value)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Calls that give nothing.")
    parser.add_argument("place", type=Path, nargs="?", default=HERE.parent / "fixtures", help="a folder or a document")
    parser.add_argument("--documents", type=int, default=60, help="of a folder, a sample (default: 60)")
    parser.add_argument("--lines", type=int, default=120, help="functions, those that take longest first")
    chosen = parser.parse_args(argv)
    paths = documents(chosen.place)
    paths = random.Random(_SEED).sample(paths, min(chosen.documents, len(paths)))
    sources = [Source(str(path), path.read_bytes().decode("utf-8", "replace")) for path in paths]
    study(sources[0])  # what is made once is made
    counted = Counted()
    sys.setprofile(counted)
    for source in sources:
        study(source)
    sys.setprofile(None)
    print("   time    calls   empty function")
    print("\n".join(counted.lines(chosen.lines)))


if __name__ == "__main__":
    main()
