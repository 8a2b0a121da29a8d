"""`A100-hours` are hours of a device."""

import pytest

from docverify import check


@pytest.mark.parametrize(
    "unit", ["A100-hours", "H800 GPU hours", "H100 hours", "MI300X-hours", "A100-80GB-hours", "GPU-hours", "L40S-h"]
)
def test_hours_of_a_product(unit: str) -> None:
    right = f"The job used 64 GPUs for 10 hours, or 640 {unit}."
    assert not check(right).findings
    assert [each.claimed for each in check(right.replace("640", "720")).findings] == [f"720 {unit}"]


@pytest.mark.parametrize("price", ["$2 per H100-hour", "$2/H100-h"])
def test_their_price(price: str) -> None:
    text = f"Renting 64 H100 GPUs for 100 hours at {price} costs $12,800."
    assert not check(text).findings
    assert check(text.replace("12,800", "15,800")).findings
