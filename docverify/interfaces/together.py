"""Documents of a run -> the files each of them is compared with: of one deployment, and given beside them."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from docverify.document.listing import is_listing
from docverify.interfaces.config import Configurations
from docverify.interfaces.discover import EXTENSIONS
from docverify.interfaces.patterns import matches
from docverify.interfaces.repository import relative
from docverify.interfaces.settings import Settings

_HEAD = 4096  # bytes that a front matter may take
_FRONT = re.compile(rb"---[ \t]*\r?\n(?:(?!---).*\r?\n)*?deployment:[ \t]*(\S[^\r\n]*)")


def together(paths: Sequence[str], files: Sequence[str], configurations: Configurations) -> dict[str, tuple[str, ...]]:
    """`files` were named on the command line: scripts and configuration, which go with every document."""
    groups: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, list[str]] = {path: list(files) for path in paths}
    for path in paths:
        for name in _named(path):
            groups[name].append(path)
        settings = configurations.of(path)
        for _, patterns in settings.deployments:
            if matches(relative(path, settings.root), patterns):
                joined[path] += _members(settings, patterns)
    for group in groups.values():
        for path in group:
            joined[path] += group
    return {path: _others(path, found) for path, found in joined.items() if found}


def _named(path: str) -> Iterator[str]:
    """The deployment that a document's front matter names."""
    try:
        with open(path, "rb") as file:
            found = _FRONT.match(file.read(_HEAD).removeprefix(b"\xef\xbb\xbf"))
    except OSError:
        return
    if found is not None:
        yield found[1].decode("utf-8", "replace").strip().strip("\"'")


def _members(settings: Settings, patterns: Iterable[str]) -> Iterator[str]:
    """The documents, scripts and configuration files that the patterns mean."""
    from glob import iglob

    for pattern in patterns:
        for name in sorted(iglob(pattern, root_dir=settings.root, recursive=True)):
            if is_listing(name) or name.lower().endswith(EXTENSIONS):
                yield os.path.relpath(os.path.join(settings.root, name))


def _others(path: str, found: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for each in found:
        names.setdefault(os.path.abspath(each), each)
    names.pop(os.path.abspath(path), None)
    return tuple(names.values())
