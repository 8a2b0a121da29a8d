"""Comments in code: what they compute themselves, and what is none."""

import pytest

from docverify import check
from docverify.claims.scripts.comments import comments
from docverify.document.parse import parse
from docverify.source import Source


def _fence(language: str, code: str) -> str:
    return f"```{language}\n{code}\n```\n"


@pytest.mark.parametrize(
    ("language", "code", "found"),
    [
        ("bash", "run --nodes 6  # 6 x 8 = 48 GPUs", ["6 x 8 = 48 GPUs"]),
        ("yaml", "replicas: 3  # 3 pods\n# tp: 4\nname: a#1", ["3 pods"]),  # one that was commented out, one in a name
        ("bash", "#!/bin/bash -1\n#SBATCH --nodes=2", []),
        ("json", '{"tp": 4} // of 8\n# 5', ["of 8"]),
        ("bash", "# export TP=4\n# python run.py --tp 4", []),
        ("", "# 5 of 8", []),  # a text
    ],
)
def test_comments(language: str, code: str, found: list[str]) -> None:
    (fence,) = parse(Source("a.md", _fence(language, code))).fences
    assert [flow.text for flow in comments(fence)] == found


@pytest.mark.parametrize(
    ("language", "code", "claimed"),
    [
        ("bash", "#SBATCH --nodes=6  # 6 nodes x 8 GPUs = 48 GPUs", []),
        ("bash", "#SBATCH --nodes=6  # 6 nodes x 8 GPUs = 64 GPUs", ["64 GPUs"]),
        ("yaml", "max_num_seqs: 48  # 3 * 48 = 144 requests over all replicas", []),
        ("yaml", "max_num_seqs: 48  # 3 * 48 = 164 requests over all replicas", ["164 requests"]),
        ("toml", "steps = 20_000  # 20,000 x 2M tokens = 60B tokens", ["60B tokens"]),
        ("python", "weights = 6e9 * 4 bytes = 24 GB\nmoments = 6e9 * 4 * 2 = 48 GB", []),
        ("python", "weights = 6e9 * 4 bytes = 42 GB\nmoments = 6e9 * 4 * 2 = 48 GB", ["42 GB"]),  # no Python
        ("python", "weights = 6e9 * 4 == 42\nx = 'a * 4 = 7 GB'", []),
        ("python", 'def test_price() -> None:\n    """70 seats × $0.30 = $12.00"""', ["$12.00"]),
        ("python", "a = dict(why='4 ports x 400 Gb/s = 1.6 Tb/s', b=2)", []),
        ("js", 'const why = "4 ports x 400 Gb/s = 6.1 Tb/s";', ["6.1 Tb/s"]),
        ("python", 'print(f"{n} nodes x 8 = 65 GPUs")\ncheck("a=3*4&b=13")', []),  # filled in, and no text
        ("ts", "const n = 4 // 4 nodes x 8 GPUs = 34 GPUs", ["34 GPUs"]),
        ("python", "# Cost of a night: 6.5 kWh × $0.20 = $1.80\nx = 1", ["$1.80"]),
        ("sql", "SELECT 9 - 4; -- 40 rows x 5 = 250 rows\n# 4 x 4 = 20", ["250"]),
        ("verilog", "x = 1; // 40 lanes x 5 = 250 lanes", ["250 lanes"]),
        ("bash", "# run $NODES x 8 = 65", []),
        ("bash", "# 7 sizes x 3 seeds x ~40s each (~14 min)\n./sweep.sh", []),
        ("bash", "# 7 sizes x 3 seeds x ~40s each (~41 min)\n./sweep.sh", ["41 min"]),
        # a value that is said twice, and one beside another
        ("python", "BLOCK = 131072  # 131,072 bytes = 128 KiB\nLINK = 900  # 900 GB/s (7.2 Tb/s)", []),
        ("python", "BLOCK = 131072  # 131,072 bytes = 128 MB", ["128 MB"]),
        ("python", "LINK = 900  # a link has 900 GB/s (72 Tb/s)", ["72 Tb/s"]),
        ("python", "# 80 GB (8 GPUs)\n# 12 ms (80 GB/s)\n# 2 h (8 runs)", []),
    ],
)
def test_what_comments_compute(language: str, code: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(_fence(language, code)).findings] == claimed
