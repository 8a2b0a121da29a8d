"""Settings of one command or file that cannot be together, by their keys alone."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_TWO = "kind: A\nreplicas: 2\nminReplicas: {}\nmaxReplicas: 8\n---\nkind: B\nreplicas: 3\nmaxReplicas: {}\n"


@pytest.mark.parametrize(
    ("language", "code", "told"),
    [
        ("yaml", _TWO.format(4, 2), []),  # each of its own service
        ("yaml", _TWO.format(9, 2), ["9"]),
        ("yaml", "a:\n  min_size: 4\nb:\n  max_size: 2\n", []),  # of two things
        ("bash", "run --min-workers 6\nrun --max-workers 4\n", []),  # two commands
        ("bash", "run --min-lr 1e-5 --max-lr 3e-4\n", []),
        ("bash", "run --min-lr 3e-4 --max-lr 1e-5\n", ["3e-4"]),
        ("bash", "A=4\nrun --min-workers 6 --max-workers $A\n", ["6"]),
        ("bash", "run --warmup-steps 10 --steps 5 --steps 50\n", []),  # set twice
        ("toml", "[lr]\nwarmup_steps = 10\n[training]\nsteps = 5\n", ["10"]),
        ("ini", "max_size = 3\nminutes = 5\n", []),
    ],
)
def test_laws(language: str, code: str, told: list[str]) -> None:
    source = Source("plan.md", f"```{language}\n{code}```\n")
    assert [each.claimed for each in judge(source, parse(source)).findings] == told
