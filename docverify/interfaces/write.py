"""Text -> file, whole or not at all: the old file stands until the new one is complete, and its mode is kept."""

import os
import stat
from contextlib import suppress
from tempfile import mkstemp


def replace_file(path: str, data: bytes) -> None:
    """Replace the file's content in one step; a symbolic link keeps pointing to it. Raises OSError."""
    target = os.path.realpath(path)
    descriptor, part = mkstemp(prefix=".docverify-", dir=os.path.dirname(target))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
