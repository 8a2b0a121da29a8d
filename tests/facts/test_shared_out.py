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
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_names(text: str, expected: str) -> None:
    assert expected in found(text)
