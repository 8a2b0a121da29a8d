"""What a start keeps, in files: beside the bytecode of a module, and trusted less than it, or in the user's cache.

They hold code. So a file is read only if it belongs to whoever runs this, or to the superuser, and nobody else may
write to it; one that is broken, was cut off or was written by another Python or another docverify is none at all.
"""

import _imp
import marshal
import os
import sys

from docverify.start.places import is_private, places

TYPE_CHECKING = False  # `typing` is not loaded yet: it is one of the modules that are kept
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from io import FileIO
    from mmap import mmap
    from typing import Any

_NUMBER = 8  # bytes of a number
_LAYOUT = 5  # of what is kept
_MADE_BY = f"{sys.version} {sys.modules['docverify'].__version__} {_LAYOUT}"
_mapped: "list[mmap]" = []
_KEY = 0x646F6376  # of the checksum: Python's own of sources, the quickest there is without an import
# It is that of what comes first, and stands at both ends: that of 12 MB would take 7 ms.


def read(module: "ModuleSpec | None") -> "tuple[list[Any], memoryview]":
    """What this Python kept for a module, and what it wrote behind that; nothing if it did not."""
    for place in places(module):
        kept, behind = _read(*place)
        if kept:
            return kept, behind
    return [], memoryview(b"")


def _read(path: str, own: bool) -> "tuple[list[Any], memoryview]":
    """Another process may replace the file at any time, but never changes it."""
    try:
        with open(path, "rb", 0) as file:
            safe = _is_safe(os.fstat(file.fileno())) and (not own or is_private(os.path.dirname(path)))
            content = memoryview(_content(file) if safe else b"")
        checksum, size = bytes(content[:_NUMBER]), int.from_bytes(content[_NUMBER : 2 * _NUMBER])
        head, behind = content[_NUMBER : 2 * _NUMBER + size], content[2 * _NUMBER + size : -_NUMBER]
        if checksum == content[-_NUMBER:] == _imp.source_hash(_KEY, head):
            made_by, *kept = marshal.loads(head[_NUMBER:])
            if made_by == _MADE_BY:
                return kept, behind
    except (OSError, ValueError, EOFError, TypeError, OverflowError, MemoryError):
        pass
    return [], memoryview(b"")


def _content(file: "FileIO") -> "mmap | bytes":
    """Mapped: to copy megabytes into new memory takes 6 ms. In Windows nobody could replace a file that is mapped."""
    if os.name == "nt":
        return file.read()
    from mmap import ACCESS_READ, mmap

    content = mmap(file.fileno(), 0, access=ACCESS_READ)
    _mapped.append(content)
    return content


def let_go() -> None:
    """What has been read so far is objects by now: its pages count as this process's memory no longer.

    What is asked for later is read anew.
    """
    for content in _mapped:
        if hasattr(content, "madvise"):
            from mmap import MADV_DONTNEED

            content.madvise(MADV_DONTNEED)


def _is_safe(found: os.stat_result) -> bool:
    return os.name == "nt" or (found.st_uid in (0, os.geteuid()) and not found.st_mode & 0o022)


def write(path: str, *kept: "Any", behind: bytes = b"") -> None:
    """Whole or not at all; a place that cannot be written to is no error."""
    head = marshal.dumps((_MADE_BY, *kept))
    head = len(head).to_bytes(_NUMBER) + head
    checksum = _imp.source_hash(_KEY, head)
    part = f"{path}.{os.getpid()}.{os.urandom(4).hex()}"  # in two containers a process may have the same number
    try:
        with open(part, "xb", opener=_for_all_to_read) as file:
            file.write(checksum + head + behind + checksum)
        os.replace(part, path)
    except OSError:
        _removed(part)


def _for_all_to_read(path: str, flags: int) -> int:
    return os.open(path, flags, 0o644)


def _removed(part: str) -> None:
    try:
        os.unlink(part)
    except OSError:
        return
