"""Files beside the bytecode of a module: written whenever bytecode may be written, and trusted like it."""

import marshal
import os
import sys

TYPE_CHECKING = False  # `typing` is not loaded yet: it is one of the modules that are kept
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from typing import Any

_NUMBER = 8  # bytes of a number


def path(beside: "ModuleSpec | None") -> str:
    """Named after the bytecode, which names the Python; in a zip there is no such place."""
    return f"{beside.cached}.kept" if beside and beside.cached else ""


def read(path: str) -> "tuple[list[Any], int]":
    """What this Python wrote, and how many bytes it is; nothing if it did not, or if the file is broken."""
    try:
        with open(path, "rb", 0) as file:
            size = int.from_bytes(file.read(_NUMBER))
            version, *kept = marshal.loads(file.read(size))
    except (OSError, ValueError, EOFError, TypeError, OverflowError, MemoryError):
        return [], 0
    return (kept, _NUMBER + size) if version == sys.version else ([], 0)


def write(path: str, *kept: "Any", behind: bytes = b"") -> None:
    """Whole or not at all; a place that cannot be written to is no error. `behind` is not read with the rest."""
    if not path or sys.dont_write_bytecode:
        return
    head = marshal.dumps((sys.version, *kept))
    part = f"{path}.{os.getpid()}"
    try:
        with open(part, "wb") as file:
            file.write(len(head).to_bytes(_NUMBER) + head + behind)
        os.replace(part, path)
    except OSError:
        return
