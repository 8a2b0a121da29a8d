"""Every example of every framework's file."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from docverify.facts.fact import Notation
from docverify.facts.frameworks import build, frameworks
from docverify.facts.vocabulary import vocabulary
from tests.facts.found import facts_of, short

FILES = sorted((Path(__file__).parents[2] / "rules" / "frameworks").glob("*.toml"))
EXAMPLES = [
    pytest.param(example, id=f"{path.stem}-{number}")
    for path in FILES
    for number, example in enumerate(tomllib.loads(path.read_text("utf-8")).get("examples", ()))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: dict[str, Any]) -> None:
    found = [f for f in facts_of(f"```{example['language']}\n{example['code']}\n```\n") if f.notation is Notation.CODE]
    assert [short(fact) for fact in found] == example["facts"]


def test_every_file_has_examples() -> None:
    assert [path.name for path in FILES if not tomllib.loads(path.read_text("utf-8")).get("examples")] == []


def test_keys_name_what_exists() -> None:
    names = {meaning.name for key in frameworks().keys for meaning in frameworks().meanings(key)}
    assert names <= vocabulary().names.keys()


def test_one_framework_gives_a_key_one_meaning() -> None:
    text = 'framework = "x"\n[[keys]]\nfact = "tp"\nnames = ["--a"]\n[[keys]]\nfact = "pp"\nnames = ["a"]\n'
    with pytest.raises(ValueError, match="two meanings"):
        build([text])
