"""What words state: sentences by rule with the verdict on them, and sentences that state nothing of the kind."""

import pytest

from docverify.claims.collect import collect
from docverify.document.parse import parse
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.phrasebook import phrasebook
from docverify.source import Source

HOLDS, FAILS = "holds", "fails"
_VERDICTS = {Verdict.AGREE: HOLDS, Verdict.AGREE_IF: HOLDS, Verdict.DISAGREE: FAILS}


def verdicts(text: str) -> dict[str, str]:
    """The rules that find a statement in the text, with what comes of it."""
    claims = collect(parse(Source("text.md", text)), phrasebook())
    found: dict[str, str] = {}
    for equation in claims.equations:
        verdict = _VERDICTS.get(decide(equation).verdict)
        if equation.form in ("phrase", "relation") and verdict:
            found[equation.rule] = verdict
    return found


@pytest.mark.parametrize(
    ("text", "rule", "verdict"),
    [
        ("TPOT 16 ms means 62.5 tokens/s per stream.", "reciprocal", HOLDS),
        ("TPOT 16 ms means 65.2 tokens/s per stream.", "reciprocal", FAILS),
        ("Time per token is 25 ms, so a single user sees 45 tokens per second.", "reciprocal", FAILS),
        ("The clock is 2 GHz; a cycle is 5 ns.", "reciprocal", FAILS),
        ("We train at 12.5 steps/s, so a step takes 800 ms.", "reciprocal", FAILS),
        ("With 96 instead of 128 GPUs we need 25 % fewer GPUs.", "percent-change", HOLDS),
        ("With 96 instead of 128 GPUs we need 40 % fewer GPUs.", "percent-change", FAILS),
        ("Throughput doubled (2×, +200 %).", "factor-in-percent", FAILS),
        ("The price grows from $2.30 to $2.60 (75 %).", "percent-change", FAILS),
        ("Steps fall from 40 ms to 32 ms (20 %) or 28 ms (30 %).", "percent-change", HOLDS),
        ("Steps fall from 40 ms to 32 ms (35 %) and take 60 GB (50 %).", "percent-change", FAILS),
        ("The latency is 380 ms, well within the SLO of 500 ms.", "relation-in-words", HOLDS),
        ("The latency is 380 ms, well within the SLO of 350 ms.", "relation-in-words", FAILS),
        ("Power costs 0.18 EUR per kWh. The run took 42,000 kWh. The bill was 75,600 EUR.", "price", FAILS),
        ("24 GPUs at $4.60 per GPU-hour cost $80,592 a month", "price", HOLDS),
        ("The network: 50 GB/s nominal at 92 %, effective 42 GB/s.", "effective-rate", FAILS),
        ("The budget is 72 GiB and the peak 65.5 GiB; headroom 6.5 GiB.", "margin", HOLDS),
        ("The budget is 72 GiB and the peak 65.5 GiB; headroom 7.5 GiB.", "margin", FAILS),
        ("We start 2,048 ranks. There are 256 TP groups of 8 ranks, and 128 DP groups of 18.", "process-groups", FAILS),
        ("from 120 to 180 requests/s (+50%)", "percent-change", HOLDS),
        ("from 120 to 180 requests/s (+33%)", "percent-change", FAILS),  # the base of + is the smaller value
        ("from 120 to 180 requests/s (33% faster)", "percent-change", HOLDS),  # `faster` leaves the base open
        ("from $3.90 to $2.40 per GPU-hour (−38%)", "percent-change", HOLDS),  # the first price is per hour too
        ("from 40 to 30 GB, a 25% reduction", "percent-change", HOLDS),  # the unit of the second is that of both
        ("from 80 GB to 20 GB (25%)", "percent-change", HOLDS),  # the share that is left
        ("from 80 GB to 20 GB (65%)", "percent-change", FAILS),
        ("from ~13 s to ~9.5 s (40%)", "percent-change", HOLDS),  # hedges widen
        ("44% cheaper ($0.673 vs $1.20)", "percent-change", HOLDS),
        ("30 days instead of 40 (35% less)", "percent-change", FAILS),
        ("2.5x faster (310 ms vs 190 ms)", "ratio", FAILS),
        ("1.6x faster (310 ms vs 190 ms)", "ratio", HOLDS),
        ("8.0 GB (half of 16.1)", "twice", HOLDS),
        ("12 ms, half of the 30 ms", "twice", FAILS),
        ("63.5% → 71.0% (+7.5 pp)", "points", HOLDS),
        ("(0.548 vs 0.534, +1.4 pp)", "points", HOLDS),  # scores out of 1
        ("34 GB of its 80 GB (42.5%)", "percent-of", HOLDS),
        ("500B of 1.0T tokens, 60%.", "count-share", FAILS),
        ("15.35 GB（占 64 GB 的 24%）", "percent-of", HOLDS),
        ("30% used / 70% free", "complement", HOLDS),
        ("97.7% busy, 3.2% idle", "complement", FAILS),
        ("3x (+300%)", "factor-in-percent", FAILS),
        ("That is 131,072 B per token (128 KiB).", "restatement", HOLDS),
        ("That is 131,072 B per token (108 KiB).", "restatement", FAILS),
        ("It needs 16.0 GB of weights (19.2 GiB).", "restatement", FAILS),
        ("3x (300%)", "factor-in-percent", HOLDS),  # without a sign it is the factor itself
        ("6 nodes with 8 H100 each, 48 GPUs in total", "item-count", HOLDS),
        ("six nodes with 8 GPUs each, 64 GPUs in total", "item-count", FAILS),
        ("it moves 481.6 GB at 12.5 GB/s in 3.9 s", "amount-at-rate", FAILS),
        ("it moves 481.6 GB at 12.5 GB/s in 45 s", "amount-at-rate", HOLDS),  # waiting is no contradiction
        ("989 TFLOPS at 38% MFU gives 376 TFLOPS", "effective-rate", HOLDS),
        ("36 GB of the 64 GB, leaving 38 GB free", "margin", FAILS),
        ("36 GB of the 64 GB, leaving 20 GB", "margin", HOLDS),  # something may be reserved
        ("29.6 GB, which fits into one 80 GB card", "relation-in-words", HOLDS),
        ("92 GB, which fits into one 80 GB card", "relation-in-words", FAILS),
        ("Saving takes 40 s and so stays well below the 75 s between two saves", "relation-in-words", HOLDS),
        ("Saving takes 85 s and so stays well below the 75 s between two saves", "relation-in-words", FAILS),
        ("30B parameters distributed across 128 GPUs = ~234MB", "distribution", HOLDS),
        ("140 GB split over 8 cards, 35 GB each", "distribution", FAILS),
        ("40 ms per token, i.e. 25 tokens/s", "reciprocal", HOLDS),
        ("276,480 GPU-hours at $2.10 per GPU-hour, $508,608", "price", FAILS),
        ("We used 1,200 GPU-hours, $2,760 at $2.30.", "price", HOLDS),  # a price without a unit is that of an hour
        ("We used 1,200 GPU-hours, $3,760 at $2.30.", "price", FAILS),
        ("At $1.20, 84,000 GPU-hours cost $200,800.", "price", FAILS),
        ("2.4 Tbps (300 GB/s)", "restatement", HOLDS),
        ("100 Gb/s link, i.e. 125 GB/s", "restatement", FAILS),
        ("81,559 MiB, that is 79.6 GiB", "restatement", HOLDS),
    ],
)
def test_a_statement_is_found_and_judged(text: str, rule: str, verdict: str) -> None:
    assert verdicts(text) == {rule: verdict}


