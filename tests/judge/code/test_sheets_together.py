"""Lists of values in several sections are one plan, unless they set one thing twice."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_DEGREES = "## Layout\n\n```yaml\ntp: 4\npp: 2\n```\n\n"
_REPLICAS = "## Data\n\n```yaml\ndp: {}\n```\n\n"
_TOTAL = "## Cluster\n\n```yaml\ngpus: {}\n```\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_DEGREES + _REPLICAS.format(8) + _TOTAL.format(64), 0),
        (_DEGREES + _REPLICAS.format(8) + _TOTAL.format(640), 1),
        (_DEGREES + _REPLICAS.format(8) + _REPLICAS.format(16) + _TOTAL.format(640), 0),  # of two runs
        (
            _DEGREES + _REPLICAS.format(8) + "```bash\ntrain --nnodes 4\n```\n\n" + _TOTAL.format(640),
            0,
        ),  # and a command
    ],
)
def test_sheets(text: str, told: int) -> None:
    source = Source("plan.md", f"# Plan\n\n{text}")
    assert len(judge(source, parse(source)).findings) == told
