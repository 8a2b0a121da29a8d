"""Figures of one accelerator are not taken for what a sentence says of another one."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_FIGURES = "The H100 has a peak of 989 TFLOPS and a memory bandwidth of 3.35 TB/s."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{_FIGURES} For an H100 the ridge point is 153 FLOP/byte.", ["153 FLOP/byte"]),
        (f"{_FIGURES} The ridge point is 153 FLOP/byte.", ["153 FLOP/byte"]),
        (f"{_FIGURES} For an A100 the ridge point is 153 FLOP/byte.", []),
        (f"{_FIGURES}\n\nThe A100 has a ridge point of 153 FLOP/byte.", []),
        (f"{_FIGURES} Like an H100, unlike an A100, it has a ridge point of 153 FLOP/byte.", ["153 FLOP/byte"]),
    ],
)
def test_other_devices(text: str, told: list[str]) -> None:
    source = Source("cards.md", text)
    assert [each.claimed for each in judge(source, parse(source)).findings] == told
