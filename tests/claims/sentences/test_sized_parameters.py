"""Parameters beside the bytes that they take in a format."""

import pytest

from docverify import check

RIGHT = [
    "The model has 310B parameters, 318 GB in FP8.",  # with scales
    "An adapter has 24.0M parameters (48.0 MB in BF16).",
    "The draft model has 8B parameters, about 15 GiB in FP16.",
    "48B parameters in BF16 take 24 GB per GPU.",  # of one of four
    "48B parameters, 24 GB in BF16 on each of 4 GPUs.",
    "12B parameters, 6.9 GB in INT4.",  # with scales, which nobody counts here
    "12B parameters, 40 GB of cache in BF16.",
    "专家共 12B 参数，BF16 下约 24 GB。",
]
WRONG = {
    "The model has 310B parameters, 620 GB in FP8.": "620 GB",
    "An adapter has 24.0M parameters (96.0 MB in BF16).": "96.0 MB",
    "The router has 6M parameters, i.e. 12 MB in FP32.": "12 MB",
    "专家共 12B 参数，BF16 下约 12 GB。": "12 GB",
}


@pytest.mark.parametrize("text", RIGHT)
def test_right_sizes_are_silent(text: str) -> None:
    assert not check(text + "\n").findings


@pytest.mark.parametrize(("text", "claimed"), WRONG.items())
def test_wrong_sizes_are_told(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(text + "\n").findings] == [claimed]
