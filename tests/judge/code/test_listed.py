"""Several deployments in one file: what the text lists of all of them, in its own names."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_PART = (
    "kind: Deployment\nspec:\n  replicas: {0}\n  containers:\n"
    "  - args: ['--tp={1}']\n    limits: {{nvidia.com/gpu: {2}}}\n"
)
_FILE = "```yaml\n{}---\n{}```\n"
_TEXT = "Chat has 4 replicas with 8 GPUs each, search 6 replicas with 2 GPUs each; both take 44 GPUs.\n\n"


def _told(text: str, one: tuple[int, int, int], other: tuple[int, int, int]) -> list[tuple[str, str]]:
    file = _FILE.format(_PART.format(*one), _PART.format(*other))
    source = Source("plan.md", text + file)
    return [(finding.code, finding.claimed) for finding in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((4, 8, 8), (6, 2, 2), []),
        ((6, 2, 2), (4, 8, 8), []),  # in another order
        ((4, 8, 8), (5, 2, 2), [("CFG001", "5")]),
        ((3, 8, 8), (6, 2, 2), [("CFG001", "3")]),
        ((4, 8, 8), (4, 2, 2), [("CFG001", "4")]),  # both numbers are in the text, but not the 44 GPUs
        ((4, 8, 4), (6, 2, 2), [("CFG001", "4")]),  # told once
        ((8, 4, 4), (3, 4, 4), []),  # another deployment
    ],
)
def test_values_of_two_deployments(
    one: tuple[int, int, int], other: tuple[int, int, int], told: list[tuple[str, str]]
) -> None:
    assert _told(_TEXT, one, other) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chat has 4 replicas with 8 GPUs each.\n\n",  # nothing of the other
        "Chat has 4 replicas with 8 GPUs each and grows to at most 12 replicas.\n\n",
        "The site has 512 GPUs.\n\n",  # more than these two
    ],
)
def test_what_the_text_does_not_list(text: str) -> None:
    assert _told(text, (4, 8, 8), (6, 2, 2)) == []
