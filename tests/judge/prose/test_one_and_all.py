"""What one device has beside what its group has: a whole number of devices lies between, or the one that is told."""

import pytest

from docverify import check

RIGHT = [
    "A replica of four cards delivers 6,128 tokens/s, or 1,532 per card.",
    "Each replica (TP4) does 6,128 tokens/s, or 1,532 per GPU and 96 per user.",
    "- pool = 3 nodes = 24 GPUs\n- 8,140 tok/s per GPU, 195.4 k tok/s per unit",
    "每台 8 卡。单机吞吐 5,016 token/s，单卡 627 token/s。",
    "一个单元 24 卡。单卡可存 41.3 万 token，整个单元约 991 万 token。",
    "Un nœud porte 8 GPU. Chaque token occupe 192 Kio, soit 24 Kio par GPU.",
    "Ein Replikat hat 4 Karten. Es liefert 6.128 Token/s, also 1.532 Token/s pro Karte.",
    "The node has 8 GPUs. 17.6 GB of weights per GPU, 72 GB usable, 50 GB for the cache.",  # other things
    "The node has 8 GPUs. 96 GB of HBM per GPU, 1.5 TB of DRAM per node.",
    "The node has 8 GPUs. 400 Gb/s per GPU, or 50 GB/s.",
    "8 GPUs per node. A GPU draws 700 W, 10.2 kW per node.",  # with all that is not a GPU
    "4 replicas of 4 GPUs: 24.5 k tokens/s, or 1,532 tokens/s per GPU.",  # 16 GPUs are not spoken of
]

WRONG = [
    ("A replica of four cards delivers 6,128 tokens/s, or 1,352 per card.", "1,352 per card"),
    ("A replica has 4 cards. A replica delivers 6,128 tokens/s, or 766 per card.", "766 per card"),  # 8 of another
    ("- pool = 3 nodes = 24 GPUs\n- 8,140 tok/s per GPU, 159.4 k tok/s per unit", "159.4 k tok/s"),
    ("每台 8 卡。单机吞吐 5,016 token/s，单卡 672 token/s。", "672 token/s"),
    ("一个单元 24 卡。单卡可存 41.3 万 token，整个单元约 919 万 token。", "919 万 token"),
    ("Un nœud porte 8 GPU. Chaque token occupe 192 Kio, soit 34 Kio par GPU.", "34 Kio"),
    ("Ein Replikat hat 4 Karten. Es liefert 6.128 Token/s, also 1.352 Token/s pro Karte.", "1.352 Token/s"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_are_silent(text: str) -> None:
    assert [f.message for f in check(text + "\n").findings] == []


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_wrong_ones_are_told(text: str, place: str) -> None:
    found = check(text + "\n").findings
    assert [text[f.span.start : f.span.end] for f in found] == [place]
