"""Text -> what it only mentions: sizes in the names of models and devices, shares, memories of devices that it names.

Such values explain a number, and a message tells of them only where nothing else is stated.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from docverify.expression import Constant
from docverify.judge.plan_value import Value, of_format
from docverify.judge.plan_words import words
from docverify.layered import table

_MODEL = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d+)?)\s?([BbMT])(?![A-Za-z/])")
_SHARE = re.compile(r"(?<![\w.,])(0?\.\d{1,3})(?![\d.])|(?<![\w.,])(\d{2}(?:\.\d+)?)\s?(?:%|per ?cent)")
_MEMORY = re.compile(r"(?<![\d.])(\d{2,3})\s?-?(?:GB|GiB|G)\b")
_SCALES = {"B": 10**9, "b": 10**9, "M": 10**6, "T": 10**12}
_BITS = 8 * 10**9
_MOST = 30


def mentioned(text: str) -> dict[str, list[Value]]:
    return {
        "params": list(_once(_models(text))),
        "util": list(_once(_shares(text))),
        "gpu_memory": list(_once(_memories(text))),
        "bandwidth": list(_once(_bandwidths(text))),
        "precision": list(_once(_formats(text.lower()))),
    }


def _once(found: Iterator[Value]) -> Iterator[Value]:
    seen: set[float] = set()
    for value in found:
        if value.amount not in seen and len(seen) < _MOST:
            seen.add(value.amount)
            yield value


def _models(text: str) -> Iterator[Value]:
    for match in _MODEL.finditer(text):
        size = Fraction(match[1]) * _SCALES[match[2]]
        if size >= 10**8:
            yield Value(float(size), Constant(size, (), match[0]), _digit(match[1]))


def _digit(text: str) -> float:
    """Half of the last digit, as a share; a name of one or two digits is rough."""
    point = text.partition(".")[2]
    return min(0.5 * 10 ** -len(point) / float(text), 0.05) if float(text) else 0.0


def _shares(text: str) -> Iterator[Value]:
    for match in _SHARE.finditer(text):
        share = Fraction(match[1]) if match[1] else Fraction(match[2]) / 100
        if Fraction(3, 10) <= share < 1:
            yield Value(float(share), Constant(share, (), match[0]), 0.0)


def _memories(text: str) -> Iterator[Value]:
    known = {size for entry in _hardware().values() for size in entry["memory"]} | {12, 16, 24, 32, 40, 48}
    said = [match for match in _MEMORY.finditer(text) if int(match[1]) in known]
    yield from (_memory(int(match[1]), match[0]) for match in said)
    for entry in () if said else _devices(text):
        yield from (_memory(size, f"{size} GB") for size in entry["memory"])


def _memory(size: float, text: str) -> Value:
    return Value(float(size * _BITS), Constant(Fraction(str(size)) * _BITS, (("information", 1),), text), 0.0)


def _bandwidths(text: str) -> Iterator[Value]:
    for entry in _devices(text):
        for rate in entry["bandwidth"]:
            amount = Fraction(str(rate)) * _BITS * 1000
            yield Value(float(amount), Constant(amount, (("information", 1), ("time", -1)), f"{rate} TB/s"), 0.0)


def _formats(text: str) -> Iterator[Value]:
    for pattern, size in words().formats:
        if (match := pattern.search(text)) is not None:
            yield of_format(size, match[0])


def _devices(text: str) -> Iterator[dict[str, Any]]:
    for entry in _hardware().values():
        if any(name in text for name in entry["names"]):
            yield entry


@lru_cache(1)
def _hardware() -> dict[str, Any]:
    found: dict[str, Any] = table("hardware", dict)
    return found
