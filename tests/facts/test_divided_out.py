"""Results behind a name: what is named, or a share of it."""

import pytest

from tests.facts.found import found

MODEL = "- Experts: 24 per layer\n- Heads: 40\n- EP: 6\n\n## Verification\n\n"
ROWS = [
    (MODEL + "- ✅ **Experts**: 24 ÷ 6 = 4\n", "experts=4 part"),
    (MODEL + "- ✅ **Heads**: 40 / 8 = 5\n", "heads=5 part"),
    (MODEL + "| Check | Result |\n|---|---|\n| Heads | 40 / 8 = 5 ✅ |\n", "heads=5 part"),
    (MODEL + "- **DP**: 96 / (4 × 6) = 4\n", "dp=4"),  # not of itself
    (MODEL + "- **Heads**: 80 / 2 = 40\n", "heads=40"),  # said twice
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_names(text: str, expected: str) -> None:
    assert expected in found(text)
