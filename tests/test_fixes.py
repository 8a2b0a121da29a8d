"""Corrected documents: what changes, what must not, and what is left to the author."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docverify.fixes import fix, judged, safe
from docverify.fixes import unsafe as any_
from docverify.source import Source


def fixed(text: str, unsafe: bool = True, include_code: bool = False) -> str:
    return fix(Source("deployment.md", text), any_ if unsafe else safe, None, include_code).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total: 8 × 4 = 36 GPUs", "Total: 8 × 4 = 32 GPUs"),
        ("Total: **36 GPUs** (8 × 4)", "Total: **32 GPUs** (8 × 4)"),
        ("KV: 512 × 4,096 = 2,097,512 tokens", "KV: 512 × 4,096 = 2,097,152 tokens"),  # the author's separators
        ("Weights: 70B × 2 bytes = 1.4 TB", "Weights: 70B × 2 bytes = 0.14 TB"),
        ("Work: 2 × 128 × 1024 × 1024 × 16 = 4.3 TFLOP", "Work: 2 × 128 × 1024 × 1024 × 16 = 4.3 GFLOP"),  # digits stay
        ("| a | b |\n|---|---|\n| x | 8 × 4 = 36   |", "| a | b |\n|---|---|\n| x | 8 × 4 = 32   |"),
        ("| a |\n|---|\n| 8 × 16 = 36   |", "| a |\n|---|\n| 8 × 16 = 128  |"),  # the cell keeps its width
        ("so 8 × 4 = 36\r\nand on\r\n", "so 8 × 4 = 32\r\nand on\r\n"),
        ("fine: 8 × 4 = 32", "fine: 8 × 4 = 32"),
    ],
)
def test_results_are_replaced_in_the_authors_style(text: str, expected: str) -> None:
    assert fixed(text) == expected


def test_what_repeats_a_value_or_was_computed_from_it_follows() -> None:
    text = "Size: 8 × 512 × 1024 × 2 bytes = 0.62GB.\n\nThe 0.62GB take 0.62GB / 2 = 0.31GB on each side.\n"
    once = fixed(text)
    assert "0.62" not in once
    assert "0.31" not in once


def test_a_total_and_its_share_follow_a_part() -> None:
    text = (
        "- Experts: 0.62 GB (8 × 3 × 512 × 1024 × 2 bytes)\n- Attention: 0.13 GB\n- Activations: 5.00 GB\n"
        "- Optimizer: 13.45 GB\n- **Total used**: 19.2 GB (30% of 64 GB)\n\nThe 19.2 GB stay allocated.\n"
    )
    done = fix(Source("d.md", text), any_)
    assert "- **Total used**: 18.6 GB (29% of 64 GB)\n\nThe 18.6 GB stay allocated.\n" in done.text
    causes = [(c.source[c.main.span], c.main.text, c.cause.claimed if c.cause else "") for c in done.changes]
    assert causes == [("0.62 GB", "0.0252 GB", ""), ("19.2 GB", "18.6 GB", "0.62 GB"), ("30%", "29%", "19.2 GB")]
    assert [change.line for change in done.changes] == [1, 5, 5]


def test_a_total_that_was_never_the_sum_does_not_follow() -> None:
    text = "- Experts: 0.62 GB (8 × 3 × 512 × 1024 × 2 bytes)\n- Attention: 0.13 GB\n- **Total used**: 19.2 GB\n"
    assert "**Total used**: 19.2 GB" in fixed(text)


def test_markup_inside_a_number_stays() -> None:
    assert fixed("so $134.924 / 459 = 92.40$% of it") == "so $134.924 / 459 = 29.40$% of it"


def test_of_repairs_that_are_as_good_none_is_made() -> None:
    text = "- **Total parameters**: 30B\n- **Layers**: 16\n- **Hidden size**: 1024\n- **FFN size**: 4096\n"
    done = fix(Source("d.md", text), any_)
    assert done.text == text
    assert [reason for _, reason in done.left] == ["a decision for the author"]


def test_what_could_not_be_repaired_before_another_repair_is_tried_again() -> None:
    total = "- **Total per GPU**: 48MB + 48MB + 144MB = 144MB (64GB are there)"
    text = f"{total}\n- **Share of it**: 144MB ÷ 32GB = 0.23040%\n"
    once = fixed(text, unsafe=False)
    assert "= 240MB" in once
    assert fixed(once, unsafe=False) == once


def test_safe_repairs_only_unless_asked() -> None:
    hedged = "About ~30 × 4 = 200 GPUs"
    assert fixed(hedged, unsafe=False) == hedged
    assert fixed("8 × 4 = 36", unsafe=False) == "8 × 4 = 32"


def test_code_is_left_alone_unless_asked() -> None:
    text = "`8 × 4 = 36`"
    assert fixed(text) == text
    assert fixed(text, include_code=True) == "`8 × 4 = 32`"


def test_a_finding_without_a_repair_is_left_with_the_reason() -> None:
    done = fix(Source("d.md", "- **Memory bandwidth**: 1.8TB per GPU"), any_)
    assert done.text.endswith("1.8TB per GPU")
    assert [reason for _, reason in done.left] == ["a decision for the author"]


FACTORS = st.integers(2, 400)


@settings(max_examples=40)
@given(st.lists(st.tuples(FACTORS, FACTORS, st.integers(1, 10**6)), min_size=1, max_size=6))
def test_fixing_twice_changes_nothing_more(lines: list[tuple[int, int, int]]) -> None:
    text = "\n\n".join(f"- row {i}: {a} × {b} = {c} GPUs" for i, (a, b, c) in enumerate(lines))
    once = fixed(text)
    assert fixed(once) == once
    assert not judged(Source("d.md", once)).report.findings
