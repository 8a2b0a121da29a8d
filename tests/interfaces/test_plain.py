"""A plain `check` is asked for without click, and is the one that click would ask for."""

import subprocess
import sys

import pytest

from docverify.interfaces.check_command import check
from docverify.interfaces.plain import plain
from docverify.interfaces.request import Request
from docverify.interfaces.selection import Layer


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "a.md",
        "docs plan.md runbooks/**",
        "-",
        "- a.md -q",
        "--exit-zero --no-cache a.md",
        "--no-cache --cache -q -v --quiet --verbose --statistics",
        "a.md --force-exclude b.md",
    ],
)
def test_click_would_ask_for_the_same(arguments: str) -> None:
    with check.make_context("check", arguments.split()) as context:
        select, ignore, *_ = (context.params.pop(name) for name in ("select", "ignore"))
        assert plain(["check", *arguments.split()], {}) == Request(rules=Layer(select, ignore), **context.params)


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "--version",
        "fix a.md",
        "check --quie",
        "check -qv",
        "check -o f",
        "check --jobs 2",
        "check -- -a.md",
        "check -h",
    ],
)
def test_what_is_not_plain_is_left_to_click(arguments: str) -> None:
    assert plain(arguments.split(), {}) is None


def test_variables_that_stand_for_options_are_left_to_click() -> None:
    assert plain(["check"], {"DOCVERIFY_QUIET": "1"}) is None
    assert plain(["check"], {"_DOCVERIFY_COMPLETE": "bash_source"}) is None
    assert plain(["check"], {"DOCVERIFY_CACHE_DIR": "/tmp", "HOME": "/"}) == Request()


def test_click_is_not_loaded() -> None:
    code = "import sys, os; sys.argv[1:] = ['check', '-q', '-']; from docverify.__main__ import main\n"
    code += "os._exit = lambda code: sys.exit('click' in sys.modules)\nmain()"
    assert subprocess.run([sys.executable, "-c", code], input=b"", check=False).returncode == 0
