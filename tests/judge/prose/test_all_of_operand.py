"""All things of a kind, behind a product that counts them."""

import pytest

from docverify import check

PRODUCT = "18 workers × 4 threads = 72 threads. "
BOXES = "KV: 40 boxes × 1.5 GB = 60 GB. "


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (PRODUCT + "The 16 workers share one queue.", "16 workers"),
        (BOXES + "Each of the 48 boxes is a request.", "48"),
        (BOXES + "We fill all 48 boxes at the start.", "48"),
    ],
)
def test_wrong(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("CON005", place)]


@pytest.mark.parametrize(
    "text",
    [
        PRODUCT + "The 18 workers share one queue.",
        "20 shards × 5 GB = 100 GB, and the 30 daily shards × 4 files hold the log.",  # of its own product
        "Six boards × 4 GPUs = 24 GPUs; the 24 GPUs serve six replicas of 4.",  # the result
        PRODUCT + "The 4 workers of the first host are old.",  # a part
        PRODUCT + "The 12 workers started in May are newer.",
        PRODUCT + "The other 6 workers sleep.",
        PRODUCT + "We add 6; the 24 workers make 96 threads.",  # counted in a third way
        PRODUCT + "With 2 workers more the 20 workers make 80 threads.",
        BOXES + "The 52 boxes beyond that wait.",
        "7 models × 70 M parameters = 490 M parameters. The 335 M parameters of the reranker come on top.",
    ],
)
def test_right(text: str) -> None:
    assert not check(f"{text}\n").findings
