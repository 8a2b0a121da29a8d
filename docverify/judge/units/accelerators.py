"""A figure that is stated of an accelerator -> whether it contradicts the published ones."""

from docverify.hardware import Accelerator, accelerators
from docverify.language import worded
from docverify.patterns import Worded

_CLOSE = {"memory": 0.08, "bandwidth": 0.04, "link": 0.05, "compute": 0.03}  # as figures are rounded and labelled
_TELLING = 100  # smaller numbers are peaks by chance
_ROUNDED = 0.005
_OF = Worded(r"\s*(?:{accelerator_of}\s*)*")


@worded()
def _peaks() -> frozenset[float]:
    return frozenset(peak for one in accelerators() for peak in one.tflops.values() if peak >= _TELLING)


def is_peak(number: float) -> bool:
    """Whether it is the dense peak of an accelerator in TFLOPS."""
    return number >= _TELLING and any(abs(number / peak - 1) < _ROUNDED for peak in _peaks())


def another_behind(one: Accelerator, text: str, end: int) -> bool:
    """Whether what ends there is said of another accelerator: `72 GB of an A100 and 126 GB of an H200`."""
    gap = _OF.match(text, end)
    return gap is not None and any(other.pattern.match(text, gap.end()) for other in accelerators() if other is not one)


def excluded(one: Accelerator, kind: str, value: float, published: tuple[float, ...], outright: bool) -> bool:
    """Whether no variant has the value: it is above all of them, or, said outright, it is another accelerator's."""
    close = _CLOSE[kind]
    if not published or any(abs(value - each) <= close * each for each in published):
        return False
    if value > max(published):
        return True
    others = {each for other in accelerators() if other is not one for each in other.published(kind)}
    return outright and kind in ("memory", "bandwidth") and any(abs(value - each) < each / 200 for each in others)


def multiple(value: float, published: tuple[float, ...], fewest: int = 2) -> bool:
    """Whether it may be the sum of several alike, of `fewest` at least."""
    ratios = [value / each for each in published]
    return any(ratio > fewest - 0.5 and abs(ratio - round(ratio)) < ratio / 50 for ratio in ratios)
