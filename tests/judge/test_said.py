"""What a message says: the factor that other rows show, the unit that one of two values leaves out."""

import pytest

from docverify import check

SHARES = """
| Source | Share | Tokens (B) |
|---|---:|---:|
| Web | 62% | 4,960 |
| Code | 18% | 1,440 |
| Maths | 8% | 640 |
| Other | 12% | 690 |
| All | 100% | 8,000 |
"""
HOURS = """
| Phase | GPUs | Days | GPU-hours |
|---|---:|---:|---:|
| First | 512 | 1.5 | 18,432 |
| Second | 512 | 22.5 | 276,480 |
| Third | 512 | 3 | 63,684 |
| Last | 128 | 2 | 6,144 |
"""
CONCLUDED = """
Experts: 24 layers × 32 experts = 768 expert instances
Per rank: 768 ÷ 16 ranks = 48 expert portions per GPU
Final: 1 complete expert per GPU
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SHARES, "12% × 8,000 is 960, as the other rows have it"),  # in the unit of the column
        (HOURS, "512 × 3 × 24 is 36,864, as the other rows have it"),
        (CONCLUDED, "number of experts per GPU comes to 48 above, but 1 is concluded"),
    ],
)
def test_a_message(text: str, said: str) -> None:
    assert any(said in finding.message for finding in check(text).findings)
