"""Where a start finds what is kept: beside the bytecode; where no bytecode may be written, in the user's cache.

PYTHONDONTWRITEBYTECODE forbids files among the sources, and a system's folders belong to others. The cache is the
user's own, as pip's is. It may lie below a repository of somebody else, so its folder must be private: no version
control makes such a folder.
"""

import _imp
import os
import sys

TYPE_CHECKING = False  # `typing` is not loaded yet: it is one of the modules that are kept
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

Place = tuple[str, bool]  # a path, and whether it is in the user's cache

_KEY = 0x706C6163
_MOST = 16  # files in the cache: two for each docverify and each Python


def places(module: "ModuleSpec | None") -> list[Place]:
    """Where something may have been kept. In a zip there is no such place."""
    if not module or not module.cached:
        return []
    beside = f"{module.cached}.kept"
    own = cache_folder()
    if _is_open(beside) or os.name == "nt" or not os.path.isabs(own):  # whose it is cannot be told, or changes
        return [(beside, False)]
    name = f"{os.path.basename(module.cached)}-{_imp.source_hash(_KEY, os.fsencode(beside)).hex()}.kept"
    return [(os.path.join(own, "start", name), True), (beside, False)]


def to_write(module: "ModuleSpec | None") -> str:
    """Where it is to be kept; nothing where it cannot."""
    for path, own in places(module):
        if _is_ready(os.path.dirname(path)) if own else _is_open(path):
            return path
    return ""


def cache_folder() -> str:
    """Where the user's caches are; for a user without a home it is a place where nothing can be."""
    given = os.environ.get("DOCVERIFY_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    folder = os.path.expanduser(given or "~/.cache")
    return os.path.join(os.devnull if folder.startswith("~") else folder, "docverify")


def is_private(folder: str) -> bool:
    """Whether only this user may put something there, or look."""
    found = os.stat(folder)
    return found.st_uid == os.geteuid() and not found.st_mode & 0o077


def _is_open(path: str) -> bool:
    return not sys.dont_write_bytecode and os.access(os.path.dirname(path), os.W_OK)


def _is_ready(folder: str) -> bool:
    """The folder is made, with room for another file; not in somebody else's home, where it would be in the way."""
    above = folder
    while not os.path.exists(above):
        above = os.path.dirname(above)
    try:
        if os.stat(above).st_uid != os.geteuid():
            return False
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        os.makedirs(folder, 0o700, exist_ok=True)
        for old in sorted(os.scandir(folder), key=lambda each: each.stat().st_mtime)[: 1 - _MOST]:
            os.unlink(old)
        return is_private(folder)
    except OSError:
        return False
