"""Worked examples one number of which has no name that is known for sure."""

import pytest

from docverify import check

ALLREDUCE = "# Ring all-reduce\n\n- Cards: 4\n- Message: 10 GB\n\n## Result\n\n- All-reduce volume per card: {}\n"
CACHE = (
    "# KV cache\n\n| Item | Value |\n|---|---|\n| Layers | 40 |\n| KV heads | 8 |\n"
    "| Head dimension | 128 |\n| Format | BF16 |\n\n"
    "- Cache toll per token: {}\n"
)
QUESTION = (
    "# A plan\n\n### What do we start from?\n\n70B parameters, BF16 weights.\n\n"
    "### What is the weight memory?\n\nAbout {}.\n"
)
ROWS = [
    (ALLREDUCE, "15 GB", []),
    (ALLREDUCE, "150 GB", ["NET001"]),
    (CACHE, "164 kB", []),
    (CACHE, "1.64 MB", ["SRV002"]),
    (QUESTION, "140 GB", []),
    (QUESTION, "280 GB", ["MEM001"]),
    (
        CACHE.replace(
            "- Cache", "A long example.\n\n" + "".join(f"- Item {n} has 1{n} parts.\n" for n in range(9)) + "- Cache"
        ),
        "1.64 MB",
        ["SRV002"],  # parts of items share no cache
    ),
    (
        CACHE.replace("Cache toll per token", "Cache saved of an old draft run"),
        "1.64 MB",
        [],
    ),  # too much is not known
]


@pytest.mark.parametrize(("text", "value", "expected"), ROWS)
def test_finds(text: str, value: str, expected: list[str]) -> None:
    assert [each.code for each in check(text.format(value)).findings] == expected
