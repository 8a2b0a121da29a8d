"""What looks like a number and is none: names, versions, dates, addresses, hashes; and what is no equation."""

import pytest

from docverify.claims.collect import collect
from docverify.document.parse import parse
from docverify.source import Source
from tests.reading import quantities, shown

NO_NUMBERS = {
    "versions": [
        "v1.2.3",
        "vLLM 0.6.3",
        "version 2.0",
        "release 24.07",
        "1.0.0-rc1",
        "CUDA 12.4",
        "PyTorch 2.5",
        "Python 3.11",
        "NCCL 2.21.5",
        "C++17",
    ],
    "dates and times": [
        "3 月 1 日",
        "2025 年 3 月 1 日",
        "2025-12-30",
        "2025-12-30-15-05-33",
        "2025-12-30T15:05:33Z",
        "12/25/2025",
        "30.12.2025",
        "March 3, 2026",
        "3 March 2026",
        "2026年3月5日",
        "14:30",
        "14:30:05",
        "2:30 pm",
        "Q3 2025",
    ],
    "addresses": [
        "10.0.0.1",
        "192.168.1.1:8080",
        "10.0.0.0/16",
        "port 8080",
        "localhost:8000",
        "https://example.com/v2/100",
        "s3://bucket/run-12/7",
    ],
    "hashes and ids": [
        "e68a449",
        "sha256:9f86d081884c7d65",
        "0x7fff",
        "deadbeef",
        "job-12345",
        "#42",
        "issue 42",
        "1-2-3",
        "node01",
        "rank3",
        "layer_12",
        "GPU-0",
    ],
    "paths": ["/data/run-12/ckpt_1000", "ckpt_step1000.pt", "~/.cache/x-3", "configs/llama3_70b.yaml"],
    "products": [
        "H100",
        "A100-80GB",
        "H200-141GB",
        "MI300X",
        "L40S",
        "HBM3e",
        "NVLink4",
        "PCIe Gen5",
        "i7-12700",
        "x86-64",
        "gfx942",
        "sm_90",
    ],
    "models": [
        "Llama-3-70B",
        "Llama-3.1-405B",
        "Qwen3-235B-A22B",
        "30B-A3B",
        "DeepSeek-V3",
        "GPT-4",
        "Mixtral 8x7B",
        "8x22B-Instruct",
    ],
    "formats": ["BF16", "fp16", "FP8", "int8", "INT4", "W4A16", "q4_k_m", "e4m3"],
    "words with digits": [
        "2D",
        "3D",
        "1st",
        "32nd",
        "K8s",
        "IPv6",
        "UTF-8",
        "RFC 2119",
        "S3",
        "OAuth2",
        "p99",
        "P50",
        "top-5",
    ],
    "references": ["Section 4.2", "Table 3", "Figure 12", "page 7", "第 3 层", "§ 4"],
    "degrees in one name": ["EP64_TP2", "EP64_TP2_PP1", "tp4/pp4"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NO_NUMBERS.items() for text in texts])
