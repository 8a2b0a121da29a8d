"""Numbers that nothing relates but their digits: a slip is told where it is no coincidence, else there is silence."""

import pytest

from docverify.interfaces.check import check

WRONG = [
    ("The cache takes 40 GB and the graphs take 6 GB. Together they need 64 GB of memory.", "64 GB"),
    ("Downtime was 3 h 20 min, 1,852 GPU-hours at $2.40, $5,444.", "$5,444"),
    ("The pool has 192 GPUs with a batch of 64 on each of them; 12,882 sequences run at once.", "12,882 sequences"),
    ("A step eats 524k tokens. The run makes 90,000 steps, 42.7B tokens, in two weeks.", "42.7B tokens"),
    ("A layer has 241.3M parameters. Over 36 layers this is 8.96B.", "8.96B"),  # all of them, not more
    (
        "One expert has 6.29 M parameters, a layer has 64 experts. A layer therefore holds 430 M expert parameters.",
        "430 M expert",
    ),
    ("The pool has 96 slots, of which 56 are in use, so we are at 85 % of it.", "85 %"),
    ("Total compute is 2.4e22 FLOPs. At the sustained rate of 80 PFLOPS this takes 3.0e6 s.", "3.0e6 s"),  # work
]
RIGHT = [
    "- the cache comes to 40 GB\n- sum 64 GB, plus 6 GB of graphs, so 70 of 96 GB",  # added to it, no part of it
    "Out of memory (GPU 2; 7.43 GiB total capacity; 6.81 GiB allocated; 6.94 GiB reserved in total)",  # which one
    "Ash costs $263k a month (240 cards at $1.50, 730 hours), Birch will cost $670k (400 at $2.30).",  # told behind it
    "A layer has 241.3M parameters. Over 36 layers this is 8.69B.",
    "One expert has 6.29 M parameters, a layer has 64 experts. A layer therefore holds 403 M expert parameters.",
    "Total compute is 2.4e22 FLOPs. At the sustained rate of 80 PFLOPS this takes 3.0e5 s.",
    "A checkpoint has 3.1 TB, written at 120 GB/s in 26 s. One every hour over 45 days makes 1,080 checkpoints.",
    "- one card: $0.70/hour for the host, $3.67/hour for the card\n- `two-cards` (2x): $7.34/hour",  # so many times one
    "The pool has 192 GPUs with a batch of 64 on each of them; 12,288 sequences run at once.",
    "A step eats 524k tokens. The run makes 90,000 steps, 47.2B tokens, in two weeks.",
    "A step eats 524k tokens. The run makes 90,000 steps, 74 in a minute.",  # two digits are soon met
    "We saw 4 × 3.5 min of waiting in a day of 41 min.",  # the same
    "Reading takes 1.2 ms and the copy 3.9 ms. Together 5.1 ms; this is 13 % of the step.",  # of the sum before it
    "Slots went from 88 to 66. With 9,100 tokens each we need 600k tokens, 57 % of the cache.",  # of what is beside it
    "The link has 450 GB/s. 128 of them, at 57,600 lanes, serve 75,600 users.",  # not in a paragraph's words
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
