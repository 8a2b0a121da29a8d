"""Results that no slip of the author's explains: the computation was read wrongly, not written wrongly."""

import pytest

from docverify import check

UNSAID = [  # units and factors that who computes with a pen leaves out
    "That is 84 failures / 42.5 node-years ≈ 1.98.",
    "Snapshots cost 3 s each: 96 per day × 61 × 3 s = 4.9 h.",
    "The pool drains in 3.4M / 2,048 = 69 days.",
    "Sensors: 2 per rack + 1 per CDU = 35 sensors.",
    "At 7,400 tokens/s that is 2 × 31 GFLOP per token = 459 TFLOPS.",
    "Attention has 38.7M, the experts of all 16 layers + 64.4M head = 1.722B.",
    "For training 384 × 989 TF = 380 PF; 240 × 2,250 = 540 PF.",  # in the unit of the first
    "Bandwidth: 4.8 TB/s × 384 = 1.84 PB/s, 8 × 240 = 1.92.",  # numbers alone are not off by a thousand
    "Renting would be 384 × $2.60 = $8.75M a year, 240 × $3.90 = $8.20M.",  # the hours of the year
    "Of capital of 37.42 million, support is 5.5% of 37.42 = $2.06M.",
    "A box of the old sort has 2.5 (8 × 312).",
    "Size of a message: 2 KB (text) + 300 KB (picture) = 6 TB/day",  # of as many as a day brings
    "48 + 2 layers are 26B parameters.",  # what is counted becomes another thing
    "| Cost a year | How | k$ |\n|---|---|---|\n"
    "| Cage | 118 kW × $140 per kW and month | 198 |\n| Staff | 2 × $120,000 | 240 |",
    "| Cost a year | How | k$ |\n|---|---|---|\n"
    "| Power | 118 kW × 8,760 h × 75 % × $0.12 | 93 |\n| Staff | 2 × $120,000 | 240 |",
    "The step is 210 + 45 => (1620+84+51)/1620.",
    "The knee of the other card lies at 450 TFLOPS / 1.8 TB/s = 0.25.",  # in tera-operations per gigabyte
    "Copying a shard takes 120 GB / 3 TB/s = 40.",  # milliseconds
    "The sweep along a row is 750 hops × 1 cycle = 0.75 μs.",  # how long a cycle is depends on the clock
    "We allow 30 downloads × 8 MB = 30 handles.",  # the result counts the downloads
    "We store 8.2 GB/day × 30 days = 0.246 TB/month, 14.3 GiB − 6.1 − 1.7 = 6.5 GB.",  # in another prefix
    "Jede GPU hält 30 B / 16 = 1,875 B Parameter, also 3,75 GB in BF16.",  # a decimal comma
    "All in all 2,400 loads × 300 cycles = 0.4 ms.",
]
WRONG = [
    ("The shard takes 16 experts × 3 × 768 × 2048 × 2 bytes = 1.9 GB.", "1.9 GB"),  # its units say all of it
    ("The pool drains in 3.4M / 2,048 = 16,600 hours.", "16,600 hours"),  # a power of ten
    ("For training 384 TF × 989 = 380 TF.", "380 TF"),
    ("With TP=4 it is 256 / 4 = 64000 here.", "64000"),
    ("That is a width of at least 5k × 16 = 20k.", "20k"),
    ("In total 12 × 480 × 96 = 46,080.", "46,080"),  # a factor is left out
    ("| Part | Sum | GB |\n|---|---|---|\n| Head | 4 × 32 | 18 |\n| Tail | 4 × 16 | 64 |", "18"),  # a cell of no words
    ("| Cost | How | k$ |\n|---|---|---|\n| Staff | 2 × $120,000 | 420 |\n| Cage | 2 × $9,000 | 18 |", "420"),
    ("There are 48 + 2 layers = 52 layers.", "52 layers"),
    ("Each GPU holds 30 B / 16 = 1,875 B parameters, or 3.75 GB in BF16.", "1,875 B parameters"),
    ("Writes: 300M / 86,400 ≈ 21,700 uploads/second (in all)", "21,700"),  # the seconds of a day
    ("We store 8.2 GB/day × 30 days = 246 TB/month.", "246 TB/month"),  # a month is no thousand
    ("One step takes 26 × 0.31 ms = 6.06 ms.", "6.06 ms"),  # near
    ("The run takes 640,000 steps × 7.5 s = 55.6 hours.", "55.6 hours"),
    ("One layer has 90 × 0.5 = 405 MB.", "405 MB"),  # one digit of an operand
    ("The knee lies at 450 TFLOPS / 1.8 TB/s = 350.", "350"),
    ("The sweep is 750 hops × 20 = 25,000 cycles.", "25,000"),
    ("The gain of the port is 0.624 / 0.512 = 8.22x.", "8.22x"),  # one digit of the result
    ("A page has 2^12 = 8,096 bytes, all in all.", "8,096 bytes"),
    ("Sizes: 2^100 = 1,024 is the first.", "1,024"),  # a power is all of it
    ("Profiles: 1M * 20KB = 80 GB", "80 GB"),  # a million, as no product of data is data
    ("All storage: 1.62 TB + 0.41 TB = 16.3 TB packed per run", "16.3 TB"),
    ("Racks: 6 × $700 = $33,600/month", "$33,600/month"),
    ("Runs: 4 models × 5 seeds = 3 runs.", "3"),  # nothing else is in its clause
    ("Slots at most:   96,256 ÷ 4,096   = 188  →  23", "188"),
    ("The bubble is (6 - 1) / (6 + 12 - 1) = 235 %, a lot.", "235 %"),  # a share has no unit to leave out
    ("$$R = \\frac{10^6}{6.41} \\approx 906,000$$", "906,000"),  # all that is displayed
    ("$$\\mu = \\frac{4000}{16000} = 2.5 \\text{ drops/hour}$$", "2.5"),  # `hour` ends before its brace
    ("Draw of a node:\n\n• 6 × 750 W (cards) + 400 W (host) + 200 W (fans) ≈ 38.8 kW IT load.", "38.8 kW"),
    ("Density = 98,304 / 98,304 = 7 FLOP/byte", "7 FLOP/byte"),  # what it is per is the divisor
    ("1,250 × 4 = 5,000,000 drops/sec", "5,000,000"),  # a rate, though of what has no unit
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nothing_explains_is_not_judged(text: str) -> None:
    assert [finding.message for finding in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_what_a_slip_explains_is_told(text: str, claimed: str) -> None:
    assert claimed in [finding.claimed for finding in check(f"{text}\n").findings]
