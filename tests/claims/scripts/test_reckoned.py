"""Values that a comment computes: right ones are silent, a wrong one is found."""

import pytest

from docverify.interfaces.check import check

# Lines of one fence, and what is told.
CASES = [
    ("yaml", "gpus: 48  # 6 nodes * 8", []),
    ("yaml", "gpus: 84  # 6 nodes * 8", ["84"]),
    ("toml", "shards = 12   # 96 / 4", ["12"]),
    ("", "blocks   = 47        # 3 dense + 45 moe", ["47"]),
    ("python", "STEP_TOKENS = 262_144  # 64 * 4096", []),
    ("json", '"world_size": 46, // 6 x 8', ["46"]),
    ("yaml", "micro_batch: 4  # 4 * 12", []),  # an operand: the comment goes on from it
    ("yaml", "cache_gb: 96  # 12 * 8192", []),  # in another unit
    ("yaml", "timeout: 10  # 5 * 120", []),  # minutes
    ("yaml", "nodes: 13  # 100 / 8", []),  # rounded up
    ("yaml", "warmup: 2000  # 1 + 2", []),  # far off: of something else
    ("yaml", "rate: 3  # 0 * 4", []),
]


@pytest.mark.parametrize(("language", "code", "told"), CASES)
def test_comments(language: str, code: str, told: list[str]) -> None:
    found = check(f"Sizes.\n\n```{language}\n{code}\n```\n").findings
    assert [each.claimed for each in found] == told
