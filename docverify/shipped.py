"""Where the grammars and the rule book are: in the wheel, or beside the package in a checkout; the state of it all."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_shipped"


def shipped(folder: str) -> "Traversable":
    """The folder `grammars` or `rules`, as it travels in a wheel or lies in a checkout."""
    if _PACKAGE.is_dir():
        return (_IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent) / folder
    from importlib.resources import files  # of a zip; a tenth of a start

    return files("docverify") / "_shipped" / folder


@cache
def stamp() -> str:
    """A name that changes when one of docverify's own files does: code, grammars or rules."""
    from hashlib import blake2b

    places = [_PACKAGE, *(_PACKAGE.parent / folder for folder in ("grammars", "rules"))]
    if not _PACKAGE.is_dir():  # in a zip
        places = [next(place for place in _PACKAGE.parents if place.exists())]
    states = [str(_PACKAGE), *(line for place in places for line in sorted(_states(str(place))))]
    return blake2b("\n".join(states).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _states(place: str) -> Iterator[str]:
    """What can be known of the files in a folder, or of a file, without reading them."""
    if os.path.isdir(place):
        for entry in os.scandir(place):
            if entry.is_dir():
                yield from _states(entry.path) if entry.name != "__pycache__" else ()
            else:
                state = entry.stat()
                yield f"{entry.path} {state.st_mtime_ns} {state.st_size}"
    elif os.path.exists(place):
        yield f"{place} {os.stat(place).st_mtime_ns}"
