"""Sentences whose numbers are all that an equation speaks of: told of when wrong, silent when more is said."""

import pytest

from docverify.interfaces.check import check

WRONG = [
    ("Renting 1,024 GPUs for 720 hours at $2 per GPU-hour costs $1,747,560.", "$1,747,560"),
    ("512 H100s for 30 days at $2 per GPU-hour cost $1.2M.", "$1.2M"),
    ("1,024 GPUs at 700 W each for 720 hours with a PUE of 1.2 use 61.9 MWh.", "61.9 MWh"),
    ("A node at $16 an hour generates 2,500 tokens/s, i.e. $17.8 per million tokens.", "$17.8 per million tokens"),
    ("With an MTBF of 50,000 hours per GPU, the cluster of 16,384 GPUs fails every 30.5 hours.", "30.5 hours"),
    ("The model has 405B parameters and is trained on 15.6T tokens, which takes 3.8e24 FLOPs.", "3.8e24 FLOPs"),
    ("The accelerator computes 989 TFLOPS and reads 3.35 TB/s, so its ridge point is 29.5 FLOPs per byte.", ""),
    ("At 20 requests per second and a mean latency of 12.5 s, 2,500 requests are in flight.", "2,500 requests"),
]
WRONG += [
    ("Each GPU has an MTBF of 60,000 hours. Across 12,000 GPUs this means a failure every 50 hours.", "50 hours"),
    ("Requests arrive at 40 requests/s. Mean latency is 6 s. So there are 24 concurrent requests.", "24"),
]
RIGHT = [
    "At 900 requests/s of the peak, 40 requests can exceed 200 ms.",  # a bound, no latency
    "The p99 latency is 3 s at 20 requests per second, and the engine holds 256 requests.",
    "An 8-GPU node costs $24 per hour and sustains 5,000 tokens/s, or $1.33 per million tokens.",
    "Renting 1,024 GPUs for 720 hours at $2 per GPU-hour costs $1,474,560.",
    "1,024 GPUs at 700 W each for 720 hours with a PUE of 1.2 use 619 MWh.",
    "We rent 64 GPUs for 10 days at $2 per GPU-hour, plus storage for $4,000, which costs $34,720 in total.",
    "At 20 requests per second and a mean latency of 12.5 s we provision 400 concurrent requests.",
    "A node at $16 an hour generates 2,500 tokens/s at peak; averaged over the day we pay $4.10 per million tokens.",
    "The model of 70B parameters was trained on 2T tokens; fine-tuning used 3e21 FLOPs.",
    "Training runs for 30 days on 512 GPUs; of these, 20,000 GPU-hours were lost to failures.",
    "The download of 140 GB took 5 minutes over a 100 Gb/s link.",
    "Each GPU delivers 450 tokens/s; the 64 GPUs of the pool serve 20,000 tokens/s after routing losses.",
    "A GPU fails every 50,000 hours; with 16,384 GPUs we planned spare nodes for one failure every 4 hours.",
    "With 99.9% availability the service had 12 minutes of downtime in the last year.",
    "The dataset of 300B tokens is seen for 4 epochs, of which 900B tokens are unique after augmentation.",
    "On 8 GPUs of 80 GB the run took 3 hours and cost $58.",
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    found = [finding.claimed for finding in check(text).findings]
    assert len(found) == 1
    assert claimed in ("", found[0])


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
