"""Documents made to break a reader give a report: no exception, whatever they hold."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

CASES = {
    "many equations on a line": "4 × 8 = 32, " * 500,
    "a chain of hundreds of sides": " = ".join(["2 × 3"] * 400),
    "a product too long to follow": " × ".join(["2"] * 3000) + " = 5",
    "a result too far behind to follow": "It takes 5 min: " + "2 × " * 600 + "= 7 GB, i.e. 9 GB.",
    "a total of hundreds": "It needs 4 GB, " + "5 GB, " * 600 + "9 GB in total.",
    "sums and products side by side": "It needs " + "12 GB, 3 × 4 = 12 and " * 400 + "9 GB in total.",
    "an exponent of thousands of digits": f"It computes 1e{'9' * 5000} FLOPs, or 1e-{'9' * 5000}.",
    "brackets without end": "(" * 3000 + "2 × 3 = 6" + ")" * 3000,
    "glosses in glosses": "5 (" * 800 + "2 × 3" + ")" * 800,
    "towers of powers": "9**9**9 = 1 and 9^9^9^9 = 2, 10^400 × 10^400 = 3, 0^-1 = 5",
    "a number of a hundred thousand digits": "1" * 100_000 + " × 2 = 3",
    "fractions in fractions": "$$" + "\\frac{" * 500 + "1}{2}" * 500 + " = 3$$",
    "a rate that a chain runs through": "4.5 * 2,000 = 9k tok/s = 8e3 * 2 * 6e9 = 108 TFLOPS",
    "units without end": "5 GB/s/s/s/s/" * 500,
    "numbers joined by dashes": "5-" * 5000,
    "division by zero": "8 / 0 = 4 and 5 GB / 0 s = 0 GB/s (3 / 0)",
    "a scale of nothing": "The window is 0K (4,096) tokens, or 0M tokens (8,388,608 tokens).",
    "a price in billions behind another": "A card costs $30k, so all of it is $1.5B.",
    "a block whose line has no end": "```\nn = 4\nq = n * 2" + " " * 20_000 + "!\n```\n",
    "a sentence without end": "a b c d " * 3000 + "= 4 × 2",
    "a total behind another sentence": "Weights take 30 GB and 34 GB for the cache. A token costs 320 KiB in total.",
    "bare relations": "=" * 2000 + " 5 = 5 × 2 <= >= ≈ = =",
    "NUL and controls": "4 × 8 = 33\x00\x01\x02\ufffe GB",
    "bidirectional marks": "\u202e4 × 8 = 33\u202c GPUs",
    "a total of nothing": "| Model | In | Out | Total |\n|---|---|---|---|\n" + "| local | $0 | $0 | $0 |\n" * 3,
    "what is free": "Cost: 1000 req/day, ~$3 a month.\n\nLocal model: $0.00 per request. KV cache: 8 GB.",
    "nothing between amounts": "Of 400 requests 0 fail, and 300 of 500 tokens/s remain; 0 are lost, 4,000 are not.",
    "none of one thing and many of another": "We have 0 nodes, 96 GPUs, and 0 racks (12 nodes).",
    "every letter ambiguous": "5B × 6M × 7K × 8G × 9T × 5B × 6M × 7K = 12 GB",
}


def report(text: str) -> object:
    source = Source("hostile.md", text)
    return judge(source, parse(source))


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_hostile_documents_are_judged(text: str) -> None:
    assert report(text) is not None


SIGNS = "4¦8¦ × ¦/¦ = ¦≈¦(¦)¦[¦|¦GB¦%¦ of ¦~¦-¦–¦K¦$¦\\frac{¦}¦^¦10¦- ¦* ¦`¦**¦ per "
WORDS = "tokens/s¦TP¦=¦:¦,¦1,024¦½¦²¦万¦从¦（¦）¦from ¦ to ¦Total¦x¦ vs ¦±¦0¦0.5¦GPUs 0-7¦\n¦```\n¦| a |\n|---|\n"
FRAGMENTS = (*SIGNS.split("¦"), *WORDS.split("¦"))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_any_text_is_judged(text: str) -> None:
    assert report(text) is not None


ROOT = Path(__file__).parents[2]
STORIES = sorted(path for path in ROOT.glob("fixtures/**/*.md") if "sealed" not in path.parts)
FIGURES = ("0", "00", "0.0", "-1", "1e999", "0%", "1" + "0" * 21, "1/0", "", "0x", "∞", "0-0", "5-3")


def _with_other_figures(text: str, chance: random.Random) -> str:
    """The text with some or all of its figures replaced by ones that nothing can be divided by, and the like."""
    often = chance.choice((0.02, 0.2, 1.0))
    return re.sub(r"\d[\d,.]*", lambda m: chance.choice(FIGURES) if chance.random() < often else m[0], text)


def _spliced(text: str, other: str, chance: random.Random) -> str:
    """The text with lines, and ends of lines, of another, and some cut off."""
    lines, others = text.split("\n"), other.split("\n")
    for _ in range(chance.choice((3, 10, 30))):
        at, own = chance.randrange(len(lines)), chance.choice(others)
        words = lines[at].split(" ")[: chance.randrange(9)]
        tail = own.split(" ")[chance.randrange(4) :]
        lines[at] = chance.choice((own, " ".join(words + tail), lines[at][: chance.randrange(40)]))
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_a_garbled_document_is_judged(seed: int) -> None:
    chance = random.Random(seed)
    text, other = (chance.choice(STORIES).read_text("utf-8") for _ in range(2))
    assert report(_with_other_figures(text, chance)) is not None
    assert report(_spliced(text, other, chance)) is not None
