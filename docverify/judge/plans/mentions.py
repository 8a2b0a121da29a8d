"""Text, names -> what it only mentions of them: sizes in names of models and devices, shares, memories of such devices.

Such values explain a number, and a message tells of them only where nothing else is stated.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from string import ascii_letters
from typing import Any

from docverify.expression import Constant
from docverify.judge.plans.value import Value, of_format
from docverify.judge.plans.words import words
from docverify.judge.words import by_line
from docverify.layered import table
from docverify.named import NamedTuple
from docverify.patterns import Worded

_MODEL = re.compile(r"(?<![A-Za-z0-9_.,])(?<!-> )(?<!→ )(\d{1,3}(?:\.\d+)?)(\s?)([BbMT])(?![A-Za-z/])")
_NAMED = Worded(r"[- ]?{named_size}")
_PART = Worded(r"{size_of_part}\W{0,6}$")
_BEFORE = 24  # characters that tell that a size is that of a part
_THINGS = Worded(r"[ \-]{no_weights}")  # `384M table rows` are the size of no model
_SHARE = re.compile(  # `0.8 MB` and `0.6e9` are none
    r"(?<![A-Za-z0-9_.,$€£¥])(0?\.\d{1,3})(?![\d.]|\s?[€£¥元]|\s?(?:[kKMGTP]?i?[Bb]|[mµn]?s)\b|e\d)"
    r"|(?<![A-Za-z0-9_.,])(\d{2}(?:\.\d+)?)\s?(?:%|per ?cent)"
)
_MEMORY = re.compile(r"(?<![\d.])(\d{2,3})\s?-?(?:GB|GiB|G)\b")
_DIGIT = re.compile(r"\d")
_SCALES = {"B": 10**9, "b": 10**9, "M": 10**6, "T": 10**12}
_BITS = 8 * 10**9
_FORMATS, _DEVICES = ("precision", "cache_precision"), ("gpu_memory", "bandwidth", "peak")
_TERA = 10**12
_USUAL = frozenset({2.0})  # bytes of the formats in which is computed where no other is told
_MOST = 30
_CLOSE = 24  # characters around a format
_OLDER = frozenset({12, 16, 24, 32, 40, 48})  # GB of devices


class Mentions(NamedTuple):
    """Of one text. Devices and formats are in the order of their tables."""

    models: tuple[Value, ...]
    shares: tuple[Value, ...]
    memories: tuple[Value, ...]
    devices: tuple[str, ...]
    formats: tuple[tuple[int, Value], ...]
    cached: tuple[tuple[int, Value], ...]  # formats of a cache
    widths: frozenset[float]  # bytes of the formats in which devices may compute


def mentions(text: str, asked: frozenset[str]) -> Mentions:
    """What it mentions of the names that are asked for."""
    numbers = text if _DIGIT.search(text) is not None else ""
    lower = by_line(text, str.lower)
    named = [] if asked.isdisjoint(_FORMATS) else [*_formats(lower)]
    return Mentions(
        tuple(_models(numbers)) if "params" in asked else (),
        tuple(_shares(numbers)) if "util" in asked else (),
        tuple(_memories(numbers)) if "gpu_memory" in asked else (),
        () if asked.isdisjoint(_DEVICES) else tuple(_devices(text)),
        tuple((at, value) for at, value, cached in named if not cached),
        tuple((at, value) for at, value, cached in named if cached),
        frozenset(size for pattern, size in words().formats if "peak" in asked and pattern.search(lower)),
    )


def mentioned(found: Sequence[Mentions]) -> dict[str, list[Value]]:
    """What texts mention that follow each other."""
    named = {name for each in found for name in each.devices}
    devices = [entry for name, entry in _hardware().items() if name in named]
    sizes = [value for each in found for value in each.memories]
    widths = _USUAL.union(*(each.widths for each in found))
    return {
        "params": _once(value for each in found for value in each.models),
        "util": _once(value for each in found for value in each.shares),
        "gpu_memory": _once(sizes or (_memory(size, f"{size} GB") for each in devices for size in each["memory"])),
        "bandwidth": _once(_bandwidth(rate) for each in devices for rate in each["bandwidth"]),
        "peak": _once(peak for name in sorted(named) for peak in _peaks(name, widths)),
        "precision": _once(value for _, value in sorted((f for each in found for f in each.formats), key=_first)),
        "cache_precision": _once(value for _, value in sorted((f for each in found for f in each.cached), key=_first)),
    }


def _once(found: Iterable[Value]) -> list[Value]:
    kept: dict[float, Value] = {}
    for value in found:
        if len(kept) == _MOST:
            break
        kept.setdefault(value.amount, value)
    return list(kept.values())


_first = itemgetter(0)


def _models(text: str) -> Iterator[Value]:
    for match in _MODEL.finditer(text):
        size = Fraction(match[1]) * _SCALES[match[3]]
        of_data = match[3] == "T" and not text.endswith("-", 0, match.start())
        if (match[2] or of_data) and _NAMED.match(text, match.end()) is None:
            continue  # `the master copy (12 B)`, `420 B of web text`, `1.4T instead of 1.9T`
        if _PART.search(text, max(0, match.start() - _BEFORE), match.start()) is not None:
            continue
        if size >= 10**8 and _THINGS.match(text, match.end()) is None:
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
    known = _sizes()
    return (_memory(int(match[1]), match[0]) for match in _MEMORY.finditer(text) if int(match[1]) in known)


def _memory(size: float, text: str) -> Value:
    return Value(float(size * _BITS), Constant(Fraction(str(size)) * _BITS, (("information", 1),), text), 0.0)


def _bandwidth(rate: float) -> Value:
    amount = Fraction(str(rate)) * _BITS * 1000
    return Value(float(amount), Constant(amount, (("information", 1), ("time", -1)), f"{rate} TB/s"), 0.0)


def _peaks(name: str, widths: frozenset[float]) -> Iterator[Value]:
    """Of formats of so many bytes, and with sparsity where it has it."""
    device = _hardware()[name]
    rates = [rate for format, rate in device["tflops"].items() if _width(format) in widths]
    for rate in rates:
        for peak in (rate, 2 * rate) if device["sparse"] else (rate,):
            amount = Fraction(str(peak)) * _TERA
            said = f"{peak:,g} TFLOPS ({name})"
            yield Value(float(amount), Constant(amount, (("operation", 1), ("time", -1)), said), 0.0)


def _width(format: str) -> float:
    """The bytes of `bf16`; a name without a number is one of the usual width."""
    digits = format.strip(ascii_letters)
    return int(digits) / 8 if digits.isdigit() else min(_USUAL)


def _formats(text: str) -> Iterator[tuple[int, Value, bool]]:
    """Each format, once as one of a cache alone (`--kv-cache-dtype fp8`), once as any other."""
    for at, (pattern, size) in enumerate(words().formats):
        seen = set[bool]()
        for match in pattern.finditer(text):
            near = f"{text[max(0, match.start() - _CLOSE) : match.start()]}#{text[match.end() : match.end() + _CLOSE]}"
            cached = words().cached.search(near) is not None
            if cached not in seen and words().rated.search(near) is None:
                seen.add(cached)
                yield at, of_format(size, match[0]), cached


def _devices(text: str) -> Iterator[str]:
    for name, entry in _hardware().items():
        if any(map(text.__contains__, entry["names"])):
            yield name


@lru_cache(1)
def _sizes() -> frozenset[int]:
    return frozenset(size for entry in _hardware().values() for size in entry["memory"]) | _OLDER


@lru_cache(1)
def _hardware() -> dict[str, Any]:
    found: dict[str, Any] = table("hardware", dict)
    return found
