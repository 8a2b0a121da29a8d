"""Layouts that one line tells, judged with the GPUs beside them: in prose, headings, items, cells and comments."""

from pathlib import Path

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_HERE = Path(__file__).parent
_PLACES = {
    "prose": "{}",
    "heading": "# Runs\n\n## {}",
    "item": "- first\n- {}",
    "cell": "| What | Layout |\n|---|---|\n| run | {} |",
    "comment": "```bash\n# {}\ntorchrun train.py\n```",
    "code": "```python\nrun()\n    # {}\n```",
    "block": "```\n{}\n```",
}


def lines(name: str) -> list[str]:
    return (_HERE / name).read_text("utf-8").splitlines()


def found(text: str) -> set[str]:
    source = Source("text.md", text)
    return {finding.code for finding in judge(source, parse(source)).findings}


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("text", lines("layouts-right.txt"))
def test_what_is_right_is_silent(text: str, place: str) -> None:
    assert found(_PLACES[place].format(text.lstrip("# "))) == set()


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("text", lines("layouts-wrong.txt"))
def test_what_is_wrong_is_found(text: str, place: str) -> None:
    assert found(_PLACES[place].format(text.lstrip("# ")))


def test_the_layout_and_the_gpus_of_a_row_may_stand_in_two_cells() -> None:
    table = "| Run | Hardware | Layout |\n|---|---|---|\n| a | 8 H200 GPUs | TP4/PP2/EP4 |\n| b | {} | TP2/PP2/EP2 |\n"
    assert found(table.format("4 H200 GPUs")) == set()
    assert found(table.format("6 H200 GPUs")) == {"PAR002"}
    counted = "| Run | GPUs | Layout |\n|---|---|---|\n| a | 8 | TP4 PP2 |\n| b | {} | TP2 PP2 |\n"
    assert found(counted.format("4")) == set()
    assert found(counted.format("6")) == {"PAR002"}


def test_an_axis_that_the_text_speaks_of_elsewhere_is_not_in_a_line_that_tells_all() -> None:
    text = "Context parallel (CP) runs are described elsewhere.\n\n```bash\n# {} GPUs: TP2 x PP2 x DP2\n```\n"
    assert found(text.format(8)) == set()
    assert found(text.format(16)) == {"PAR001"}