@pytest.mark.parametrize(
    "text",
    [
        "from 8 to 16 GPUs (80%)",  # the efficiency of scaling
        "from 1 to 8 GPUs (7.2x)",  # the speed, not the count
        "3x faster (8 vs 64 GPUs)",
        "from 80 GB to 40 GB, 12% less throughput",  # of something else
        "from step 1,000 to step 2,000 the loss falls by 12%",
        "from 40 GB to 30 s (25%)",  # different things
        "from v1.2 to v1.4 (20% faster)",  # names
        "40 GB of the 80 GB, 50% of which is cache",
        "10 out of 12 nodes, 95% availability",
        "2 of 3 seeds at full load (95%)",
        "25% idle, 60% busy and 15% in maintenance",  # a third share
        "62% compute, 28% communication",
        "4 nodes with 8 GPUs each, 16 GPUs for training",
        "6 nodes with 8 GPUs each, 2 racks",
        "480 GB at 40 GB/s per node in 3 s",  # how many nodes?
        "256 GB at 3.35 TB/s, 5 ms latency",
        "140 GB do not fit into 80 GB",
        "does 96 GB fit into 80 GB?",
        "the gap between 40 ms and 60 ms is below 25 ms",
        "with 16 users 40 ms per token, i.e. 400 tokens/s",
        "250 ms (4 steps/s)",  # a reciprocal
        "512 GB or 2 TB",  # alternatives
        "80 GB (3.35 TB/s)",
        "16 GB, which is 2 GB less than before",
        "2 bytes per parameter, i.e. 140 GB",
        "1.25 bytes, i.e. 4.2 GB",  # of each, and of all
        "16 × 64 GB (1.5 TB)",  # arithmetic is not for words
        "from 10^3 to 10^4 (25%)",
        "It moves the price from $2.30 to $2.60 (75 %) or to $2.04 (95 %).",  # at so much use, of each
        "Throughput falls from 410 to 380 tokens/s (50 %), 300 tokens/s (75 %) and 190 tokens/s (95 %).",
        "The 6 minutes of a restart are start-up (70 s) and reading (290 s).",  # what it is made of
        "Eight GPUs at $2.30, $13,432 a month.",  # of things it is that of an hour, a month, a piece
    ],
)
def test_nothing_is_stated(text: str) -> None:
    assert verdicts(text) == {}


def test_forms_of_one_result_are_readings_of_one_equation() -> None:
    claims = collect(parse(Source("text.md", "from 80 GB to 60 GB (25% less) or 80 GB → 60 GB (-25%)")), phrasebook())
    results = [e.result.text for e in claims.equations if e.rule == "percent-change" and e.result is not None]
    assert results == ["25%", "25%"]


def test_a_long_text_takes_linear_time() -> None:
    text = "from 80 GB to 60 GB a b c d e f g (" * 3000
    claims = collect(parse(Source("text.md", text)), phrasebook())
    assert not [equation for equation in claims.equations if equation.form == "phrase"]
