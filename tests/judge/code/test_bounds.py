"""The bounds of an autoscaler beside the text: they are compared with bounds, and counts with counts."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_FILE = """
```yaml
kind: Service
replicas: {}
minReplicas: {}
maxReplicas: {}
tensorParallelSize: 4
maxModelLen: 24576
```
"""
_SAID = "Each engine has TP 4. The window is 24,576 tokens. "
_BOTH = _SAID + "At least 2 replicas are kept, at most 10 replicas run; 6 replicas run now.\n"


def _told(text: str, *values: int) -> list[str]:
    source = Source("plan.md", text + _FILE.format(*values))
    return [each.claimed for each in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        (_BOTH, (6, 2, 10), []),
        (_BOTH, (6, 4, 10), ["4"]),
        (_BOTH, (6, 2, 8), ["8"]),
        (_BOTH, (5, 2, 10), ["5"]),
        (_SAID + "We run 6 replicas.\n", (6, 2, 10), []),  # no bound is said
        (_SAID + "We have from 2 to 10 replicas.\n", (6, 2, 10), []),
    ],
)
def test_bounds_and_counts(text: str, values: tuple[int, ...], told: list[str]) -> None:
    assert _told(text, *values) == told


_ENGINE = "```bash\nvllm serve m --tensor-parallel-size 4 --max-model-len 24576 --max-num-seqs {}\n```\n"


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("8 replicas; 64 concurrent sequences per replica, 512 in total.", 64, []),
        ("8 replicas; 64 concurrent sequences per replica, 512 in total.", 96, ["96"]),
        ("8 replicas serve 512 concurrent sequences.", 64, []),
        ("8 replicas serve 512 concurrent sequences.", 96, []),  # so many need not be in the engines
    ],
)
def test_what_one_engine_takes(text: str, value: int, told: list[str]) -> None:
    source = Source("plan.md", f"{_SAID}{text}\n\n{_ENGINE.format(value)}")
    assert [each.claimed for each in judge(source, parse(source)).findings] == told
