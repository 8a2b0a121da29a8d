"""A plain `check`, that is paths and switches, without click: to import it is a seventh of the shortest run.

What is not plain is click's: other options, abbreviations, mistakes, variables that stand for options.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from docverify.interfaces.request import STDIN, Request

_SWITCHES = {
    "--force-exclude": ("force_exclude", True),
    "--statistics": ("statistics", True),
    "--quiet": ("quiet", True),
    "-q": ("quiet", True),
    "--verbose": ("verbose", True),
    "-v": ("verbose", True),
    "--exit-zero": ("exit_zero", True),
    "--cache": ("cache", True),
    "--no-cache": ("cache", False),
}
_NO_OPTION = "DOCVERIFY_CACHE_DIR"  # the one variable that is none


def plain(arguments: Sequence[str], environment: Mapping[str, str]) -> Request | None:
    """What click would make of these arguments; None if that is not plain to see."""
    command, *others = arguments or ("",)
    spoken = any("DOCVERIFY" in name and name != _NO_OPTION for name in environment)
    if command != "check" or spoken or os.name == "nt":  # there click looks for the files of a pattern
        return None
    switches = [each for each in others if each.startswith("-") and each != STDIN]
    if not _SWITCHES.keys() >= set(switches):
        return None
    chosen: dict[str, Any] = dict(_SWITCHES[each] for each in switches)
    return Request(tuple(each for each in others if each not in _SWITCHES), **chosen)


def checked(request: Request) -> int:
    """The exit code of a run; what cannot be met is said on standard error."""
    from docverify.interfaces.output import BadOutput
    from docverify.interfaces.run import run
    from docverify.interfaces.selection import UnknownRule
    from docverify.rulebook.broken import BrokenRule

    try:
        return run(request)
    except (BadOutput, UnknownRule) as error:
        print(f"docverify: {error}", file=sys.stderr)
        return 2
    except BrokenRule as error:
        print(f"docverify: broken rule: rules/{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
