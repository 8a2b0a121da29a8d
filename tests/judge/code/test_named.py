"""Flags that the text names beside the commands that set them: what is told, by its value in the code."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_TABLE = "| Flag | {} |\n|---|---|\n| `--warmup` | 2,000 |\n| `--eval-interval` | 500 |\n"
_RUN = "```bash\nrun --warmup {} --eval-interval 500\n```\n"
_ENGINE = "```bash\nvllm serve m --tensor-parallel-size 4 --max-model-len 24576 --swap-space {}\n```\n"
_SAID = "The engine has a tensor parallelism of 4 and a context window of 24,576 tokens. "
_OTHER = "\n## Tiny\n\n```bash\nrun --warmup 50 --eval-interval 10\n```\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_TABLE.format("Value") + _RUN.format(2000), []),
        (_TABLE.format("Value") + _RUN.format(1000), ["1000"]),
        (_TABLE.format("Our setting") + _RUN.format(1000), ["1000"]),
        (_TABLE.format("Default") + _RUN.format(1000), []),  # what it is without being set
        (_TABLE.format("Value") + _RUN.format(1000) + _OTHER, []),  # nothing shows which of the two it is
        (f"{_SAID}It uses `--swap-space 16`.\n\n{_ENGINE.format(8)}", ["8"]),
        (f"{_SAID}It uses `--swap-space 16`.\n\n{_ENGINE.format(16)}", []),
        (f"{_SAID}The swap space is 16.\n\n{_ENGINE.format(8)}", ["16"]),  # as what a label and a sentence say
        (f"{_SAID}`--swap-space` is 16 GiB.\n\n{_ENGINE.format(8)}", ["8"]),
        (f"{_SAID}Try `--swap-space 16`.\n\n{_ENGINE.format(8)}", []),  # advice
        (f"{_SAID}If it swaps, the swap space is 16.\n\n{_ENGINE.format(8)}", []),
        (f"{_SAID}The second host doubles `--swap-space` to 16.\n\n{_ENGINE.format(8)}", []),  # a change
        (f"{_SAID}It is `serve(swap_space=16)`.\n\n{_ENGINE.format(8)}", []),  # a call
        (f"{_SAID}It is `vllm serve tiny --swap-space 16`.\n\n{_ENGINE.format(8)}", []),  # another command
        (f"It uses `--swap-space 16`.\n\n{_ENGINE.format(8)}", []),  # nothing shows that it is the same engine
    ],
)
def test_flags_by_their_names(text: str, told: list[str]) -> None:
    source = Source("plan.md", text)
    assert [each.claimed for each in judge(source, parse(source)).findings] == told


def test_magnitudes() -> None:
    source = Source("plan.md", _SAID + f"The swap space is 1e99999999.\n\n{_ENGINE.format('1e99999999')}")
    assert judge(source, parse(source)).findings == ()
