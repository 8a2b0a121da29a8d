"""Page -> its keys, without what only explains one: `TP (with sequence parallelism): 8`."""

import re
from collections.abc import Iterator

from docverify.facts.mentions import Mention
from docverify.facts.page import Page

_ASIDE = re.compile(r"[\s*_`]*[(（][^()（）\n]{0,40}[)）](?=[\s*_`]*[:：=])")


def keys_of(page: Page) -> Iterator[Mention]:
    """The keys, but for those in a bracket that is part of a label."""
    end = 0
    for each in page.mentions.all:
        if each.phrase.key and each.start >= end:
            end = behind_aside(page.text, each.end)
            yield each


def behind_aside(text: str, end: int) -> int:
    """Behind a bracket that belongs to the label: `Micro-batches (size 2): 32`."""
    aside = _ASIDE.match(text, end)
    return aside.end() if aside is not None else end
