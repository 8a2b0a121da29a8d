"""Lines that say what is left, or by how much a value keeps to a limit."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# Lines of a list, and what is told of it.
CASES = [
    (["per rack: 36 GPUs", "racks: 20", "GPUs in total: 720"], ""),
    (["per rack: 36 GPUs", "racks: 20", "GPUs in total: 690"], "690"),
    (["per rack: 36 GPUs", "racks: 20", "GPUs in use: 690"], ""),
    (["licence per seat: 140 EUR", "seats: 250, of which 230 are paid", "total licence cost: 32,200 EUR"], ""),
    (["output price: $0.80 per million tokens", "output: 6,500 million tokens", "bill: $4,800"], "$4,800"),
    (["output price: $0.80 per million tokens", "output: 6,500 million tokens", "bill after the rebate: $4,800"], ""),
    (["Rail: 200 Gb/s", "Efficiency: 85 %", "Usable: 170 Gb/s"], ""),
    (["Rail: 200 Gb/s", "Efficiency: 85 %", "Usable: 190 Gb/s"], "190 Gb/s"),
    (["Rail: 200 Gb/s", "Rails: 8", "Efficiency: 85 %", "Usable per node: 1,360 Gb/s"], ""),  # of all of them
    (["Rail: 200 Gb/s", "Efficiency: 85 %", "Loss: 2 %", "Usable: 166 Gb/s"], ""),  # two shares
    (["First token, SLO: 900 ms", "First token, measured: 640 ms", "Margin: 260 ms"], ""),
    (["First token, SLO: 900 ms", "First token, measured: 640 ms", "Margin: 360 ms"], "360 ms"),
    (["Limit: 3 s", "Measured: 2.2 s", "Margin: 0.8 s"], ""),
    (["Limit: 3 s", "Measured: 2.2 s", "Margin: 1.1 s"], "1.1 s"),  # a limit is not rounded
    (["**Required**: 50 tokens/ms", "**Achieved**: 65 tokens/ms", "**Margin**: 30%"], ""),
    (["**Required**: 50 tokens/ms", "**Achieved**: 65 tokens/ms", "**Margin**: 23%"], ""),  # of what is achieved
    (["**Required**: 50 tokens/ms", "**Achieved**: 65 tokens/ms", "**Margin**: 40%"], "40%"),
    (["Target: 50 ms", "Measured: 40 ms", "Memory headroom: 35%"], ""),  # of something else
    (["Target: 50 ms", "Hard limit: 80 ms", "Measured: 40 ms", "Margin: 40 ms"], ""),  # two limits
    (["Target: 50 ms", "p50 measured: 40 ms", "p99 measured: 48 ms", "Margin: 10 ms"], ""),  # two values
    (["Target: 50 ms", "Queue: 6 ms", "Prefill: 30 ms", "Margin: 14 ms"], ""),
    (["Target: 50 ms", "Latency: 40 ms", "Margin: 4 GB"], ""),
    (["Target: 50 ms", "Latency: 40 ms", "Margin: about 11 ms"], ""),  # hedged
    (["Card memory: 64 GB", "Weights: 30 GB", "Cache: 20 GB", "Free: 14 GB"], ""),
    (["Card memory: 64 GB", "Weights: 30 GB", "Cache: 20 GB", "Free: 24 GB"], "24 GB"),
    (["Card memory: 64 GB", "Weights: 30 GB (of which 4 GB are shared)", "Cache: 20 GB", "Free: 18 GB"], ""),
    (["Total: 8.2 GB (12.8% of 64 GB)", "Headroom: 55.8 GB (87.2%)"], ""),
    (["Total: 8.2 GB (12.8% of 64 GB)", "Headroom: 65.8 GB (87.2%)"], "65.8 GB"),
    (["Total: 8.2 GB (12.8% of 64 GB)", "Headroom: 55.8 GB (97.2%)"], "97.2%"),
    (["合计：44.8 GB，占 80 GB 的 56%", "剩余：45.2 GB"], "45.2 GB"),
    (["Cache: 62 GB", "Weights: 8 GB (10% of 80 GB)", "Free: 10 GB"], ""),  # a share of one of the parts
]


@pytest.mark.parametrize(("lines", "told"), CASES)
def test_lists(lines: list[str], told: str) -> None:
    text = "\n".join(f"- {line}" for line in lines)
    source = Source("a.md", f"# Plan\n\n{text}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])
