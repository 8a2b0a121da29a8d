"""How quick docverify is, as ratios to markdown-it-py on the same machine in the same run.

python benchmarks/speed.py                                   the shipped documents
python benchmarks/speed.py --documents DIR --rounds 15       a folder of documents
python benchmarks/speed.py --only cold --only corpus         some of the figures
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from growth import growth, manual, story  # noqa: E402
from parse import documents  # noqa: E402
from timing import Pair, Result, cost, pairs, result, summary  # noqa: E402

PYTHON = sys.executable
BASE = [PYTHON, "-c", "import markdown_it, click"]
CHECK = [PYTHON, "-m", "docverify", "check", "--exit-zero"]
FRESH = [*CHECK, "--no-cache"]
TEN_KILOBYTES = 10_000
_NO_TIME = 0.5  # microseconds a character that nobody minds


class Run(NamedTuple):
    """What is measured: a folder of documents, how often, and where files may be put."""

    folder: Path
    rounds: int
    scratch: Path
    markdownlint: str

    @property
    def parse(self) -> list[str]:
        return [PYTHON, str(HERE / "parse.py"), str(self.folder)]


def cold(run: Run) -> Iterator[Result]:
    document = run.scratch / "ten-kilobytes.md"
    for what, text in (("usual text", manual(TEN_KILOBYTES)), ("hundreds of claims", story(TEN_KILOBYTES))):
        document.write_text(text, "utf-8")
        found = pairs([*FRESH, str(document)], BASE, run.rounds)
        yield result(f"10 kB of {what}, cold / import of markdown_it and click", found, "wall", 2.2)


def corpus(run: Run) -> Iterator[Result]:
    found = pairs([*FRESH, str(run.folder)], run.parse, run.rounds)
    yield result("all documents, processor time / parsing", found, "cpu", 2.5)
    yield result("all documents, peak memory / parsing", found, "memory", 1.5)


def peer(run: Run) -> Iterator[Result]:
    if run.markdownlint:
        files = [str(path) for path in documents(run.folder)]
        found = pairs([*FRESH, str(run.folder)], [run.markdownlint, "--no-globs", *files], run.rounds)
        yield result("all documents / markdownlint-cli2", found, "wall", 0.5)


def again(run: Run) -> Iterator[Result]:
    found = []
    for turn in range(run.rounds):
        environment = {"DOCVERIFY_CACHE_DIR": str(run.scratch / f"cache-{turn}")}
        cost([*FRESH, str(HERE.parent / "fixtures" / "first-look")], environment)  # its tables are not the documents'
        first = cost([*CHECK, str(run.folder)], environment)
        found.append(Pair(cost([*CHECK, str(run.folder)], environment), first))
    yield result("unchanged documents again / first run", found, "wall", 0.05)


def jobs(run: Run) -> Iterator[Result]:
    found = pairs([*FRESH, str(run.folder)], [*FRESH, "--jobs", "2", str(run.folder)], run.rounds)
    quick = [1 / pair.ratio("wall") for pair in found]
    yield summary("two processes / one", quick, 1 / 1.6, f"{statistics.median(quick) ** -1:.2f} x faster")


def editor(run: Run) -> Iterator[Result]:
    """A document that is checked again after a keystroke, in a process that is already there."""
    from markdown_it import MarkdownIt

    from docverify import Source, check

    parser = MarkdownIt("commonmark").enable("table")

    def seconds(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    typed = list(_typed(story(TEN_KILOBYTES)))
    steps = [(seconds(lambda: check(Source("a.md", t))), seconds(lambda: parser.parse(t))) for t in typed][20:]  # noqa: B023
    ours, base = (statistics.median(side) * 1000 for side in zip(*steps, strict=True))
    yield summary(
        "10 kB checked again after a keystroke / parsing it",
        [a / b for a, b in steps],
        3,
        f"{ours:.1f} / {base:.1f} ms",
    )


def _typed(text: str) -> Iterator[str]:
    """A document while a few words and numbers are typed, at one place after another."""
    chance, words = random.Random(0), "It takes 16 more GPUs. "
    starts = [match.end() for match in re.finditer(r"[a-z]\. ", text)]
    for start in chance.sample(starts, 10):
        for length in range(1, len(words) + 1):
            yield text[:start] + words[:length] + text[start:]
        text = text[:start] + words + text[start:]


def lengths(run: Run) -> Iterator[Result]:
    """Time a character of a document of a megabyte over that of 10 kB; caches that it outgrows may double it."""
    for name, costs in growth():
        ratio = costs[-1] / max(costs[0], _NO_TIME)
        yield Result(f"growth: {name}", ratio, ratio, ratio, 2, " → ".join(f"{each:.2f}" for each in costs) + " µs")


FIGURES: dict[str, Callable[[Run], Iterator[Result]]] = {
    "cold": cold, "corpus": corpus, "peer": peer, "again": again, "jobs": jobs, "editor": editor, "growth": lengths,
}  # fmt: skip


def show(one: Result) -> None:
    mark = "ok  " if one.ratio <= one.limit else "over"
    spread = f"{one.low:.2f}-{one.high:.2f}"
    print(f"{mark} {one.ratio:8.3f}  {spread:>12}  ≤ {one.limit:<6.4g} {one.name:62} {one.detail}", flush=True)


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ratios of time and memory, medians of interleaved pairs.")
    parser.add_argument("--documents", type=Path, default=HERE.parent / "fixtures", help="a folder (default: fixtures)")
    parser.add_argument("--rounds", type=int, default=15, help="pairs for each figure (default: 15)")
    parser.add_argument("--only", action="append", choices=FIGURES, help="this figure; repeatable")
    parser.add_argument("--markdownlint", default="", metavar="PATH", help="markdownlint-cli2, if it is to be compared")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    chosen = arguments(argv)
    found: list[Result] = []
    with tempfile.TemporaryDirectory() as scratch:
        run = Run(chosen.documents.resolve(), chosen.rounds, Path(scratch), chosen.markdownlint)
        for name in chosen.only or FIGURES:
            for one in FIGURES[name](run):
                found.append(one)
                if not chosen.json:
                    show(one)
    if chosen.json:
        print(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
