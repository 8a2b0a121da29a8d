"""Names and other words at the numbers of a computation: hyphens, a letter for the sign, articles behind a term."""

import pytest

from docverify.findings import Verdict
from tests.reading import verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Batch: DP 16 × micro-batch 2 × accumulation 8 = 256", Verdict.AGREE),
        ("Batch: DP 16 × micro-batch 2 × grad-accum 8 = 512", Verdict.DISAGREE),
        ("12 micro-batches × 4 sequences = 66", Verdict.DISAGREE),
        ("seq-len 2048 × global-batch 512 = 1.05M", Verdict.AGREE),  # `len` is no function here
        ("seq-len 2048 × global-batch 512 = 2.05M", Verdict.DISAGREE),
        ("seq 2048 x GBS 512 = 1.05M tokens", Verdict.AGREE),
        ("seq 2048 x GBS 512 = 1.15M tokens", Verdict.DISAGREE),
        ("DP 16 x mbs 2 x accum 8 = 512", Verdict.DISAGREE),
        ("4 × RTX 4090 = 96 GB", None),  # the number belongs to the name
        ("2 × Xeon 6430 = 64 cores", None),
        ("$0.70/hour RTX 4090 × 100 hours = $70", Verdict.AGREE),  # nor is it a factor behind a price
        ("$0.70/hour RTX 4090 × 100 hours = $90", Verdict.DISAGREE),
        ("2 lanes × 64k 26.1 > 11 × 32k 23.5 > 5 × 16k 18.7", None),  # a ranking of what numbers name
        ("3 x faster than 2 = 6", None),
        ("1.2B experts + 0.4B the rest = 1.6B", Verdict.AGREE),
        ("1.2B experts + 0.4B the rest = 2.6B", Verdict.DISAGREE),
        ("12 GB for the weights + 4 GB of the cache = 19 GB", Verdict.DISAGREE),
        ("A layer keeps 0.3 GB; 20 layers × 4 in flight = 24 GB", Verdict.AGREE_IF),  # of the amount before
        ("A layer keeps 0.3 GB; 20 layers × 4 in flight = 34 GB", Verdict.DISAGREE),
        ("A token keeps 64 KB, 96 × 8192 tokens = 51.5 GB", Verdict.AGREE_IF),  # of 65,536 bytes
        ("40% of the weights + 8 GB = 16 GB", None),  # a share of what is not told
    ],
)
def test_words_at_factors_and_terms(text: str, expected: Verdict | None) -> None:
    assert verdict(text) == expected
