"""A document's bytes -> the report that was made of them before, as long as docverify itself has not changed."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from time import time

from docverify.findings import Report
from docverify.interfaces.stored import restored, stored
from docverify.named import NamedTuple
from docverify.shipped import stamp
from docverify.source import Source
from docverify.start.places import cache_folder

_LARGEST = 200_000_000  # bytes; a larger file is begun anew
_PATIENCE = 2.0  # seconds to wait for another run
_OLD = 86400  # seconds after which a file of another state of docverify goes
_WHOLE = 64  # reports written at once


class Cache(NamedTuple):
    """Reports by the hash of what they are about. Runs may share the file; one that is broken is as good as empty."""

    connection: sqlite3.Connection
    waiting: dict[bytes, str]

    def report(self, data: bytes, path: str, text: str, identity: str, beside: Sequence[Source] = ()) -> Report | None:
        with suppress(sqlite3.Error, ValueError, TypeError, LookupError):
            found = self.connection.execute("SELECT report FROM reports WHERE hash = ?", (_hash(data),)).fetchone()
            return restored(found[0], path, text, identity, beside) if found else None
        return None

    def keep(self, data: bytes, report: Report) -> None:
        self.waiting[_hash(data)] = stored(report)
        if len(self.waiting) >= _WHOLE:
            self.write()

    def write(self) -> None:
        """What another run has written meanwhile says the same."""
        with suppress(sqlite3.Error), self.connection:
            self.connection.executemany("INSERT OR IGNORE INTO reports VALUES (?, ?)", self.waiting.items())
        self.waiting.clear()


@contextmanager
def opened() -> Iterator[Cache | None]:
    """The user's cache; None if it cannot be had."""
    found = _cache(os.getpid())
    try:
        yield found
    finally:
        if found is not None:
            found.write()


@cache
def _cache(process: int) -> Cache | None:
    """One connection a process: it cannot be taken along into a fork."""
    file = Path(cache_folder()) / f"reports-{stamp()}.sqlite"
    for _ in range(2):
        try:
            return Cache(_connected(file), {})
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.OperationalError | OSError):  # locked, or no place to write
                return None
            with suppress(OSError):
                file.unlink()
    return None


def _connected(file: Path) -> sqlite3.Connection:
    if file.exists() and file.stat().st_size > _LARGEST:
        file.unlink()
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob("reports-*.sqlite*"):
            with suppress(OSError):
                if old.stat().st_mtime < time() - _OLD:
                    old.unlink()
    connection = sqlite3.connect(file, _PATIENCE)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS reports (hash BLOB PRIMARY KEY, report TEXT) WITHOUT ROWID")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).digest()
