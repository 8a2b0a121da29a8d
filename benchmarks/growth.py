"""Documents of growing length -> seconds a byte; a time that grows faster than its document shows at once."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

from docverify import Source, check

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DOCS = FIXTURES.parent / "docs"
SIZES = (10_000, 100_000, 1_000_000)
_MANUAL = ("how-it-reads", "your-own-rules")
_PATIENCE = 120  # seconds for one document

Generator = Callable[[int], str]


def story(size: int) -> str:
    """The shipped documents one after the other, again and again."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted((FIXTURES / "gold").rglob("*/*.md")))
    return repeated(text + "\n\n", size)


def manual(size: int) -> str:
    """The project's own manual, with one number to a hundred characters, as most documents have them."""
    return repeated("\n\n".join((DOCS / f"{name}.md").read_text("utf-8") for name in _MANUAL) + "\n\n", size)


def repeated(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def _numbered(line: str, size: int) -> str:
    """A line again and again, with another number each time."""
    lines = (line.replace("#", str(number)) for number in range(2, size))
    return "".join(islice(lines, size // (len(line) + 4)))


GENERATORS: dict[str, Generator] = {
    "stories": story,
    "one paragraph": lambda size: repeated("The 8 nodes hold 8 GPUs each, 64 GPUs in total, at 312 TFLOPS.\n", size),
    "one line": lambda size: repeated("we have 8 × 80 GB = 640 GB of memory in total, or 5% more; ", size),
    "one equation": lambda size: "1" + repeated(" + 1", size) + " = 7",
    "equations of a line": lambda size: repeated("8 × 80 = 640, ", size),
    "amounts of a line": lambda size: repeated("12 nodes, 96 GPUs, 8.4 kW, ", size),
    "factors of a line": lambda size: repeated("3 · ", size) + "2 = 7",
    "one table": lambda size: "| item | count | GB | total |\n|-|-|-|-|\n" + _numbered("| a# | 8 | # | 640 |\n", size),
    "one wide table": lambda size: "".join(
        repeated(cell, size // 3 // 3 * 3) + "|\n" for cell in ("|ab", "|--", "|12")
    ),
    "one list": lambda size: _numbered("- TP=8, PP=#: 64 GPUs\n", size),
    "facts": lambda size: _numbered("The model has # layers and 4096 hidden units.\n\n", size),
    "sections": lambda size: _numbered("## Part #\n\nIf 8 GPUs fail, 56 of 64 remain (87.5%).\n\n", size),
    "brackets": lambda size: "(" * (size // 2) + "8" + ")" * (size // 2),
    "digits": lambda size: repeated("1234567890", size),
    "ranges": lambda size: repeated("1-2-", size),
    "shell": lambda size: "```bash\n" + repeated("--tp 8 --pp 4 \\\n", size) + "```\n",
    "questions": lambda size: repeated("Is it 8 GPUs? No, not 8, it would be 9. ", size),
    "percentages": lambda size: repeated("from 40 GB to 30 GB (25% less) ", size),
    "chinese": lambda size: repeated("共512张GPU，每台8张，共64台。", size),
    "suppressions": lambda size: repeated("<!-- docverify: ignore[ARI001] -->\n8 × 8 = 72\n\n", size),
}


_fresh = count()


def seconds(text: str) -> float:
    """Of processor time for one check; infinite if it is not done in time."""
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    start = time.process_time()
    try:
        check(Source(f"grown-{next(_fresh)}.md", text))  # nothing is kept of another document
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def _give_up(number: int, frame: object) -> None:
    raise TimeoutError


def growth(sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[str, list[float]]]:
    """Each kind of document: its name, and microseconds a character by size."""
    signal.signal(signal.SIGALRM, _give_up)
    seconds(story(sizes[0]))
    for name, generate in GENERATORS.items():
        costs: list[float] = []
        for size, tries in zip(sizes, (5, 2, 1), strict=True):
            text = generate(size)
            costs.append(min(seconds(text) for _ in range(tries)) / len(text) * 1e6)
            if costs[-1] == float("inf"):
                break
        yield name, costs