def test_no_number_is_read(kind: str, text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == [], kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("H100 80GB", "80GB"),
        ("vLLM 0.6.3 on 8 GPUs", "8 GPUs"),
        ("since 2025-12-30 there are 16 nodes", "16 nodes"),
        ("node01 has 8 GPUs", "8 GPUs"),
        ("top-5 of 40 runs", "40"),
        ("RFC 2119 has 5 pages", "5 pages"),
        ("at 14:30 there were 512 requests", "512 requests"),
    ],
)
def test_the_number_beside_a_name_is_read(text: str, number: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == [number]


NO_EQUATIONS = [
    "We try 3 sizes (`2/9/27`).",
    "We try 2 sizes (`2B/9B`).",
    "Micro-batch 4 (8*4) lets the batch grow in steps of 32.",  # what the bracket comes to is said behind it
    "It runs for 180M samples (368B tokens / ~88K steps).",  # the same length, told in three ways
    "8 × 8",  # a product without a result
    "8192×8192 matrices (16 of them)",
    "[1024, 10000, 512]",
    "[batch_size=1024, seq_len=10000]",
    "TP=4, PP=2, DP=8",
    "2B/7B models",
    "Gemma 2B/9B/27B (8 + 4 GPUs)",
    "16x16 mesh (64 chips)",
    "H100 80GB (8 × 4)",
    "24/7",
    "1/2 day",
    "step 10/100 loss=2.3",
    "[2025-01-01 10:00:00] step 10/100 loss=2.3 lr=1e-4",
    "iter 100/500000 | consumed samples: 12800 | loss: 2.3",
    "0/50, SamplesPerSec=512",
    "10% -> 20%",
    "from 8 to 16 (2×)",
    "page 3/4 = done",
    "a += 4",
    "x != 4 × 4",
    "0-7 = first node",
    "GPU 0-7 (node 1)",
    "8 nodes",
    "`--tp 8 --pp 4`",
    "`TP=4 PP=2 python train.py`",
    "```python\nx = 2 * 3 = 7\n```",
    "```bash\necho $((8 * 8)) = 65\n```",
    "```\n[rank3] 10/20 loss=4.5\n```",
    "https://example.com/?a=2*3=7",
]


@pytest.mark.parametrize("text", NO_EQUATIONS)
def test_no_equation_is_read(text: str) -> None:
    assert shown(text) == []


UNKNOWN = [  # every one of them would be false if its numeric tail were taken for the whole
    "√16 × 2 × 2 = 16",
    "log(16) × 2 × 2 = 16",
    "$\\log{16} \\times 2 \\times 2 = 16$",
    "phase 1/2 of the move (60 %)",  # a number, no fraction
    "on call 24/7 of the year (100 %)",
    "log₂(8) × 2 × 3 = 18",
    "log2(8) × 2 × 3 = 18",
    "log 8 × 2 × 3 = 18",
    "max(2, 3) × 2 × 2 = 12",
    "f(2) × 3 × 2 = 12",
    "O(n) × 2 × 2 = 8",
    "∑ 2 × 3 = 12",
    "Σ_i 3 × 2 = 4",
    "$\\sum_{i} 3 \\times 2 = 12$",
    "⌈7/2⌉ × 2 × 2 = 16",
    "$\\lceil 7/2 \\rceil \\times 2 \\times 2 = 16$",
    "|−3| × 2 × 2 = 12",
    "n! × 2 × 2 = 8",
    "3! × 2 = 12",
    "h² × 12 × 2 = 96",
    "$h^2 \\times 12 \\times 2 = 96$",
    "2^n × 4 × 2 = 16",
    "α × 2 × 3 = 12",
    "3 α × 2 × 2 = 6",
    "2π × 2 × 3 = 37.7",
    "x₁ × 2 × 3 = 12",
    "2n × 8 × 2 = 64",
    "L × 8 × 2 = 64",
    "8 × 8 = 4 × n",
    "$\\frac{a}{8} \\times 2 = 8$",
    "2 + 3) × 4 × 2 = 40",
    "8 × (2 + 3 = 40",
    "5 % 3 × 2 = 4",
    "7 // 2 × 2 = 6",
    "10 × 3 mod 4 = 2",
    "7 GB = 2 × 3,5 GB",  # a comma for the decimal point
    "3,5 × 8 × 2 = 56",
    "2^3^2^2 × 2 = 4",
    "16 = 4 × ⌈7/2⌉",
    "16 = 2 × √64",
    "16 = 4 × |−4|",
    "the board draws 104 W; +fans 20 +pumps 10 = 134",  # a sum that goes on from what stands before
    "the 6k/1k workload (410 tok/s)",  # lengths of prompt and answer
    "With 1k/6k it is 38.4 tok/s.",
    "70 person-hours + 900 GPU-hours = 3 days",  # how long that takes is not the sum
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_the_tail_of_an_unknown_expression_is_no_equation(text: str) -> None:
    assert shown(text) == []


def test_code_in_a_language_holds_no_claims_of_prose() -> None:
    claims = collect(parse(Source("test.md", "```python\nworld = 8 * 8 == 65\n```\n")))
    assert claims.equations == ()
