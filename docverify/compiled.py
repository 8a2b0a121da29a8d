"""Shipped sources -> tables that load at once: built into a wheel, else kept in the user's cache by content hash."""

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from docverify.shipped import shipped, states
from docverify.start.kept import in_use
from docverify.start.places import cache_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_Made = TypeVar("_Made")
_DIGITS, _MOST = 24, 8  # of a hash; tables of one name that are kept, for several checkouts and states of their pages


def compiled(name: str, sources: "Iterable[Traversable]", build: Callable[[], Any]) -> Any:
    """The table `name` that `build` makes of `sources`, files and folders; it may have come with the wheel."""
    files, made = _to_make(name, sources, build)
    kept = in_use()
    return made() if kept is None else kept.table(name, _states(files), made)


def _to_make(
    name: str, sources: "Iterable[Traversable]", build: Callable[[], Any]
) -> "tuple[Sequence[Traversable], Callable[[], Any]]":
    """What a table is made of, and how."""
    prebuilt = shipped("compiled") / f"{name}.json"
    files = [prebuilt] if prebuilt.is_file() else [*sources, Path(build.__code__.co_filename)]

    def made() -> Any:
        import json

        return json.loads(prebuilt.read_bytes()) if files[0] is prebuilt else _cached(name, files, build)

    return files, made


def _states(files: "Sequence[Traversable]") -> list[str]:
    return [state for file in files for state in _states_of(str(file))]


@cache
def _states_of(place: str) -> tuple[str, ...]:
    """Several tables are made of the hundreds of pages; a process that keeps tables ends after one run."""
    return tuple(states(place))


class Parts(dict[str, Any]):
    """A table whose entries are loaded when they are asked for; `names` are those of all."""

    def __init__(self, loaded: dict[str, Any], places: dict[str, tuple[int, int]], content: memoryview) -> None:
        super().__init__(loaded)
        self.names, self.places, self.content = places.keys() or loaded.keys(), places, content

    def __missing__(self, name: str) -> Any:
        at, size = self.places[name]
        self[name] = marshal.loads(self.content[at : at + size])
        return self[name]


def compiled_parts(name: str, sources: "Iterable[Traversable]", build: Callable[[], Any]) -> Parts:
    """As `compiled`, for a large table of which a document needs little."""
    files, made = _to_make(name, sources, build)
    kept = in_use()
    return Parts(made(), {}, memoryview(b"")) if kept is None else Parts({}, *kept.parts(name, _states(files), made))


def noted(make: Callable[[str], _Made]) -> Callable[[str], _Made]:
    """As functools.cache, for what depends on texts of shipped pages alone: a program keeps it for its next start."""

    @cache
    def notes() -> dict[str, _Made]:
        kept, code = in_use(), make.__code__
        return {} if kept is None else kept.notes(code.co_qualname, [*states(code.co_filename)])

    def made(text: str) -> _Made:
        known = notes()
        if text not in known:
            known[text] = make(text)
        return known[text]

    return made


def _cached(name: str, sources: "Sequence[Traversable]", build: Callable[[], Any]) -> Any:
    import json

    cached = Path(cache_folder()) / f"{name}-{_key(sources)}.json"
    try:
        return json.loads(cached.read_bytes())
    except (OSError, ValueError):
        table = json.dumps(build(), ensure_ascii=False, separators=(",", ":"))
        _keep(cached, table)
        return json.loads(table)


def _key(sources: "Sequence[Traversable]") -> str:
    """What the table is made of: the sources and the code that reads them."""
    from hashlib import sha256

    digest = sha256()
    for source in (file for each in sources for file in _files(each)):
        digest.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
    return digest.hexdigest()[:_DIGITS]


def _files(source: "Traversable") -> "Iterator[Traversable]":
    if source.is_dir():
        for each in sorted(source.iterdir(), key=lambda each: each.name):
            yield from _files(each)
    else:
        yield source


def _keep(path: Path, text: str) -> None:
    """Write whole or not at all, in place of the oldest; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(text, "utf-8")
        part.replace(path)
        alike = path.parent.glob(f"{path.stem[:-_DIGITS]}{'?' * _DIGITS}.json")
        for old in sorted(alike, key=lambda each: each.stat().st_mtime)[:-_MOST]:
            old.unlink()
    except OSError:
        return
