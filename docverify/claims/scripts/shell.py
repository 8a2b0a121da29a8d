"""Shell text -> text of the same length whose arithmetic reads as Python's: `N=$((A * 8))`, `N=${N:-16}`."""

import re

_ARITHMETIC = re.compile(r"\$\(\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)\)")
_DEFAULT = re.compile(r"[\"']?\$\{\w+:?-(\d+)\}[\"']?")
_NAMED = re.compile(r"\$(?:\{(\w+)\}|(\w+))")


def as_python(text: str) -> str:
    """Variables that may be set outside stand for their defaults, as they do for a reader."""
    text = _DEFAULT.sub(lambda match: match[1].rjust(len(match[0])), text)
    return _ARITHMETIC.sub(lambda match: f"  ({_names(match[1])}) ", text)


def _names(code: str) -> str:
    return _NAMED.sub(lambda match: (match[1] or match[2]).rjust(len(match[0])), code)
