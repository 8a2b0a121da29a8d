"""Tokens that name a product and a time -> the time of a device: `A100-hours`, `H800 GPU hours`, `MI300X-days`."""

import re
from collections.abc import Sequence

from docverify.claims.numbers.tokens import Token
from docverify.units import Unit, unit

_PRODUCT = re.compile(r"(?:[A-Z]{1,3}\d{2,4}[A-Z]?|[vV]\d[ep]?)(?:-\d+GB)?")
_TIME = (("time", 1),)


def device_hours(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit and the index behind it."""
    if at >= len(tokens) or tokens[at].kind not in ("FOREIGN", "VERSION"):
        return None
    name, dash, last = tokens[at].text.rpartition("-")
    end = at + 1
    if not (dash and _PRODUCT.fullmatch(name)):
        if _PRODUCT.fullmatch(tokens[at].text) is None:
            return None
        end += _word(tokens, end) and _is_device(tokens[end].text)
        dashed = end < len(tokens) and tokens[end].kind == "DASH" and tokens[end].glued
        end += dashed
        last = tokens[end].text if _word(tokens, end) else ""
        end += 1
    time = unit(last) if dash or len(last) > 1 else ()
    return (unit("GPU")[0] * time[0], end) if time and time[0].dimensions == _TIME else None


def _word(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "WORD"


def _is_device(text: str) -> bool:
    found = unit(text)
    return bool(found) and found[0].nouns == (("device", 1),) and not found[0].dimensions
