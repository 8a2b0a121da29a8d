"""Where the grammars and the rule book are: in the wheel, or beside the package in a checkout; the state of it all."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

OWN_RULES, OWN_WORDS = "DOCVERIFY_RULES", "DOCVERIFY_VOCABULARY"  # where a configuration's are handed on
_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_shipped"


def shipped(folder: str) -> "Traversable":
    """The folder `grammars` or `rules`, as it travels in a wheel or lies in a checkout."""
    if _PACKAGE.is_dir():
        return (_IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent) / folder
    from importlib.resources import files  # of a zip; a tenth of a start

    return files("docverify") / "_shipped" / folder


def own(kind: str) -> list[Path]:
    """The user's folders of rules or files of words, of this process and those that it starts."""
    return [Path(each) for each in os.environ.get(kind, "").split(os.pathsep) if each]


@cache
def stamp() -> str:
    """A name that changes when one of docverify's own files does: code, grammars or rules, or the user's."""
    from hashlib import blake2b

    places = [_PACKAGE, *(_PACKAGE.parent / folder for folder in ("grammars", "rules"))]
    if not _PACKAGE.is_dir():  # in a zip
        places = [next(place for place in _PACKAGE.parents if place.exists())]
    places += [*own(OWN_RULES), *own(OWN_WORDS)]
    found = [str(_PACKAGE), *(line for place in places for line in sorted(states(str(place))))]
    return blake2b("\n".join(found).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def states(place: str) -> Iterator[str]:
    """What can be known of a file, or of the files in a folder, without reading them; nothing of what is in a zip."""
    try:
        state = os.stat(place)
    except OSError:
        return
    if S_ISDIR(state.st_mode):
        yield from _states(place)
    else:
        yield f"{place} {state.st_mtime_ns} {state.st_size}"


def _states(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _states(entry.path) if entry.name != "__pycache__" else ()
        else:
            state = entry.stat()
            yield f"{entry.path} {state.st_mtime_ns} {state.st_size}"
