"""Text around the name of a device -> what is counted there, and where the name ends."""

import re

from docverify.facts.mentions import Mention
from docverify.patterns import Worded

_SO_MANY = re.compile(r"\s*×\s*(?=(?:[DH]GX )?[A-Z]{0,3}\d)")  # `8 × H100`, not `2 × layers`
_MACHINES = Worded(r"\s?{machines_of}")
_VARIANT = re.compile(r"(?:[\s-]*(?:SXM\d?|PCIe|NVL\d*|HGX|\d+\s?GB?)(?![A-Za-z0-9]))+", re.IGNORECASE)


def of_machine(text: str, mention: Mention) -> bool:
    """`6 台 H20 服务器`: the machines that have such devices are counted."""
    return "gpus" in mention.phrase.counted and _MACHINES.match(text, mention.end) is not None


def past_product(text: str, mention: Mention) -> int:
    """Where a device's name ends: `8 H100-SXM 80GB`."""
    match = _VARIANT.match(text, mention.end) if "gpus" in mention.phrase.counted else None
    return match.end() if match is not None else mention.end


def so_many(text: str, start: int, end: int) -> bool:
    """Whether only a sign of multiplication stands between a number and the device that begins at `end`."""
    match = _SO_MANY.match(text, start)
    return match is not None and match.end() == end
