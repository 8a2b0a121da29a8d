"""Ranges with a unit at both ends: what lies between them is not contradicted, what lies outside is."""

import pytest

from docverify import check

STATE = "Training a 30B parameter model with 16 bytes per parameter: the model state takes"
WITHIN = [
    f"{STATE} 300 GB to 0.6 TB.",
    f"{STATE} 300 to 600 GB.",
    f"{STATE} between about 300 GB and 600 GB.",
    "Training 30B parameters with 16 bytes per parameter: 400 GB – 500 GB of model state.",
    "训练 30B 参数,优化器状态每参数 12 字节,检查点为 200 GB 到 0.4 TB。",
    "The 48 GPUs draw 600 W each: 25 kW to 30 kW in all.",
    "The service has 60 requests/s and 30 replicas, each handles 1.5 requests/s to 2.5 requests/s.",
    "A checkpoint of 900 GB is written at 15 GB/s in 50 s to 70 s.",
    "Each replica handles 2 requests/s to 4 requests/s; 60 requests/s need 20 replicas.",  # an operand is one
    "8 GPUs cost $2 to $3 per hour each, $20 per hour in all.",
    "A node costs $20/h to $28/h; 10 nodes cost $240/h.",
    "MFU is 30–45% over here. The run of 6.0e22 FLOPs takes 46,000 H100-hours.",  # printed as one number
    "MFU over here is between 30 and 45%. The run of 6.0e22 FLOPs takes 46,000 H100-hours.",
]
OUTSIDE = [
    f"{STATE} 770 GB to 0.9 TB.",
    f"{STATE} 770 GB.",
    "The 64 GPUs draw 700 W each: 50 kW to 55 kW in all.",
    "A node costs $20/h to $28/h; 10 nodes cost $300/h.",
    "MFU is 30–45% over here. The run of 6.0e22 FLOPs takes 79,000 H100-hours.",
    "Training takes 20-25 days on 512 GPUs, i.e. 350k GPU-hours.",
    "Throughput rises from 600 tokens/s to 900 tokens/s, i.e. by 40%.",  # a change, no range
]


@pytest.mark.parametrize("text", WITHIN)
def test_between_the_ends(text: str) -> None:
    assert not check(text).findings


@pytest.mark.parametrize("text", OUTSIDE)
def test_outside_of_them(text: str) -> None:
    assert check(text).findings
