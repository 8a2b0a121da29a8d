"""Parameters below a heading on one device: those of the device, or of the model."""

import pytest

from tests.facts.found import found

TABLE = "## Memory per GPU\n\n| Component | Size |\n|---|---|\n"
MODEL = "The model has 34B parameters.\n\n"
ROWS = [
    (
        MODEL + "## Memory per GPU\n\n| Component | Size |\n|---|---|\n| Parameters | 612M |\n",
        "params=6.12e+08 per_gpu",
    ),
    (MODEL + "## Per-GPU memory\n\n- **Parameters**: 612M\n", "params=6.12e+08 per_gpu"),
    (MODEL + "## Memory\n\n- Each GPU holds:\n  - Parameters: 612M\n", "params=6.12e+08 per_gpu"),
    (MODEL + "## Memory per GPU\n\n- **Parameters**: 34B\n", "params=3.4e+10"),  # the whole, again
    (MODEL + "## Memory\n\n- **Parameters**: 612M\n", "params=6.12e+08"),  # nobody says of what
    (MODEL + "Each card stores 60 experts, parameters: 60 × 20M = 1.2B.\n", "params=1.2e+09 per_gpu"),
    (MODEL + "每张卡存放 60 个专家，参数量 60 × 20M = 1.2B。\n", "params=1.2e+09 per_gpu"),
    (MODEL + "Each card stores 60 experts. Parameters: 1.2B.\n", "params=1.2e+09"),  # another sentence
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_names(text: str, expected: str) -> None:
    assert expected in found(text)
