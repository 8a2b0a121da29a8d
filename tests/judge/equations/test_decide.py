"""One-line equations: the right ones are silent, the wrong ones are contradicted, in every notation."""

from fractions import Fraction

import pytest

from docverify.findings import Verdict
from docverify.interfaces.check import check
from tests.judge.one_liners import RIGHT, WRONG
from tests.reading import equations, judgements, verdict

HOLDS = (Verdict.AGREE, Verdict.AGREE_IF)


def test_there_are_enough() -> None:
    assert sum(map(len, (*RIGHT.values(), *WRONG.values()))) >= 300


@pytest.mark.parametrize(("topic", "text"), [(topic, text) for topic, texts in RIGHT.items() for text in texts])
def test_a_right_equation_is_silent(topic: str, text: str) -> None:
    assert verdict(text) in HOLDS, topic


@pytest.mark.parametrize(
    "text",
    [
        "512 levels (0 - 511), run on 4 GPUs (4*80G)",  # from one to another; memory
        "40×1 = 1.05 and 1.9× (1500×8)",  # names of cases
        "3B run (1.00 / 1.22 / 2.13)",  # side by side
        "1 draft (0.4 ms) + 1 check (9 ms), 2 cables (800 Gb/s) + 2 cables (400 Gb/s)",  # each term has a bracket
        "3 nodes (24 GPUs) + 1 node (8 GPUs)",
        "1 次草稿 (0.4 ms) + 1 次验证 (9 ms)",
        "14 waves × 20 min = 4 h 40 min",  # in two units
        "901,500 (700,200 up / 201,300 down)",  # two parts, no quotient
        "6 GPUs × 3 h on test (0.5x) = 9 units",  # a rate in brackets
        "300 tokens + 1 pass ≈ 10–20 s",  # what is counted is no time
        "ceil(50/5) = 10 rounds ≈ 4.3 hours — far from 1–2 days",  # a pause
        "Model 7B FP8 — 512 GPUs (64 nodes)",
        "90% saving = $1,200 × 0.9 = $1,080",  # an amount is no share
        "With 3 stages (12 + 4)/(3 + 1) = 4.",  # no bracket behind a count
        "For 2 replicas 4 × 8 = 64 GPUs",  # or behind one that multiplies
        "Bubble: 3/32 of (3.16 + 0.75) = 0.37 s",  # of a bracket
        "QK^T (3 + 1) / 2 = 8",  # some function
        "the part that leaves the node is 3/4 = 210 MB",  # of what was said before
        "32 requests in 2 s = 8,192 tokens/s",  # a rate of something else
        "40 GB per node in 10 s = 8 GB/s for two",  # of each of several
        "1,024 × 8,192 tokens in 24.1 s = 348k tokens/s",
        "$4/MB/s-month × 3,000 MB/s = $12,000/month",  # a month of the rate
        "Paid tier at 6 cores × 5 boxes ≈ $400/mo",  # what the price is of
        "30-day keep ≈ 12 × 30 ≈ 360 GB",  # a number that tells which one
        "Runtime 3.7/3.8/3.9/3.10 (64 bit)",  # versions
        "error 21.4 (15.1 / 4.2 / 2.1)",  # the terms of a sum
        "Total for 40 users = 12 GB + (40 × 2 GB)",  # so many it is for
        "scored at b=4 (4 adapters × 3 suites)",  # another name
        "$4 * 0.5 + $16 * 0.5 = $10/1M tokens",  # what all prices are per
        "to get 300 hits (20% flagged × 5% confirmed)",  # shares of something else
        "4 GPUs × 24 hours × 30 days = $8,640",  # the price stands elsewhere
        "icon 12 KB (640 x 480 px)",  # a picture and its file
        "$410 saved (20K chats + 90K lookups)",  # how much of each there is
        "backend of 51 Tbps (128 GPUs × 1 NIC)",  # the rate of each stands elsewhere
        "48 × 200G down + 24 × 200G up = 1:2 oversubscribed",  # what the two are to one another
        "32 × 200G down + 16 × 200G up = 2:1",
        "1024 x 8192 x 2 = 16.8 MB / layer = 1.34 GB total",  # of so many layers
        "A, B are 4×4 matrices = 64 multiplications + 64 additions",  # a shape
        "strides 6-5-4-2 = 240x",  # dashes between several
        "$k = \\frac{255}{R_a} = \\frac{255}{15} = 17$",  # below the line stands a symbol
        "bits = 5 = 2^2 | 2^0",  # not 2^2 alone
        "a 48x48=96-bit multiply",  # widths
        "base 41,200 / ours 43,600 = 1.058x",  # the second over the first
        "whole blocks: 32 = 37 / 8 * 8",  # the rest is cut off
        "64K for windowSize = 15 + 32K for hashBits = 8",  # what is behind each amount
        "records are 268 bytes at dim=512 (12-byte head + 256-byte code)",  # bytes explain bytes
        "Cache: 64 × 2048 tokens = 25.8 GB",  # what one of them takes
        "600 Gb/s × 2 µs = (600e9/8 B/s) × 2e-6 s = 150,000 B",  # the unit is that of the quotient
    ],
)
def test_what_is_not_said_is_not_contradicted(text: str) -> None:
    assert verdict(text) in (*HOLDS, Verdict.NOT_JUDGED, None)


