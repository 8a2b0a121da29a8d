"""Outside material for the tests of `document`: the CommonMark examples and the mdast parser, both from npm."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_FOLDER = Path(__file__).parent / "mdast"
Node = Callable[..., Any]


@pytest.fixture(scope="session")
def node() -> Node:
    """Runs a script of `mdast/` with a value as its input; installs the packages it needs on first use."""
    if os.environ.get("DOCVERIFY_NO_NPM") == "1":
        pytest.skip("DOCVERIFY_NO_NPM is set")
    if not shutil.which("npm"):
        pytest.fail("these tests need npm (Node.js); set DOCVERIFY_NO_NPM=1 to go without them", pytrace=False)
    if not (_FOLDER / "node_modules" / ".package-lock.json").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=_FOLDER, check=True)

    def run(script: str, value: object = None) -> Any:
        done = subprocess.run(
            ["node", script], cwd=_FOLDER, input=json.dumps(value).encode(), stdout=subprocess.PIPE, check=True
        )
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def examples(node: Node) -> list[tuple[int, str]]:
    """The examples of the CommonMark specification with their numbers."""
    found = [(number, markdown) for number, markdown in node("examples.mjs")]
    assert len(found) > 600
    return found
