"""docs/ says what is so: all rules are listed, links lead somewhere, no verdict or severity is left out."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from docverify.findings import Severity, Verdict

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.glob("*.md"))


def script(path: Path) -> ModuleType:
    found = spec_from_file_location(path.stem, path)
    assert found is not None
    assert found.loader is not None
    module = module_from_spec(found)
    found.loader.exec_module(module)
    sys.modules.pop(path.stem, None)
    return module


def test_list_of_rules() -> None:
    """To renew it: `PYTHONPATH=. python docs/make_rules.py`."""
    assert (DOCS / "rules.md").read_text("utf-8") == script(DOCS / "make_rules.py").made()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (DOCS / target).exists(), target


@pytest.mark.parametrize("words", [Severity, Verdict])
def test_words(words: type[Severity] | type[Verdict]) -> None:
    text = (DOCS / "how-it-reads.md").read_text("utf-8")
    assert [word for word in words if f"`{word}`" not in text] == []
