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
    ("Each GPU holds 24 B / 16 = 1.5 B parameters.\n", "params=1.5e+09 mentioned part"),
    ("| Net | Params | Gradients |\n|---|---|---|\n| a | 0M | 1 MB |\n", "gradient_memory=1"),
    ("It has 48 GB / 2 bytes = 24 B parameters.\n", "params=2.4e+10 mentioned"),  # bytes are no model
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_names(text: str, expected: str) -> None:
    assert expected in found(text)
