"""How far a long run has come, on standard error, where somebody watches and it takes a while."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 1.5  # seconds before anything is said
_EVERY = 0.2  # seconds between two sayings
_CLEAR = "\r\x1b[K"


def progress(things: Iterable[T], count: int, quiet: bool = False) -> Iterator[T]:
    """The things, one by one; `12 of 400 documents` stands on the last line of a terminal and goes at the end."""
    if quiet or count < 2 or not sys.stderr.isatty():
        yield from things
        return
    begun = said = monotonic()
    shown = False
    try:
        for done, thing in enumerate(things):
            now = monotonic()
            if now - begun > _PATIENCE and now - said > _EVERY:
                print(f"{_CLEAR}{done} of {count} documents", end="", file=sys.stderr, flush=True)
                shown, said = True, now
            yield thing
    finally:
        if shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
