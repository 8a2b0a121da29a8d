"""`is` and `are` behind a computation; what a bracket behind counts measures; results that go on."""

import pytest

from docverify import check


@pytest.mark.parametrize(
    "text",
    [
        "18 nodes × 8 GPUs are 144 GPUs.",
        "96 GPUs × 14 days × 24 h are 32,256 GPU-hours.",
        "The 6 × 8 GPUs are 85 % busy.",
        "The 6 × 8 GPUs is 2 generations old.",  # tells of them
        "6 × 8 GPUs are 6 nodes.",
        "All 6 × 8 are 2 hops apart.",
        "Tiles of 32 × 32 are 4 per block.",  # a product is not below its factors
        "3 × 4 TB are 2 TB less than 14 TB.",
        "The 4 × 200G ports are 25 GB/s each.",
        "Shards of 6 × 3 GB are 40 minutes of audio.",
        "| Cluster | 24 nodes × 8 H200 SXM (141 GB) |",  # the bracket is of one card
        "6 nodes × 2 NICs (200 Gb/s)",
        "3 × 8 MI300X (192 GB each).",
        "weights 2 B + gradients 2 B + master and moments 12 B = 16 B per parameter",
        "16 × 9.1B = 146 GB, / 32 GPUs = 4.55 GB per GPU",
        "(60 + 90) × 16 / 24 = 100 s, + 5 s sync = 105 s",
        "3 × 12 GB cards and 2 × 24 GB cards give 84 GB.",  # a sum
        "A host has 3 × 12 GB cards and 2 × 24 GB cards. That is 84 GB.",
        "4 × 25 GB/s links give 88 GB/s in practice.",
        "A host has 6 × 12 GB cards, i.e. 12 GB per process.",
        "We run 6 × 4 worker threads. That is 8 more than last week.",
        "5 × 16 TB mirrored drives, i.e. 40 TB.",
        "A host has 6 × 12 GB cards (72 GB VRAM) and 4 × 7 TB of NVMe drives (28 TB raw).",
        "4 × 25 GB/s links (200 GB/s aggregate)",  # in both directions
        "24 × 8 = 192 GPUs, + 2 × 4 = 8 GPUs for evaluation",  # another computation
    ],
)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("18 nodes × 8 GPUs are 164 GPUs.", "164 GPUs"),
        ("96 GPUs × 14 days × 24 h are 42,256 GPU-hours.", "42,256 GPU-hours"),
        ("5 % of 640 nodes are 52 nodes.", "52 nodes"),
        ("8 × 80 GB (740 GB) per node", "740 GB"),
        ("6 × 12 GB cards give 84 GB per host.", "84 GB per host"),
        ("A host has 6 × 12 GB cards, a total of 84 GB.", "84 GB"),
        ("A host has 6 × 12 GB cards. That makes 84 GB.", "84 GB"),
        ("A host has 6 × 12 GB cards (84 GB VRAM).", "84 GB"),
        ("A host has 4 × 7 TB NVMe drives (38 TB raw).", "38 TB"),
        ("48 × 8 H100 (484 GPUs)", "484 GPUs"),
        ("weights 2 B + gradients 2 B + master and moments 12 B = 18 B per parameter", "18 B per parameter"),
        ("16 × 9.1B = 146 GB, / 32 GPUs = 6.55 GB per GPU", "6.55 GB per GPU"),
        ("(60 + 90) × 16 / 24 = 100 s, + 5 s sync = 205 s", "205 s"),
    ],
)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "Weights and gradients are 2 + 4 bytes × 9B = 54 GB.",  # so many bytes each
        "The states take 2 + 2 + 12 bytes × 6B / 8 = 12 GB.",
        "A step takes 12 + 3 ms × 40 = 132 ms.",
    ],
)
def test_bare_terms_before_a_unit_are_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


def test_bare_terms_before_a_unit_do_not_come_to_anything() -> None:
    (found,) = check("Weights and gradients are 2 + 4 bytes × 9B = 64 GB.").findings
    assert found.claimed == "64 GB"
