"""What totals, shares and rests below parts of a memory are bound to."""

import pytest

from tests.facts.found import found

PARTS = "- **Weights per GPU**: 35 GB\n- **KV cache per GPU**: 20 GB\n"
TABLE = "| Component | Size |\n|---|---|\n"
ROWS = [
    (PARTS + "- **Total**: 55 GB\n", "total_memory=55 per_gpu"),
    (PARTS + "- **Total per GPU**: 35 + 20 = 55 GB\n", "total_memory=55 per_gpu"),
    (PARTS + "- **Total**: 55 GB (69% of 80 GB)\n", "total_memory=55 per_gpu"),
    (PARTS + "- **Utilization**: 69% of 80 GB\n", "memory_utilization=0.69"),
    (PARTS + "- **Remaining**: 25 GB\n", "memory_headroom=25"),
    ("- Weights: 35 GB\n- Buffers and graphs: 5 GB\n- Total: 40 GB\n", "total_memory=40"),
    (TABLE + "| Weights | 17 GB |\n| Gradients | 17 GB |\n| Total | 34 GB |\n", "total_memory=34"),
    (TABLE + "| Weights | 17 GB |\n| Arena | 3 GB |\n| **Total** | **20 GB** |\n", "total_memory=20"),
    (
        "## Memory per GPU\n\n" + TABLE + "| Weights | 17 GB |\n| Cache | 9 GB |\n| Total | 26 GB |\n",
        "total_memory=26 per_gpu",
    ),
]
OTHERS = [
    "- **Weights per GPU**: 35 GB\n- **Total**: 280 GB\n",  # of one part there is no sum
    "- Laptops: 35 GB\n- Desktops: 20 GB\n- Total: 55 GB\n",  # no memory of a device
    "- **Utilization**: 69%\n" + PARTS,  # what stands above is no part of it
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_names(text: str, expected: str) -> None:
    assert expected in found(text)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_alone(text: str) -> None:
    assert not {"total_memory", "memory_utilization"} & {each.split("=")[0] for each in found(text)}
