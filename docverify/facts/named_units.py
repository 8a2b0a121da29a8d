"""Names and a value -> the unit that a name gives the value, and which of the names that fit it is likelier."""

import re
from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.headings import one_of
from docverify.facts.vocabulary import Name
from docverify.patterns import Worded

_TIME = (("time", 1),)
_HOURS = Worded(r"{hours}", re.NOFLAG)
_RATE = Worded(r"{rate_unit}", re.NOFLAG)
_BYTES = Worded(r"{bytes_in_name}", re.NOFLAG)
_NEVER = 10**99
_BASES = {
    "flop/s": (10**10, "FLOP/s"), "flop": (10**15, "FLOPs"),
    "flop/byte": (0, "FLOP/byte"), "bytes/s": (10**8, "bytes/s"),
    "money": (0, "$"), "money/h": (0, "$/h"),
}  # fmt: skip
_WATTS = Worded(r"{watts}", re.NOFLAG)
_INSIDE = re.compile(r"(?<![\w/])(?:[KMGTP]i?B(?:/s)?|[MGTPE](?:FLOPS|FLOPs|FLOP/s))(?![\w/])")  # `TFLOPS per GPU`
_LAST = re.compile(r"[a-z]{2,}(?=[\W_]*$)")


def is_symbol(name: Name, unit: Quantity | None) -> bool:
    """Whether a letter in brackets is the sign of a count, no unit: `Hidden (h)`, `Batch (B)`, not `Parameters (B)`."""
    letter = unit.unit_text if unit is not None and name.unit == "count" else ""
    if len(letter) != 1 or not letter.isalpha():
        return False
    thousands = letter in "kKM" and "token" in name.nouns and "sequence" not in name.nouns
    return not (thousands or "parameter" in name.nouns or name.name.endswith("_tokens"))


def own_unit(name: Name, words: str) -> Quantity | None:
    """The unit that a name is: `GPU-hours: 35,040`, `kv_bytes_per_token = 163840`, `Tokens/s per user: 67`."""
    low = words.lower().replace("_", " ")
    if name.unit in ("bytes", "bytes/s", "flop/s") and (inside := _INSIDE.search(words)) is not None:
        return one_of(inside[0])
    if name.unit == "1/s":
        rate = _RATE.search(low)
        return one_of(rate[0]) if rate is not None else None
    if name.unit == "watts" and _WATTS.search(low):
        return one_of("W")
    if name.unit == "bytes" and _BYTES.search(low):
        return one_of("bytes")
    if name.unit == "bytes" and "bits" in low:
        return one_of("bits")
    if name.unit == "seconds" and (last := _LAST.search(low)) is not None:
        unit = one_of(last[0])  # `Wall-clock hours: 720`
        return unit if unit is not None and unit.measure.unit.dimensions == _TIME else None
    return one_of("GPU-hours") if name.unit == "gpu_hours" and _HOURS.search(low) else None


def base_unit(name: Name, key: str, value: Fraction) -> Quantity | None:
    """The unit of a bare value of a key in code, where it is so large that it has no prefix, or is money."""
    least, unit = _BASES.get(name.unit, (_NEVER, ""))
    return one_of(unit) if "_" in key and value >= least else None


def likelier(found: Sequence[tuple[Name, Quantity]]) -> list[int]:
    """Of names that one value fits the places of those that are of one thing, where its unit says so, else of all:
    `18 bytes per parameter`, `126 GB`."""
    ones = [at for at, (name, quantity) in enumerate(found) if not name.per.isdisjoint(_below(quantity))]
    return ones or [at for at, (name, _) in enumerate(found) if "parameter" not in name.per] or [*range(len(found))]


def _below(quantity: Quantity) -> set[str]:
    return {noun for noun, power in quantity.measure.unit.nouns if power < 0}
