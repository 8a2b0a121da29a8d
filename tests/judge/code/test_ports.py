"""Ports of commands and files beside the text, and commands for the nodes of one job."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_SERVE = "```bash\nserve m --port {}\n```\n"
_TWO = '```yaml\nservices:\n  a:\n    ports:\n      - "{}:80"\n  b:\n    ports:\n      - "{}:80"\n```\n'
_NODE = "launch --tp {} --nnodes 2 --node-rank {} --dist-init-addr 10.0.0.7:{} --ep 4\n"


def _told(text: str) -> list[str]:
    source = Source("plan.md", text)
    return [each.claimed for each in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It listens on port 9001.\n\n" + _SERVE.format(9001), []),
        ("It listens on port 9001.\n\n" + _SERVE.format(9011), ["9001"]),
        ("It listens on port 9001, metrics on port 9011.\n\n" + _SERVE.format(9011), []),
        ("It listens on port 22.\n\n" + _SERVE.format(9011), []),  # of something else
        ("See http://localhost:9010/health.\n\n" + _SERVE.format(9001), []),  # it may be a proxy's
        ("It listens on port 9010. See http://localhost:9010/health.\n\n" + _SERVE.format(9001), []),
        (_TWO.format(9001, 9002), []),
        (_TWO.format(9001, 9001), ["9001"]),
        ("Ports 9001 and 9002.\n\n| Setting | Value |\n|---|---|\n| Port | 9003 |\n\n" + _SERVE.format(9004), ["9003"]),
    ],
)
def test_ports(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("commands", "told"),
    [
        (((8, 0, 5000), (8, 1, 5000)), []),
        (((8, 0, 5000), (4, 1, 5000)), ["4"]),
        (((8, 0, 5000), (8, 1, 5500)), ["5500"]),
        (((8, 0, 5000), (8, 1, 5000), (8, 2, 5000), (16, 3, 5000)), ["2", "3", "16"]),  # there are two nodes
        (((8, 0, 5000), (4, 0, 5000)), []),  # two jobs
        (((8, 0, 5000), (4, 1, 5500)), []),
    ],
)
def test_nodes_of_one_job(commands: tuple[tuple[int, ...], ...], told: list[str]) -> None:
    fence = "".join(_NODE.format(*each) for each in commands)
    assert sorted(_told(f"```bash\n{fence}```\n"), key=int) == told
