"""Request -> the documents it is about."""

from collections.abc import Sequence
from os import curdir

from docverify.document.listing import is_listing
from docverify.interfaces.config import BadConfiguration, Configurations
from docverify.interfaces.discover import discover, unique
from docverify.interfaces.patterns import matches
from docverify.interfaces.repository import relative
from docverify.interfaces.request import STDIN, Request
from docverify.named import NamedTuple


class Targets(NamedTuple):
    """Documents in order, whether standard input is one, and sentences about what could not be used.

    `beside`: the scripts and configuration files that were named; they are no documents.
    """

    paths: Sequence[str]
    stdin: bool
    problems: Sequence[str]
    beside: Sequence[str] = ()


def targets(request: Request, configurations: Configurations) -> Targets:
    """Files of the request's shard that no pattern excludes and whose configuration can be used."""
    stdin = STDIN in request.paths
    found = discover([path for path in request.paths if path != STDIN] or ([] if stdin else [curdir]))
    problems = list(found.problems)
    named = dict.fromkeys(found.explicit, request.force_exclude)
    kept = []
    documents, beside = _parted(found.explicit)
    if beside and not (documents or found.listed or stdin):
        problems.append(f"{beside[0]}: no document to compare it with")
    for path in unique((*documents, *found.listed, *([request.stdin_filename] if stdin else []))):
        try:
            settings = configurations.of(path)
        except BadConfiguration as bad:
            problems.append(str(bad))
            continue
        here, below = relative(path, curdir), relative(path, settings.root)
        excluded = matches(here, request.exclude) or matches(below, settings.exclude)
        if not excluded or not named.get(path, True):
            kept.append(path)
    index, count = request.shard
    piped = stdin and request.stdin_filename in kept
    files = [path for path in kept if not (piped and path == request.stdin_filename)]
    return Targets(files[index - 1 :: count], piped, list(dict.fromkeys(problems)), beside)


def _parted(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Documents, and scripts and configuration files."""
    return [path for path in paths if not is_listing(path)], [path for path in paths if is_listing(path)]
