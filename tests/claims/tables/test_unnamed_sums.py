"""Lists that no word calls a sum: a slip of one is found, all else is left alone."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# Lines of a list, and what is told of it.
CASES = [
    (["nightly: $6,912", "weekly: $6,758", "release: $2,477", "month: $16,147"], ""),
    (["nightly: $6,912", "weekly: $6,758", "release: $2,477", "month: $16,417"], "$16,417"),
    (["nightly: $6,912", "weekly: $6,758", "release: $2,477", "night: $9,412"], ""),
    (["nightly: $6,912", "weekly: $6,758", "release: 2,477 h", "month: $16,417"], ""),  # of two kinds
    (["requests: 900k", "  - chat: 540k", "  - search: 270k", "  - API: 90k"], ""),
    (["requests: 900k", "  - chat: 540k", "  - search: 207k", "  - API: 90k"], "900k"),
    (["requests: 900k", "  - chat: 540k", "  - search: 210k", "  - API: 90k"], ""),  # the rest is not named
    (["requests: 900k", "  - chat: 540k", "  - search: 207k"], ""),  # too few
    (["budget: $1.2M", "  - cards: $870k", "  - power: $151k", "  - people: $175k"], ""),  # a rounded whole
    (["cards: 192", "  - prefill: 64", "  - decode: 121", "  - spare: 16"], "192"),  # more than there are
    (["memory: 80 GB", "  - weights: 35 GB", "  - cache: 26 GB", "  - other: 6 GB"], ""),  # some is free
    (["card: 60 GB", "  - peak: 44 GB", "  - weights: 18 GB", "  - other: 6 GB"], ""),  # a peak is no part
    (["request: 900 ms", "  - queue: 300 ms", "  - model: 500 ms", "  - network: 180 ms"], ""),  # may go on at once
    (["for a 48-bit word", "  - low: 16", "  - high: 31"], ""),  # the bits tell which word
    (["load: 60%", "  - chat: 45%", "  - search: 42%", "  - API: 21%"], ""),
]


@pytest.mark.parametrize(("lines", "told"), CASES)
def test_lists(lines: list[str], told: str) -> None:
    text = "\n".join(line if line.startswith("  - ") else f"- {line}" for line in lines)
    source = Source("a.md", f"# Bills\n\n{text}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])


BESIDE = """
- north: 48 nodes
  - training: 30 nodes
  - serving: 14 nodes
  - spare: 4 nodes
- south: 36 nodes
  - training: 16 nodes
  - serving: 18 nodes
  - spare: 2 nodes

Bill of one month: $1,284,600

- cards: $968,400
- power: $171,200
- network: $88,000
- support: $57,000
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("", "", []),
        ("serving: 14", "serving: 12", ["48 nodes"]),  # as many as are right below the other
        ("power: $171,200", "power: $177,200", ["$1,284,600"]),
        ("power: $171,200", "power: $161,200", []),  # something may be left out
    ],
)
def test_lists_beside_others(right: str, wrong: str, told: list[str]) -> None:
    source = Source("a.md", f"# Fleet\n{BESIDE.replace(right, wrong) if right else BESIDE}")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == told


TREE = """
card: 71.4 GB
├── weights: 8.8 GB
├── optimizer: 26.4 GB
│   ├── copies: 8.8 GB
│   ├── momentum: 8.8 GB
│   └── variance: 8.8 GB
├── activations: 31.7 GB
└── buffers: 4.5 GB
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("", "", []),
        ("momentum: 8.8", "momentum: 6.8", ["26.4 GB"]),  # the other sum vouches
        ("buffers: 4.5", "buffers: 3.5", ["71.4 GB"]),
        ("optimizer: 26.4", "optimizer: 29.4", ["71.4 GB"]),  # more than there is
        ("└── variance: 8.8 GB", "└── and so on", []),
    ],
)
def test_trees(right: str, wrong: str, told: list[str]) -> None:
    source = Source("a.md", f"# Card\n\n```\n{TREE.replace(right, wrong) if right else TREE}```\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == told
