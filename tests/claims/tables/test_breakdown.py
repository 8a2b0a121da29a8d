"""Lists and calculation blocks with a total."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source


def found(text: str) -> list[str]:
    """The places of the findings about breakdowns."""
    source = Source("text.md", text)
    return [finding.claimed for finding in judge(source, parse(source)).findings if finding.code == "ARI022"]


def bullets(*lines: str, title: str = "Memory") -> str:
    return f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        bullets("Experts: 0.62GB (8)", "Attention: 0.13GB", "Optimizer: 13.45GB", "**Total Used**: 14.2GB"),
        bullets("Weights: ~117.2 MB", "Activations: ~256 MB", "Gradients: ~117.2 MB", "Total: ~490.4 MB"),
        bullets("Weights: 140 GB", "KV cache: 20 GB", "Total per GPU: 20 GB"),  # the parts are for all GPUs
        bullets("Weights: 14 GB", "KV cache: 2 GB", "GPU memory: 24 GB", "Total: 16 GB"),  # a capacity is no part
        bullets("Weights: 14 GB", "KV cache: 2 GB", "Peak: 21 GB", "Total: 16 GB"),
        bullets("Storage: 60 GB", "With optimizer: 180 GB", "With gradients: 120 GB", "Total: ~180 GB"),  # cumulative
        bullets("TTFT: 200 ms", "TPOT: 20 ms", "Total latency: 2.2 s"),  # prefill and n times decode
        bullets("Activations per layer: 2.68 GB", "Total for 16 layers: 42.9 GB"),
        bullets("Racks: $4,000; five racks, $20,000", "Cables: $6,000", "Labour: $3,000", "Total: $29,000"),
        bullets("机柜：4 千元，5 个 2 万元", "线缆：6 千元", "合计：2.6 万元"),
        bullets("Attention: 1.2B", "FFN: 5.4B", "Total: 211B"),  # of every layer
        bullets("TP: 4", "PP: 4", "DP: 2", "Total: 4 × 4 × 2 = 32"),
        bullets("TP: 4", "PP: 4", "Total: 128 GPUs"),  # degrees are no parts
        bullets("Compute: 12 ms", "Communication: 8 ms", "Total: 12 ms"),  # they overlap
        bullets("Weights: 140 GB", "of which embeddings: 2 GB", "Cache: 20 GB", "Total: 160 GB"),
        bullets("Weights: 90 GB", "Divided over 64 GPUs: 1.4 GB", "Cache: 3 GB", "Sum: 4.4 GB"),  # what of it counts
        bullets("Weights: 90 GB", "On each card: 1.4 GB", "Cache: 3 GB", "Sum: 4.4 GB"),
        "```\nweights:    8.75 GB per GPU\noptimizer: 17.50 GB per GPU\ntotal:    ~26    GB per GPU\n```",
        "- Weights: 10 GB\n  - Attention: 3 GB\n  - FFN: 7 GB\n- Cache: 5 GB\n- Total: 15 GB",  # nested
        bullets("8 GPUs: 640 GB", "16 GPUs: 1280 GB") + "\n\nTotal memory of the chosen option: 1280 GB.",
        bullets("Weights: 140 GB", "Cache: 40 GB", "Rest: 20 GB") + "\n\nTotal per GPU: 25 GB on 8 GPUs.",
        bullets("Prefill: 120 ms", "Decode of a token: 20 ms") + "\n\nIn total 2.1 s for 100 tokens.",
        bullets("TP: 12 ms", "PP: 3 ms", "DP: 20 ms") + "\n\nTotal exposed: 15 ms, the gradients are hidden.",
        bullets("First: 10 TB (6 TB once deduplicated)", "Second: 4 TB") + "\n\nTotal: 10 TB.",
        bullets("Row A: 4 nodes", "Row B: 4 nodes", "Spares: 2 nodes") + "\n\nIn total 8 nodes serve, 2 wait.",
        bullets("Peak: 60 GB", "Average: 40 GB") + "\n\nTotal: 80 GB installed.",
        bullets("With ZeRO-1: 30 GB", "Saved with ZeRO-3: 10 GB", "Cache: 8 GB", "Total: 38 GB"),  # alternatives
        "GPU memory: 80 GB\nUsed: 60 GB\nTotal: 80 GB",
        bullets("Optimistic (spot): $70", "Fallback (on demand): $95") + "\n\n**Total budget: $100**",  # one will come
        bullets("Best case: 30 GPU-hours", "Worst case: 52 GPU-hours", "Total allowance: 60 GPU-hours"),
        bullets("乐观：60 小时", "悲观：88 小时", "总计：90 小时"),
    ],
)  # fmt: skip
def test_right_breakdowns_stay_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (bullets("Weights: 1.84 GB", "Activations: 31.54 GB", "Cache: 3.94 GB", "Total: 39.64 GB"), "39.64 GB"),
        ("```\nscatter   31 × 6 GB   = 186 GB\ngather    31 × 3 GB   = 93 GB\nsum       249 GB\n```", "249 GB"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB", "Total: 8.04 GB (8.4% of 96 GB)"), "8.04 GB"),  # no derivation
        (bullets("Weights: 805 MB", "Cache: 6.1 GB", "Total: 8.04 GB → 8.4% of 96 GB"), "8.04 GB"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB", "Total: 8.04 GB < 96 GB"), "8.04 GB"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB", "Total: 8.04 GB - fits"), "8.04 GB"),
        (bullets("Prefill: 12 GPUs", "Decode: 20 GPUs", "Total: 36 GPUs"), "36 GPUs"),
        (bullets("Racks: $4,000; five, $20,000", "Cables: $6,000", "Labour: $3,000", "Total: $39,000"), "$39,000"),
        ("```\nweights    140 GB\n\nWeights: 140 GB\nCache:    36 GB\nTotal:   186 GB\n```", "186 GB"),
        ("```\n权重：140 GB\n缓存：36 GB\n合计：186 GB\n```", "186 GB"),
        ("```\nWeights = 140 GB\nCache   = 36 GB\n---------------\nTotal   = 186 GB\n```", "186 GB"),
        ("```\nWeights   70B × 2 bytes = 140 GB\nCache     18 × 2 GB = 36 GB\nTotal     = 186 GB\n```", "186 GB"),
        (bullets("Weights: 805 MB", "Activations with recompute: 6.1 GB", "Total: 8.04 GB"), "8.04 GB"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB") + "\n\n**Total per GPU: 8.04 GB**", "8.04 GB"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB") + "\n\nTotal: 8.04 GB, i.e. 10% of the card.", "8.04 GB"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB") + "\n\nTogether these need 8.04 GB per GPU.", "8.04 GB per GPU"),
        (bullets("Weights: 805 MB", "Cache: 6.1 GB") + "\n\nPer GPU, this adds up to 8.04 GB.", "8.04 GB"),
        (bullets("权重：805 MB", "缓存：6.1 GB") + "\n\n每卡合计 8.04 GB。", "8.04 GB"),
        ("Weights: 805 MB\nCache: 6.1 GB\nTotal: 8.04 GB", "8.04 GB"),  # each line of a paragraph for itself
        # below one of its parts, whichever lines are parts
        (bullets("A: 2 MB", "B: 8 MB per expert", "C: 128 MB", "Total per GPU: ~69 MB", title="Per-GPU"), "69 MB"),
    ],
)  # fmt: skip
def test_wrong_totals_are_found(text: str, place: str) -> None:
    assert found(text) == [place]


ALIGNED = """```
weights BF16      812.0M x 2 B              = 1.62 GB
optimizer experts 402.1M x 12 B / 8         = 0.60 GB
activations       34 x 4096 x 4096 / 4      = 143 MB per layer
                  20 layers x 3 in flight   = 8.56 GB
buffers                                     = 5.00 GB
-----------------------------------------------------
Total:                                        {}
```
"""


@pytest.mark.parametrize(("total", "told"), [("15.78 GB", []), ("12.78 GB", ["12.78 GB"])])
def test_aligned_computations_are_parts(total: str, told: list[str]) -> None:
    """A label that leaves one blank, and a line that goes on from the one above."""
    assert found(ALIGNED.format(total)) == told
