"""Text around a name -> whether it is what is counted there, and where the name of a device ends."""

import re

from docverify.classes import replace
from docverify.facts.mentions import Mention
from docverify.facts.page import Page
from docverify.patterns import Worded

_LONGEST = 80  # characters of an item
_SO_MANY = re.compile(r"\s*×\s*(?=(?:[DH]GX )?[A-Z]{0,3}\d)")  # `8 × H100`, not `2 × layers`
_MACHINES = Worded(r"\s?{machines_of}")
_VARIANT = re.compile(r"(?:[\s-]*(?:SXM\d?|PCIe|NVL\d*|HGX|\d+\s?GB?)(?![A-Za-z0-9]))+", re.IGNORECASE)


def as_counted(page: Page, mention: Mention) -> Mention:
    """The name of a value counts where an item is nothing but a number and it: `12,000 steps`."""
    phrase = mention.phrase
    if page.flow.item < 0 or phrase.counted or not phrase.key or len(page.text) > _LONGEST or len(page.numbers) > 1:
        return mention
    around = page.text[: mention.start] + page.text[mention.end :]
    whole = not any(map(str.isalpha, around)) and page.last_number(mention.start) is not None
    return replace(mention, phrase=phrase._replace(counted=phrase.key)) if whole else mention


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