@pytest.mark.parametrize(
    "text",
    [
        "error 22.4 (15.1 / 4.2 / 2.1)",
        "batch 512 (4 × 8 × 64)",
        "3% (20% flagged × 5% confirmed)",
        "4 GPUs × 24 hours × $3 = $388",
        "$4 * 0.5 + $16 * 0.5 = $12/1M tokens",
        "Total for 40 users = 12 GB + (40 × 2 GB) = 112 GB",
        "world_size=4 (2 nodes × 4 GPUs)",
        "$840 saved (20K chats × $0.02)",
        "$k = \\frac{255}{15} = 19$",
        "a 48x48=96-GPU grid",
        "base 41,200 / ours 43,600 = 1.58x",
        "old 41,200 / 43,600 = 1.058x",  # no name, no order
        "whole blocks: 34 = 37 / 8 * 8",
        "records are 286 bytes at dim=512 (12-byte head + 256-byte code)",
        "so we get (12 + 4) / (3 + 1) = 5.",
        "The bubble (8 - 1) / (64 + 7) = 19 %.",
        "With 3 stages (12 + 4) / (3 + 1) = 5.",
        "With 2 chunks per stage 15 / (2 × 64 + 15) = 1.05 %.",
        "On 4 nodes 4 × 8 = 64 GPUs.",
        "600 GB in 10 s = 6 GB/s",
        "0.1% of 60,480 = 9,072",  # percent is no scale that a result may leave out
        "240 TFLOPS / 5.37 GFLOPs = 358 tokens/ms",  # 8 only turns what is of bits or bytes
        "A token takes 2×48×8×128×2 = 24 KiB",  # and only where bits are spoken of
        "990 TF ÷ 24 TB/s ≈ 330 FLOPs/byte",
        "The row is 6000 × 512 × 2 ≈ 6144 MB",  # in megabytes it would be 6 of them
        "1,024 × 8,192 tokens every 24.1 s = 384k tokens/s",
    ],
)
def test_words_and_counts_before_an_equation_are_apart(text: str) -> None:
    assert verdict(text) is Verdict.DISAGREE


@pytest.mark.parametrize(("topic", "text"), [(topic, text) for topic, texts in WRONG.items() for text in texts])
def test_a_wrong_equation_is_contradicted(topic: str, text: str) -> None:
    assert verdict(text) is Verdict.DISAGREE, topic


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("128 × 1024 × 512 × 2 bytes = 128 MB", "prefixes are powers of 1024"),
        ("32 × 4096 = 128K", "K and M count in powers of 1024"),
        ("12 / 2 × 3 = 2", "everything after / is below the line"),
        ("2 + 3 × 4 = 20", "operations run from left to right"),
        ("60 × 2 = 120 / 4 = 30", "the equation runs on"),
        ("128 × 8192 × 48 KB = 51.5 GB", "the smaller prefixes are powers of 1024"),
        ("5000 × 3.25 MB = 17.0 GB", "the smaller prefixes are powers of 1024"),
        ("400 Gbps / 8 = 50 GB/s", "units are converted by hand"),
        ("20 / 3 = 6.66", "digits are cut off, not rounded"),
        ("17 / 8 = 3 nodes", "whole things are rounded up"),
        ("123 × 456 = 56,000", "trailing zeros are rounded"),
    ],
)
def test_what_has_to_be_granted_is_said(text: str, reading: str) -> None:
    first = judgements(text)[0]
    assert (first.verdict, first.reading) == (Verdict.AGREE_IF, reading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 × 8 = 65", 64),
        ("512 (8 × 4 × 16 × 4)", 2048),
        ("70B × 2 bytes = 160 GB", 140),
        ("400 Gbps / 8 = 500 GB/s", 50),  # as the author converts, not 6.25
        ("0.53 s × 16 layers = 5.8 s", Fraction("8.48")),
        ("50 GB / 64 GB = 87%", Fraction("78.125")),
        ("$20 × 3 = $70", 60),
        ("3M * 2 / 7 = ~857M rides/day", Fraction(6, 7)),  # of all units the one that a slip of the prefix leads to
        ("10B × 2 bytes = 25 GB", 20),  # not 18.6: the plainest reading tells
    ],
)
def test_what_follows_instead(text: str, expected: Fraction) -> None:
    judgement = judgements(text)[0]
    assert judgement.expected is not None
    assert judgement.expected.middle == expected


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9 = 5",  # too large for anyone
        "2^5000 × 2 = 5",
        "8 / 0 = 8",
        "8 / (4 − 4) = 8",
        "8 nodes (64 GPUs × 80 GB)",  # the bracket is about something else
    ],
)
def test_what_cannot_be_compared_is_not_judged(text: str) -> None:
    assert {judgement.verdict for judgement in judgements(text)} == {Verdict.NOT_JUDGED}


