"""What the text says in the words of a setting's key: what is told, by its value in the code."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_RUN = "\n```yaml\nlora_alpha: {}\nnum_epochs: {}\nwarmup_steps: {}\nsave_interval: 500\n```\n"
_TEXT = "Alpha 96, three epochs, 40 warm-up steps.\n"
_MODEL = (
    '\n```json\n{{"hidden_size": {}, "vocab_size": 96000, "head_dim": 128, "max_position_embeddings": 24576}}\n```\n'
)
_SAID = "It has a width of 6,144 and a vocabulary of 96,000; the context window is 24k tokens.\n"


def _told(text: str) -> list[str]:
    source = Source("plan.md", text)
    return [each.claimed for each in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        (_TEXT, (96, 3, 40), []),
        (_TEXT, (96, 5, 40), ["5"]),
        (_TEXT, (64, 3, 40), ["64"]),
        (_TEXT, (96, 3, 400), ["400"]),
        (_TEXT, (64, 5, 40), []),  # of another run
        ("Alpha 96, three epochs.\n", (96, 5, 40), []),  # one other is too few
        ("Alpha 96, 40 warm-up steps. Try three epochs.\n", (96, 5, 40), []),  # advice
        ("Alpha 96, 40 warm-up steps; each rank has three epochs.\n", (96, 5, 40), []),  # of one of several
        ("Alpha 96, 40 warm-up steps, two epochs, then three epochs.\n", (96, 5, 40), []),  # two values
        ("# Smoke test\n\n" + _TEXT, (96, 5, 40), []),
        ("Alpha 96, three epochs, 40 warm-up steps and 12 nodes.\n", (96, 3, 40), []),  # of what was counted before
    ],
)
def test_words_of_keys(text: str, values: tuple[int, ...], told: list[str]) -> None:
    assert _told(text + _RUN.format(*values)) == told


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        (_SAID, 6144, []),
        (_SAID, 6100, ["6100"]),
        (_SAID.replace("a width", "an FFN width"), 8192, []),  # of something else
        (_SAID.replace("has", "supports"), 8192, []),  # what is possible
    ],
)
def test_names_of_the_page(text: str, value: int, told: list[str]) -> None:
    assert _told(text + _MODEL.format(value)) == told
