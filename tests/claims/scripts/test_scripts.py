"""What comments of Python say that a line comes to: right ones are silent, a wrong one is found."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# Lines of one fence each, and what is told: the number in the comment, or nothing.
CASES = [
    ("nodes = 12\ngpus = nodes * 8  # 96", ""),
    ("nodes = 12\ngpus = nodes * 8  # 69", "69"),
    ("weights_gb = 34 * 2  # => 86 GB", "86 GB"),
    ("print(3 * 1.5)  # 5.4", "5.4"),
    ("weights = 70e9 * 2  # 140 GB", ""),  # in another prefix
    ("cache = 2 * 64 * 8 * 128 * 2 * 4096  # 1 GiB", ""),
    ("limit = 90 * 60  # 1.5 hours", ""),  # in another unit of time
    ("timeout = 30 * 1000  # 30 s", ""),  # an operand
    ("heads = 2 * 64  # 2 for keys and values", ""),
    ("steps = int(1.5e12 // 4_194_304)  # 357627", ""),
    ("steps = int(1.5e12 // 4_194_304)  # 375627", "375627"),
    ("batch = per_gpu * 8  # 99", ""),  # a name without a value
    ("n = 4\nfor n in sizes:\n    pass\nm = n * 8  # 64", ""),  # set by something else
    ("n = 4\nn += 4\nm = n * 8  # 64", ""),
    ("share = 40 / 96  # 42%", ""),
    ("share = 40 / 96  # 24%", "24%"),
    ("seed = 6 * 7  # see issue 1234", ""),
    ("days = 120 / 0.9  # about 133", ""),
    ("x = 9 ** 9 ** 9  # 1", ""),
    ("x = ((((1 / 10**30) ** 64) ** 64) ** 64) ** 9  # 1", ""),  # small, and of endless digits
    ("x = 4 * sqrt()  # 12", ""),  # what Python itself refuses
    ("x = min(3) + round(1, 2, 3)  # 12", ""),
]


@pytest.mark.parametrize(("code", "told"), CASES)
def test_comments(code: str, told: str) -> None:
    source = Source("a.md", f"Sizes.\n\n```python\n{code}\n```\n")
    report = judge(source, parse(source))
    assert [source[finding.span] for finding in report.findings] == ([told] if told else [])


SHELL = [
    ("NODES=16\nWORLD=$((NODES * 8))  # 128", ""),
    ("NODES=16\nWORLD=$((NODES * 8))  # 64", "64"),
    ("NODES=${NODES:-16}\nexport WORLD=$(($NODES*8)) # 182", "182"),
    ("W=128\nTP=8\nPP=4\nDP=$((W / (TP * PP)))  # 4", ""),
    ("W=128\nTP=8\nPP=4\nDP=$((W / (TP * PP)))  # 6", "6"),
    ("W=100\nDP=$((W / 8))  # 12", ""),  # a shell rounds
    ("N=$(nproc)\nW=$((N * 8))  # 64", ""),  # unknown
    ("A=2\nB=$((A * 4))  # step 3 of 5", ""),
]


@pytest.mark.parametrize(("code", "told"), SHELL)
def test_comments_of_a_shell(code: str, told: str) -> None:
    source = Source("a.md", f"Sizes.\n\n```bash\n{code}\n```\n")
    report = judge(source, parse(source))
    assert [source[finding.span] for finding in report.findings] == ([told] if told else [])
