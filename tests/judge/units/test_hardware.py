"""Figures of accelerators against their data sheets: wrong ones are told of, sums, plans and variants are not."""

import pytest

from docverify.interfaces.check import check

RIGHT = [
    "Each node has 8× H100 80GB SXM5 GPUs (640 GB per node, 26.8 TB/s in aggregate).",
    "We moved from A100 (80 GB, 2.0 TB/s) to H200 (141 GB, 4.8 TB/s), i.e. 2.4× the bandwidth.",
    "| GPU | HBM | Bandwidth |\n|---|---|---|\n| A100 80GB | 80 GB | 2.0 TB/s |\n| H200 | 141 GB | 4.8 TB/s |",
    "The H100 is planned with an effective bandwidth of 60 %, 2.0 TB/s, and 72 GB usable.",
    "DGX H100: 640 GB of HBM3, 7.2 TB/s of NVLink in total, 32 PFLOPS FP8 (with sparsity).",
    "- L40S, 48 GB, 864 GB/s, no NVLink; two in each host",  # behind a comma another figure begins
    "H100: 80 GB, 3.35 TB/s, NVLink 900 GB/s",
    "An A100 (80 GB, 2.0 TB/s, NVLink) for each of them",
    "GB200 NVL72 racks hold 13.4 TB of HBM3e; each GB200 superchip has 372 GB.",
    "A 70B model needs 141 GB in BF16, so two H100 GPUs (160 GB) are enough.",
    "- GPU: NVIDIA H100 NVL, 94 GB HBM3, 3.9 TB/s\n- NVLink bandwidth: 600 GB/s\n",
    "- **GPU**: H100\n- **Host memory**: 2 TB\n- **Total memory bandwidth**: 26.8 TB/s\n",
    "The MI300X carries 192 GB at 5.3 TB/s; eight of them (1,536 GB) hold the model twice.",
    "16x H200 nodes of one card bring 2.2 TB and 75 TB/s of memory bandwidth (4.8 TB/s each).",
    "The draft said H100 with 141 GB, which was wrong.",
    "On an A100 80GB we see matmuls at 262 TFLOPS in bf16, and a copy kernel reads 1.7 TB/s of its memory.",
    "8 H100s sustain 3,340 TFLOP/s in BF16.",  # of all
    "Each H100 sustains 1,340 TFLOP/s in FP8.",
    "On an H100 the kernel ran at 2,400 TFLOPS with sparsity.",
    "The kernel reads 12 TB/s from the cache of the A100.",
    "H100: 640 GB / 8 GPUs = 80 GB each",
    "Each H100 has 80 GB:\n1,200 GB / 80 GB = 15",  # of a copy that needs so many
    "Option: 4x L40S, 384GB+ RAM, 96 cores",  # of the host
    "A box with one H100, 256 GB of system memory and two NICs",
    "8 卡 A100，每块 80GB。仅参数就需要约 65B × 2 bytes = 130GB 显存。",  # needed
]
WRONG = [
    ("每张 A100 有 130GB 显存。", ["130GB"]),
    ("On an A100 80GB we see matmuls at 362 TFLOPS in bf16.", ["362 TFLOPS"]),
    ("Each H100 sustains 1,340 TFLOP/s in BF16.", ["1,340 TFLOP/s"]),
    ("A100 nodes train the model in BF16. The profile shows 371 TFLOP/s per GPU sustained.", ["371 TFLOP/s per GPU"]),
    ("The STREAM copy gives 2.72 TB/s on the A100.", ["2.72 TB/s"]),
    ("Our H100 cards (188 GB HBM3, 4.8 TB/s) run in BF16.", ["188 GB", "4.8 TB/s"]),
    ("Option: 4x L40S, 80GB each", ["80GB"]),
    ("H100: 80 GB, 2,900 GB/s over NVLink", ["2,900 GB/s"]),
    ("- Accelerator: H200\n- GPU memory: 192 GB\n- NVLink bandwidth: 1.8 TB/s\n", ["192 GB", "1.8 TB/s"]),
    ("| GPU | H100 SXM5 |\n|---|---|\n| HBM capacity | 141 GB |", ["141 GB"]),
    ("Every A100 delivers 624 TFLOPS dense BF16.", ["624 TFLOPS"]),
    ("| GPU | HBM | HBM bandwidth |\n|---|---|---|\n| H100 | 80 GB | 4.8 TB/s |", ["4.8 TB/s"]),
    ("| GPU | HBM | HBM bandwidth |\n|---|---|---|\n| H200 | 80 GB | 4.8 TB/s |", ["80 GB"]),
]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: list[str]) -> None:
    assert [finding.claimed for finding in check(text).findings if finding.code == "HWR001"] == claimed
