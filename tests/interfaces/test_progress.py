"""Progress on standard error."""

import io
from types import SimpleNamespace

import pytest

from docverify.interfaces import progress as module
from docverify.interfaces.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    clock = iter(range(1000))
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=screen))
    monkeypatch.setattr(module, "monotonic", lambda: next(clock))
    return screen


def test_it_stands_only_while_the_next_thing_is_made(terminal: Terminal) -> None:
    seen = []
    for thing in progress(iter("abcd"), 4):
        assert not terminal.getvalue() or terminal.getvalue().endswith("\r\x1b[K")
        seen.append(thing)
    assert seen == list("abcd")
    assert " of 4 documents\r\x1b[K" in terminal.getvalue()


@pytest.mark.parametrize(("count", "quiet"), [(4, True), (1, False)])
def test_quiet_and_short_runs_say_nothing(terminal: Terminal, count: int, quiet: bool) -> None:
    assert list(progress("abcd"[:count], count, quiet)) == list("abcd"[:count])
    assert terminal.getvalue() == ""


def test_more_things_than_announced_are_not_lost(terminal: Terminal) -> None:
    assert list(progress("abcd", 2)) == list("abcd")


def test_files_get_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=log))
    assert list(progress("abc", 3)) == list("abc")
    assert log.getvalue() == ""
