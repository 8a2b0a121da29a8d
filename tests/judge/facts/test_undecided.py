"""What a column says of a plan whose layout the text does not tell."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_PLAN = "- **Experts per layer**: 24\n- **Expert parallelism**: 6\n- **Experts per GPU**: 4\n\n"
_BEFORE = "### Before / After\n\n| Metric | Before | After |\n|---|---|---|\n| GPUs | 96 | 192 |\n"


def _codes(text: str) -> list[str]:
    source = Source("plan.md", text)
    return [each.code for each in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (_PLAN + _BEFORE + "| Experts per GPU | 8 | 4 |\n", []),  # with three ranks, as may be
        (_PLAN.replace("**: 4", "**: 3"), ["PAR010"]),
        (_BEFORE + "| Experts per layer | 24 | 24 |\n| EP | 3 | 6 |\n| Experts per GPU | 6 | 4 |\n", ["PAR010"]),
    ],
)
def test_layouts(text: str, codes: list[str]) -> None:
    assert _codes(text) == codes
