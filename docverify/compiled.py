"""Shipped sources -> tables that load at once: built into a wheel, else kept in the user's cache by content hash."""

import json
import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from docverify.shipped import shipped


def compiled(name: str, sources: Sequence[Traversable], build: Callable[[], Any]) -> Any:
    """The JSON table `name` that `build` makes of `sources`."""
    prebuilt = shipped("compiled") / f"{name}.json"
    if prebuilt.is_file():
        return json.loads(prebuilt.read_bytes())
    cached = cache_folder() / f"{name}-{_key(sources, build)}.json"
    try:
        return json.loads(cached.read_bytes())
    except (OSError, ValueError):
        table = build()
        _keep(cached, json.dumps(table, ensure_ascii=False, separators=(",", ":")))
        return table


def _key(sources: Sequence[Traversable], build: Callable[[], Any]) -> str:
    """What the table is made of: the sources and the code that reads them."""
    digest = sha256(Path(build.__code__.co_filename).read_bytes())
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
    return digest.hexdigest()[:24]


def cache_folder() -> Path:
    """Where the user's caches are."""
    given = os.environ.get("DOCVERIFY_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    return Path(given or "~/.cache").expanduser() / "docverify"


def _keep(path: Path, text: str) -> None:
    """Write whole or not at all; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError:
        return
