"""The name of a number format -> the bytes of one value: `bf16` -> 2."""

import re
from fractions import Fraction

_FORMAT = re.compile(r"(?:bf|fp|float|int|uint|nf|f|i|bfloat)[ _-]?(4|8|16|32|64)(?:_e\dm\d)?", re.IGNORECASE)


def bytes_of(name: str) -> Fraction | None:
    """None if the word names no format."""
    match = _FORMAT.fullmatch(name)
    return Fraction(int(match[1]), 8) if match is not None else None