def test_the_verdict_names_its_reason() -> None:
    assert judgements("8 / 0 = 8")[0].reading == "not computable: division by an interval that holds zero"


def test_equations_in_one_line_are_judged_apart() -> None:
    found = judgements("8 × 8 = 64 GPUs, but 8 × 9 = 64 and 2 × 3 = 6")
    assert [j.verdict for j in found] == [Verdict.AGREE, Verdict.DISAGREE, Verdict.AGREE]


SPELLINGS = [
    "4 × 8 × 16 = {r}",
    "4×8×16={r}",
    "4 * 8 * 16 = {r}",
    "4*8*16 == {r}",
    "4 x 8 x 16 = {r}",
    "4x8x16 = {r}",
    "4 · 8 · 16 = {r}",
    "4 ✕ 8 ✕ 16 = {r}",
    "4 ∗ 8 ∗ 16 = {r}",
    "$4 \\times 8 \\times 16 = {r}$",
    "$4 \\cdot 8 \\cdot 16 = {r}$",
    "$$4 \\times 8 \\times 16 = {r}$$",
    "4 times 8 times 16 is {r}",
    "4 multiplied by 8 multiplied by 16 equals {r}",
    "{r} = 4 × 8 × 16",
    "{r} (4 × 8 × 16)",
    "{r} (4 × 8 × 16 = {r})",
    "{r} GPUs (4 × 8 × 16)",
    "Total GPUs: {r} (4 × 8 × 16)",
    "- **Total**: {r} (4 × 8 × 16)",
    "## Size: {r} (4 × 8 × 16)",
    "> 4 × 8 × 16 = {r}",
    "1. 4 × 8 × 16 = {r}",
    "`4 * 8 * 16 = {r}`",
    "`4 * 8 * 16` = {r}",
    "**4 × 8 × 16 = {r}**",
    "```\n4 * 8 * 16 = {r}\n```",
    "| size |\n|---|\n| 4 × 8 × 16 = {r} |",
    "4 × 8 ×\n16 = {r}",
    "4 × 8 × 16\n= {r}",
    "TP=4 × PP=8 × DP=16 = {r}",
    "TP × PP × DP = 4 × 8 × 16 = {r}",
    "4 (TP) × 8 (PP) × 16 (DP) = {r}",
    "TP4 × PP8 × DP16 = {r}",
    "4-way TP × 8-way PP × 16-way DP = {r}",
    "4 × 8 × 16 = {r} GPUs",
    "4 nodes × 8 × 16 = {r}",
    "(4 × 8) × 16 = {r}",
    "4 × (8 × 16) = {r}",
    "4 × 8 × 16 = {r} ✓",
    "共 {r} 张卡（4 × 8 × 16）",
    "４×８×１６＝{r}",
    "4 × 8 × 16 => {r}",
    "2² × 2³ × 2⁴ = {r}",
    "2^2 × 2^3 × 2^4 = {r}",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_a_claim_has_its_verdict(spelling: str) -> None:
    assert verdict(spelling.replace("{r}", "512")) in HOLDS
    assert verdict(spelling.replace("{r}", "256")) is Verdict.DISAGREE


def test_the_result_is_the_place_of_a_contradiction() -> None:
    (equation,) = equations("8 × 8 = 65 GPUs")
    assert equation.result is not None
    assert equation.result.text == "65 GPUs"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("64 GPUs × 80 GB ≈ 5 TB", []),
        ("7 days × 24 h ≈ 200 h", []),  # rounded to one digit
        ("8 × 80 GB ≈ 0.6 TB", []),
        ("8 GPUs × 80 GB ≈ 700 GB", []),  # a little more than rounding
        ("405B × 2 bytes ≈ 1 TB", []),
        ("64 GPUs × 80 GB ≈ 6 TB", ["ARI001"]),
        ("4 racks × 0.75 TB ≈ 1 TB", ["ARI001"]),
        ("8 × 1.75 GB ≈ 30 GB", ["ARI001"]),
    ],
)
def test_a_rounded_digit_is_rounded(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in check(text + "\n").findings] == codes
