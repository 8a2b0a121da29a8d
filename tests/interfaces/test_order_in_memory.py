"""The order in which Python holds sets is another one in each process: no output depends on it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "fixtures" / "gold"


def output(seed: int) -> bytes:
    command = [sys.executable, "-m", "docverify", "check", "--exit-zero", "--no-cache", "--output-format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)}
    return subprocess.run([*command, str(DOCUMENTS)], env=environment, capture_output=True, check=True).stdout


def test_output_does_not_depend_on_hashes() -> None:
    assert len({output(seed) for seed in range(5)}) == 1
