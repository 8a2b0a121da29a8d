"""What an author wrote, as a message tells it: without the markup of mathematics."""

import pytest

from docverify.judge.readable import readable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"2 \times 8 \text{ GB}", "2 × 8 GB"),
        (r"\frac{64}{4}", "64 / 4"),
        (r"\frac{64 + 8}{2 \cdot 4}", "(64 + 8) / (2 · 4)"),
        (r"\frac{7}{8} \times \frac{2 \times 10^9}{3 \times 10^{11}}", "7 / 8 × (2 × 10^9) / (3 × 10^11)"),
        (r"3.74 \times 10^{24}", "3.74 × 10^24"),
        (r"1{,}024\,\mathrm{GB}", "1,024 GB"),
        (r"30\%", "30%"),
        ("64 {GPUs} × 2", "64 {GPUs} × 2"),
        ("64 GB", "64 GB"),
        ("24 GB}", "24 GB"),
        ("490` micro-batches", "490 micro-batches"),
        ("**49 GB", "49 GB"),
        ("2**10", "2**10"),
        ("`4 * 8`", "`4 * 8`"),
    ],
)
def test_readable(text: str, said: str) -> None:
    assert readable(text) == said


def test_in_one_line() -> None:
    assert readable("481.6 GB at\n12.5 GB/s,  as  printed") == "481.6 GB at 12.5 GB/s, as printed"
