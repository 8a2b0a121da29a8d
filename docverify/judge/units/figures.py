"""Text -> the figures that stand behind an accelerator's name, as data sheets print them."""

import re
from collections.abc import Iterator

from docverify.named import NamedTuple
from docverify.patterns import Worded

_JOIN = Worded(  # what may stand between an accelerator and its figure, or between two figures
    r"(?:[\s,:：，(（\-–—/|*]|SXM\d?|PCIe|NVL\d*|HBM\w*|GDDR\w*|Tensor|Core|GPUs?|cards?|accelerators?|modules?|chips?|"
    r"VRAM|NVLink|BF16|FP16|FP8|INT8|TF32|{accelerator_joint})*"
)
FIGURE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[ \u00a0]?"
    r"(?:(?P<bytes>GB|GiB)(?P<rate>/s|ps)?|(?P<tera>TB)(?:/s|ps)|(?P<flops>[TP])(?:FLOPS|FLOPs|FLOP/s|flops))(?![\w/])"
)
_LINK = Worded(r"{link}")
_OF_LINK = Worded(r"[\s(/-]*(?:{of_link}\s+)?{link}(?!\D{0,12}\d)")  # behind a comma another figure begins


class Figure(NamedTuple):
    """A number that is given for an accelerator, in the unit of the published figures."""

    kind: str
    value: float
    start: int
    end: int


def figures_behind(text: str, at: int) -> Iterator[Figure]:
    """The figures that follow a name with nothing but words of data sheets between."""
    while (joined := _JOIN.match(text, at)) is not None and joined.end() - at < 60:
        found = FIGURE.match(text, joined.end())
        if found is None:
            return
        value = float(found["number"].replace(",", ""))
        link = _LINK.search(text, at, found.start()) is not None or _OF_LINK.match(text, found.end()) is not None
        if found["flops"]:
            yield Figure("compute", value * (1000 if found["flops"] == "P" else 1), found.start(), found.end())
        elif found["tera"] or found["rate"]:
            terabytes = value if found["tera"] else value / 1000
            yield Figure("link" if link else "bandwidth", terabytes * (1000 if link else 1), found.start(), found.end())
        else:
            yield Figure("memory", value, found.start(), found.end())
        at = found.end()
