"""Settings of a file x what they mean -> its parts: the deployments of a manifest, the services of a compose file.

A file that sets how many there are of something, or the GPUs of one, more than once sets up several things; what stands
beside neither of them is set for all.
"""

import re
from collections.abc import Sequence
from itertools import combinations, takewhile

from docverify.facts.code_setting import Setting

_OF_ONE = frozenset({"replicas", "gpus_per_replica", "gpus_per_node"})  # of each thing that is set up
_LISTING = "services"  # each key below it is a part, whatever is set there
_SEPARATOR = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ALL = 0


def parts(text: str, settings: Sequence[Setting], names: Sequence[str]) -> list[int]:
    """For each setting the number of the part that it belongs to; 0 for all. `names` are what they mean."""
    documents = [_document(text, setting) for setting in settings]
    paths = [(str(document), *setting.path[:-1]) for document, setting in zip(documents, settings, strict=True)]
    named = [path.index(_LISTING) + 1 for path in paths if _LISTING in path[:-1]]
    shared = (_shared(*pair) for name in _OF_ONE for pair in _pairs(paths, names, name))
    depth = min(shared, default=min(named, default=-1))
    if depth < 0:
        return [_ALL] * len(settings)
    heads = [path[: depth + 1] if len(path) > depth else () for path in paths]
    numbers = {head: number for number, head in enumerate(dict.fromkeys(filter(None, heads)), 1)}
    return [numbers.get(head, _ALL) for head in heads]


def _pairs(paths: Sequence[tuple[str, ...]], names: Sequence[str], name: str) -> list[tuple[tuple[str, ...], ...]]:
    """Different places of one name."""
    found = dict.fromkeys(path for path, each in zip(paths, names, strict=True) if each == name)
    return list(combinations(found, 2))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many keys hold both, or -1 where one stands below the other."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared if shared < min(len(one), len(other)) else len(one) + len(other)


def _document(text: str, setting: Setting) -> int:
    return len(_SEPARATOR.findall(text, 0, setting.start))
