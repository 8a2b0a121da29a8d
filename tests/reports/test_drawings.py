"""Drawings: drawn only where the document says enough, told in words as well, and nothing of a document is markup."""

from xml.etree import ElementTree

import pytest

from docverify.fixes import judged
from docverify.reports.dossier import Drawing
from docverify.reports.drawings import drawings
from docverify.source import Source

LAYOUT = "- **Total GPUs**: {}\n- **Tensor Parallelism (TP)**: {}\n- **Pipeline Parallelism (PP)**: {}\n"
MEMORY = "- Weights: 40 GB\n- KV cache: 20 GB\n- Activations: 6 GB\n- **Total**: 66 GB\n\n- GPU memory: 80 GB\n"


def drawn(text: str) -> dict[str, Drawing]:
    source = Source("d.md", text)
    found = drawings(source, judged(source))
    for drawing in found:
        ElementTree.fromstring(drawing.svg)  # well-formed
        assert drawing.words
    return {drawing.name: drawing for drawing in found}


def test_stages_with_their_ranges() -> None:
    layout = drawn(LAYOUT.format(16, 4, 2))["layout"]
    assert layout.words[0] == "16 GPUs in 2 pipeline stages of 8."
    for shown in ("Stage 0: GPUs 0–7", "Stage 1: GPUs 8–15", ">0–3<", ">12–15<"):
        assert shown in layout.svg


def test_expert_ranks() -> None:
    layout = drawn(LAYOUT.format(32, 2, 2) + "- **Expert Parallelism (EP)**: 4\n")["layout"]
    assert "E0 to E3 are the expert ranks; the weights of each are there 2 times." in layout.words
    assert layout.svg.count(">E3<") == 4


def test_large_layouts_are_summed_up() -> None:
    layout = drawn(LAYOUT.format(16384, 8, 16))["layout"]
    assert len(layout.svg) < 200_000
    assert "and 8 more stages like these" in layout.svg
    assert "more groups" in layout.svg


@pytest.mark.parametrize(
    "text",
    [
        "- **Total GPUs**: 16\n",  # no degree
        LAYOUT.format(16, 3, 2),  # does not divide
        LAYOUT.format(4, 4, 2),  # too few
        "nothing to see",
        "",
    ],
)
def test_no_layout(text: str) -> None:
    assert "layout" not in drawn(text)


def test_memory_against_capacity() -> None:
    memory = drawn(MEMORY)["budget-0"]
    assert memory.words == (
        "Weights: 40 GB (60.61 % of the total)",
        "KV cache: 20 GB (30.3 % of the total)",
        "Activations: 6 GB (9.091 % of the total)",
        "Stated total: 66 GB",
        "82.5 % of the capacity of a GPU, 80 GB",
    )
    assert 'class="limit"' in memory.svg


def test_a_capacity_that_dwarfs_the_parts_is_only_told() -> None:
    memory = drawn(MEMORY.replace("GB\n", "MB\n").replace("80 MB", "80 GB"))["budget-0"]
    assert 'class="limit"' not in memory.svg
    assert "of the capacity of a GPU" in memory.svg


def test_time_budget() -> None:
    time = drawn("| part | time |\n|---|---|\n| compute | 40 ms |\n| network | 12 ms |\n| total | 52 ms |\n")[
        "budget-0"
    ]
    assert time.title == "Time: total"
    assert time.words[:2] == ("compute: 40 ms (76.92 % of the total)", "network: 12 ms (23.08 % of the total)")


def test_roofline() -> None:
    text = "- Peak compute per GPU: 1000 TFLOPS\n- Memory bandwidth: 2 TB/s\n- MFU: 40%\n"
    assert drawn(text)["roofline"].words == (
        "A GPU computes 1000 TFLOPS at its peak and moves 2 TB/s.",
        "Below 500 operations a byte its memory is the limit, above it its arithmetic.",
        "Said to be reached: 40% of the arithmetic.",
    )
    assert "roofline" not in drawn(text.replace("TB/s", "TB"))


def test_the_chain_shows_what_does_not_fit_and_what_rests_on_it() -> None:
    text = "One layer: 8 × 4 = 36 GB\n\nAll layers: 36 GB × 16 = 576 GB\n\nOn 8 nodes: 576 GB / 8 = 72 GB each\n"
    chain = drawn(text)["chain"]
    assert chain.words[0] == "line 1: 36 GB from 8 × 4, which does not fit"
    assert chain.words[1] == "line 3: 576 GB from 36 GB × 16"
    assert chain.svg.count('class="node wrong"') == 1
    assert chain.svg.count('class="link"') == 2


def test_names_of_a_document_are_no_markup() -> None:
    text = MEMORY.replace("Weights", "</text><script>alert(1)</script> & Weights")
    assert "<script" not in drawn(text)["budget-0"].svg
