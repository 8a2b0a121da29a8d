"""A unit behind a bracket belongs to the value of the bracket."""

import pytest

from docverify.findings import Verdict
from tests.reading import verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7B × (4 + 4 + 4) bytes = 84 GB", Verdict.AGREE),
        ("7B × (4 + 4 + 4) bytes = 840 GB", Verdict.DISAGREE),
        ("7B params × (2 + 2 + 12) bytes/param = 112 GB", Verdict.AGREE),
        ("7B params × (2 + 2 + 12) bytes/param = 224 GB", Verdict.DISAGREE),
        ("(6 + 12/8) GB × 7 = 52.5 GB", Verdict.AGREE),
        ("(6 + 12/8) GB × 7 = 48 GB", Verdict.DISAGREE),
        ("Buffers (2 + 3) GB memory = 7", None),
        ("2 × 80 × 8 × 128 × 2 bytes = 40.96 KB", Verdict.DISAGREE),
        ("50 GB/s × 8 = 400 Gbps", Verdict.AGREE_IF),
        ("KV cache per token = 2 × 80 × 8 × 128 × 2 bytes = 655 KB", Verdict.DISAGREE),
    ],
)
def test_units_behind_brackets_and_labels(text: str, expected: Verdict | None) -> None:
    assert verdict(text) == expected
