"""Columns whose headers are reciprocal: few digits are enough."""

import pytest

from docverify.interfaces.check import check

SWEEP = """| Batch | Steps/s | s/step |
|---:|---:|---:|
| 128 | 0.8 | {} |
| 512 | 0.4 | 2.5 |
| 1024 | 0.2 | {} |
"""


@pytest.mark.parametrize(("cells", "told"), [((1.25, "5.0"), 0), ((1.3, "4.6"), 0), ((1.95, "5.0"), 1)])
def test_rows(cells: tuple[float, str], told: int) -> None:
    messages = ["1 ÷ 0.8 is 1.25, as the other rows have it, but 1.95 is printed"]
    assert [each.message for each in check(SWEEP.format(*cells)).findings] == messages * told


def test_batches_are_several_at_once() -> None:
    text = "| Run | tokens/s | s/token |\n|---|---|---|\n| one | 20 | 0.05 |\n| batch of 8 | 160 | 0.05 |\n"
    assert not check(text).findings
