"""A key of data -> its words without the unit at their end, and that unit: `weights_gib`, `cache_mb_per_layer`."""

import re

from docverify.claims.tables.table_words import tail_says, tailed, tails
from docverify.language import worded
from docverify.named import NamedTuple

_KEY = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+")
_PER = re.compile(r"_(?:per|each)_[a-z_]+$")
_FEWEST = 3  # characters in front of a unit: `n_h` are heads
_PREFIXES = "KMGTPk"
_MOST_PARTS = 4
_LONG_TIMES = frozenset({"s", "min", "h", "days", "weeks", "months"})


class Tail(NamedTuple):
    """The words of a key without its unit, the unit, and words for what has it: `time`."""

    words: str
    unit: str
    says: tuple[str, ...]

    @property
    def prefixed(self) -> bool:
        """Whether it is a multiple of another: gigabytes, kilowatts."""
        return len(self.unit) > 1 and self.unit[0] in _PREFIXES


@worded(1024)
def tail(text: str) -> Tail | None:
    """None if a key does not end in a unit, but for what the value is per."""
    key = text.strip(" *_`\"'").lower().replace("-", "_")
    if "_" not in key or _KEY.fullmatch(key) is None:
        return None
    return _split(key, "") or ((per := _PER.search(key)) and _split(key[: per.start()], per[0])) or None


def spoken(label: str) -> str:
    """The words of a key, without the unit at its end; any other label as it is."""
    if "_" not in label or " " in label.strip():
        return label
    own = tail(label)
    return own.words if own is not None else label.strip(" *_`\"'").replace("_", " ")


def _split(key: str, per: str) -> Tail | None:
    parts = key.split("_")
    for count in range(min(_MOST_PARTS, len(parts) - 1), 0, -1):
        name, last = parts[:-count], "_".join(parts[-count:])
        unit = tails().get(last)
        known = tailed(last)
        if unit is None or len("_".join(name)) < _FEWEST or name[-1] == "per":
            continue
        if "per" in name[-2:] and unit in _LONG_TIMES:  # `price_per_gpu_hour`
            continue
        if not known or not known.isdisjoint(name):
            return Tail(" ".join(name) + per.replace("_", " "), unit, tail_says(unit))
    return None
