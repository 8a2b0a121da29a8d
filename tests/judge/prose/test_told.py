"""A number that amounts near come to but for a known slip: told whatever its words, silent where anything fits."""

import pytest

from docverify.interfaces.check import check

WRONG = [
    ("The gateway has 6 workers at 70 MB/s each; together they take 240 MB/s.", "240 MB/s"),
    (
        "A replica gave 1,950 tokens/s in the test.\n\nWe have 38 replicas. That makes 71,400 tokens/s.",
        "71,400 tokens/s",
    ),
    ("Reading 2.1 TB at 60 GB/s takes 53 s.", "53 s"),
    ("Training adds 25.2 TB per day. Retention is 3 days: 57.6 TB.", "57.6 TB"),
    ("- the rest piles up at 87 MB/s\n- a storm lasts 40 s, so 35 GB wait", "35 GB"),
    (
        "If one of them fails, 43 replicas with 3,100 tokens/s each are left, 113,300 tokens/s together.",
        "113,300 tokens/s",
    ),
    ("The step takes 26 ms for the target, 5 ms for the draft, 41 ms overall.", "41 ms"),
    ("The quota is 9.6 PB and 7.4 PB are used, 87 % of it.", "87 %"),
    ("Of the load 45 % go to the first pool, 35 % to the second, the remaining 25 % to the cloud.", "25 %"),
    ("The job waited 6 minutes and now waits 15 minutes, 3.5 times as long.", "3.5"),
    ("高峰实际 104,600 tokens/s，容量 139,500 tokens/s，利用率 57%。", "57%"),
]
RIGHT = [
    "The gateway has 6 workers at 70 MB/s each; together they take 420 MB/s.",
    "Reading 2.1 TB at 60 GB/s takes 35 s; we measured 41 s.",
    "The quota is 9.6 PB and 7.4 PB are used, 77 % of it.",
    "Of the load 45 % go to the first pool, 35 % to the second, the remaining 20 % to the cloud.",
    "The job waited 6 minutes and now waits 15 minutes, 2.5 times as long.",
    "A step fell from 13 s to 9.5 s, by 27 %; the other one rose from 9.5 s to 13 s, 37 %.",
    "Llama comes with 7B, 13B and 70B parameters. It needs CUDA 10.1, 10.2 or 11.0.",
    "A replica gives 1.46 queries/sec, 16 replicas reach 23.7 queries/sec.",  # measured, and a little more
    "The API bills $3 per million input tokens and $15 per million output tokens. 40M input and 8M output cost $240.",
    "The model takes 141 GB. 40 GPUs are free.\n\nIt takes 35.3 GB per GPU.",  # of four of them
    "A request takes 1.8 s per 100 output tokens; with 250 tokens on average 4.5 s.",  # by three of them
    "The queue had 420 jobs on Monday, 35 came, 160 ran, that leaves 295 jobs.",  # come and gone
    "Buffers take 6 GB.\n\nWith the other stage the model states are 44.4 GB, 78.4 GB with the rest.",  # added
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
