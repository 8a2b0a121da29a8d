"""What is split over ranks is held in as many parts, and one of them has not the amount of all."""

import pytest

from docverify import check

RIGHT = [
    "Each of the 4 GPUs keeps 1/4 of the weights.",
    "With TP 8 and PP 2 each GPU holds a sixteenth of the weights.",  # a second degree
    "We run TP 8. Each of the 32 GPUs holds 1/8 of the weights.",  # the number of parts is told
    "With 8 GPUs each GPU holds 1/4 of the weights, which are kept in two copies.",
    "Each of the 8 GPUs idles for 1/4 of the time.",
    "The weights are 140 GB over 4 GPUs: 35 GB per GPU.",
    "Weights are replicated on 8 GPUs: the model has 14 GB, 14 GB per GPU.",
    "Each of the 8 GPUs of a node has 80 GB. Per GPU we plan with 80 GB.",
    "A node has 8 GPUs with 80 GB, 80 GB per GPU.",
]
WRONG = [
    ("Each of the 4 GPUs keeps 1/8 of the weights.", "1/8"),
    ("Tensor parallel 4: every rank stores one eighth of the matrices.", "one eighth"),
    ("The weights are split eight ways, so a GPU has 1/4 of them.", "1/4"),
    ("256 experts lie on 32 ranks: each rank hosts 1/8 of them.", "1/8"),
    ("The weights are 140 GB over 4 GPUs: 140 GB per GPU.", "140 GB per GPU"),
    ("The fleet of 24 nodes draws 240 kW, so each node draws 240 kW.", "240 kW"),
    ("64 GPUs share 6.4 TB of optimizer states. Each GPU keeps 6.4 TB.", "6.4 TB"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_make_the_whole_are_left_alone(text: str) -> None:
    assert check(f"{text}\n").findings == ()


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_a_part_that_does_not_is_told(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(f"{text}\n").findings] == [claimed]
