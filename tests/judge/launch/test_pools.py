"""Groups of settings: which are of one thing, and by which names a text may speak of it."""

import pytest

from docverify.document.parse import parse
from docverify.judge.launch.pools import pools
from docverify.kept import Kept
from docverify.source import Source

_TWO = "```yaml\nfront:\n  replicas: 2\n  port: 80\nback:\n  replicas: 6\n  port: 81\n```\n"
_ITEMS = "```yaml\ngroups:\n- groupName: big\n  replicas: 2\n- groupName: small\n  replicas: 6\n```\n"
_FENCES = "For reading:\n\n```bash\nrun --tp 4\n```\n\nFor writing:\n\n```bash\nrun --tp 2\n```\n"
_ONE = '```bash\nrun --tp 4 --config a.json\n```\n\n```json\n{"lr": 1e-4}\n```\n'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (_TWO, [{"front"}, {"back"}]),
        (_ITEMS, [{"big"}, {"small"}]),
        (_FENCES, [{"reading"}, {"writing"}]),
        (_ONE, [set()]),  # what is set nowhere otherwise is of one thing
    ],
)
def test_pools(text: str, names: list[set[str]]) -> None:
    assert [set(pool.names) for pool in pools(parse(Source("plan.md", text)), Kept())] == names
