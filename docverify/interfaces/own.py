"""Configuration -> the user's own rules and words, for this process and those that it starts."""

import os
import re
from collections.abc import MutableMapping

from docverify.interfaces.repository import root
from docverify.shipped import OWN_RULES, OWN_WORDS

_NAMES = ("docverify.toml", ".docverify.toml", "pyproject.toml")
_SPEAKS = re.compile(r"^[ \t]*(?:rules|vocabulary)[ \t]*=", re.MULTILINE)


def adopt(environment: MutableMapping[str, str], folder: str = os.curdir) -> None:
    """Hands on what the configuration nearest upward of `folder` names, unless the environment has it already.

    What is wrong with the configuration is not said here: whoever checks a document reads it again.
    """
    if OWN_RULES in environment or OWN_WORDS in environment:
        return
    at, top = os.path.abspath(folder), ""
    while True:
        text = _text(at)
        if text is not None:
            _hand_on(environment, at, text)
            return
        top = top or root(at) or at
        if at in (top, os.path.dirname(at)):
            return
        at = os.path.dirname(at)


def _text(folder: str) -> str | None:
    """The configuration of a folder; None if it has none."""
    for name in _NAMES:
        try:
            with open(os.path.join(folder, name), encoding="utf-8-sig") as stream:
                text = stream.read()
        except (OSError, UnicodeDecodeError):
            continue
        if name != _NAMES[-1] or "tool.docverify" in text:
            return text
    return None


def _hand_on(environment: MutableMapping[str, str], folder: str, text: str) -> None:
    if not _SPEAKS.search(text):
        return
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    tool = table.get("tool")
    named = tool.get("docverify", {}) if isinstance(tool, dict) else table
    for key, variable in (("rules", OWN_RULES), ("vocabulary", OWN_WORDS)):
        places = named.get(key, []) if isinstance(named, dict) else []
        places = [places] if isinstance(places, str) else places
        if isinstance(places, list) and places and all(isinstance(each, str) for each in places):
            environment[variable] = os.pathsep.join(os.path.normpath(os.path.join(folder, each)) for each in places)


def shown(path: str) -> str:
    """The path of a page as a person would write it from here."""
    if not os.path.isabs(path):
        return f"rules/{path}"
    inside = os.path.relpath(path)
    return path if inside.startswith("..") else inside
