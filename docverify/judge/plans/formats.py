"""Words -> the number formats that they name, as the bytes of one value."""

import re

from docverify.judge.plans.value import Value, of_format
from docverify.judge.plans.words import words

_FORMAT = re.compile(r"\d|[aw]q$")  # `quantized` names none
_CLOSE = 24  # characters around a format


def formats_in(*texts: str) -> list[Value]:
    found: dict[float, Value] = {}
    for text in texts:
        for pattern, size in words().formats:
            match = next((each for each in pattern.finditer(text) if not is_rated(text, each)), None)
            if match is not None:
                found.setdefault(size, of_format(size, match[0] if _FORMAT.search(match[0]) else f"{size:g} bytes"))
    return list(found.values())


def is_rated(text: str, name: re.Match[str]) -> bool:
    """Whether a rate is told of the format: `989 TFLOPS (bf16 dense)`."""
    near = f"{text[max(0, name.start() - _CLOSE) : name.start()]}#{text[name.end() : name.end() + _CLOSE]}"
    return words().rated.search(near) is not None
