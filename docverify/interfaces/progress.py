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
    """The things, one by one; while the next is made, `12 of 400 documents` stands on the last line of a terminal."""
    if quiet or count < 2 or not sys.stderr.isatty():
        yield from things
        return
    said = monotonic() + _PATIENCE
    coming = iter(things)
    for done in range(count + 1):
        shown = monotonic() - said > _EVERY
        if shown:
            said = monotonic()
            print(f"{done} of {count} documents", end="", file=sys.stderr, flush=True)
        try:
            thing = next(coming)
        except StopIteration:
            return
        finally:
            if shown:  # nothing may stand where the consumer writes
                print(_CLEAR, end="", file=sys.stderr, flush=True)
        yield thing
    yield from coming
