"""What language a fence is in."""

import pytest

from docverify.document.languages import language


@pytest.mark.parametrize(
    ("info", "code", "expected"),
    [
        ("Bash", "", "bash"),
        ("{python, echo=False}", "", "python"),
        ("{.yaml .numberLines}", "", "yaml"),
        ("python:train.py", "", "python"),
        ('bash title="run.sh"', "", "bash"),
        ("", "torchrun --nproc_per_node 8 train.py", "sh"),
        ("", "# start\n$ vllm serve model -tp 4", "sh"),
        ("", "NODES=4 srun -N 4 train", "sh"),
        ("", '{\n  "tp": 4\n}', "json"),
        ("", "python is slow", ""),
        ("", "Total = 4 × 8 = 32", ""),
        ("", "TP: 4\nPP: 2", ""),
        ("text", "torchrun --nproc_per_node 8", "text"),
    ],
)
def test_language(info: str, code: str, expected: str) -> None:
    assert language(info, code) == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("loader --buffers 6 --seed=17\n", "sh"),  # a program that nobody knows
        ("loader run \\\n  --buffers 6 \\\n  --seed 17\n", "sh"),
        ("see --buffers\nand more text", ""),
        ("--a" + "=a" * 20_000 + "\nno flag", ""),  # in linear time
        ("loader " + "--a  \\\n" * 5_000 + "?", ""),
    ],
)
def test_flags_make_a_command(code: str, name: str) -> None:
    assert language("", code) == name
