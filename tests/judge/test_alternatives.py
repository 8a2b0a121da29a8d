"""What is offered to settle a contradiction: results, operands with a small slip, ends of bounds, factors too many."""

import pytest

from docverify import check


def offered(text: str) -> list[tuple[str, ...]]:
    """The edited lines of each repair of the first finding, with `?` in front where it is the author's to decide."""
    finding = check(text).findings[0]
    found = []
    for repair in finding.repairs:
        new = text
        for edit in sorted(repair.edits, reverse=True):
            new = new[: edit.span.start] + edit.text + new[edit.span.end :]
        changed = [b for a, b in zip(text.split("\n"), new.split("\n"), strict=True) if a != b]
        found.append(("?" if repair.open else "safe" if repair.safe else "unsafe", *changed))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # another prefix in an operand explains everything
        ("44.5 TB + 44.5 GB + 55.9 GB = 144.9 GB", ("unsafe", "44.5 GB + 44.5 GB + 55.9 GB = 144.9 GB")),
        # two digits swapped, though the value in the middle of what fits is another
        ("21800 × 32 / 16 = 26k", ("unsafe", "12800 × 32 / 16 = 26k")),
        # the point is elsewhere
        ("1349.24 / 459 = 0.294", ("unsafe", "134.92 / 459 = 0.294")),
        # the author's decimals are enough
        ("so 50.82 / 37.78 = 1.8", ("safe", "so 50.82 / 37.78 = 1.3")),
        # a prefix is changed, but not beside a number with many zeros
        ("It has 400000 Gbps (100 Gbps × 4).", ("safe", "It has 400 Gbps (100 Gbps × 4).")),
    ],
)
def test_slips(text: str, expected: tuple[str, ...]) -> None:
    assert expected in offered(text)


def test_whole_things_stay_whole() -> None:
    counts = [each[1] for each in offered("4 stages × 2 layers = 80 layers")]
    assert not any("0." in text for text in counts)


def test_operands_printed_alike_are_offered_once() -> None:
    assert offered("8 × 8 = 72") == [("unsafe", "8 × 8 = 64"), ("unsafe", "9 × 8 = 72")]


def test_a_factor_may_be_one_too_many() -> None:
    assert offered("Rate: 8000 seq/s (512 GPUs × 32 ÷ 0.016 s × 4)") == [
        ("?", "Rate: 4096000 seq/s (512 GPUs × 32 ÷ 0.016 s × 4)"),
        ("?", "Rate: 8000 seq/s (32 ÷ 0.016 s × 4)"),
    ]


def test_the_ends_of_a_bound() -> None:
    text = "- **Total parameters**: 30B\n- **Layers**: 16\n- **Hidden size**: 2048\n- **FFN size**: 8192\n"
    (first, *others) = offered(text)
    assert first == ("?", "- **Total parameters**: 2.57B")
    assert all(kind == "?" for kind, *_ in others)


def test_a_range_has_ends_but_no_middle() -> None:
    said = ("Batch: 128 sequences", "Sequence length: 128-10240 tokens", "Total system throughput: 3,840 tokens/ms")
    text = "\n".join(f"- {each}" for each in (*said, "Batch time: 0.41 seconds"))
    finding = check(text).findings[0]
    assert finding.expected[0].text == "0.00427 to 0.34 seconds"
    assert offered(text) == [("?", "- Batch time: 0.34 seconds")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- **Memory bandwidth**: 1.8TB per GPU", "- **Memory bandwidth**: 1.8TB/s per GPU"),
        ("- GPU memory: 64 GB/s", "- GPU memory: 64 GB"),
        ("- Link bandwidth: 400 GB", "- Link bandwidth: 400 GB/s"),
    ],
)
def test_a_unit_that_fits_the_name(text: str, expected: str) -> None:
    assert offered(text) == [("?", expected)]


def test_groups_that_do_not_divide() -> None:
    text = "- Total GPUs: 128\n- **Expert parallelism**: 64-way\n- **Pipeline parallelism**: 4-way\n"
    assert [edits for _, *edits in offered(text)] == [
        ["- Total GPUs: 256"],
        ["- **Expert parallelism**: 32-way"],
        ["- **Pipeline parallelism**: 2-way"],
    ]


def test_processes_of_one_node_are_shared_out() -> None:
    text = "- Total GPUs: 32\n\n```sh\ndeepspeed --num_gpus=32 --num_nodes=1 run.py\n```\n"
    finding = next(each for each in check(text).findings if each.code == "CFG002")
    assert [repair.why for repair in finding.repairs] == [
        "share out the 32 over 4 nodes of 8",
        "share out the 32 over 2 nodes of 16",
    ]
