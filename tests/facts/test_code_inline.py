"""Inline code in a sentence: a value, a flag, or a command that somebody may run."""

import pytest

from tests.facts.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We run with `tp=4`.", ["tp=4"]),
        ("Use `--tensor-parallel-size 4`.", ["tp=4", "tp=4 mentioned"]),
        ("`--tp 4 --pp 2` is set.", ["tp=4 mentioned", "pp=2 mentioned"]),
        ("For a dry run: `train.sh --steps 5 --tp 1`.", ["tp=1 mentioned"]),
        ("First `train.sh trainer.num_nodes=1 model.num_layers=6`.", []),  # what somebody may try
    ],
)
def test_inline_code(text: str, expected: list[str]) -> None:
    assert found(text) == expected
