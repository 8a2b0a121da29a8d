"""Peak compute and memory bandwidth of a GPU -> the roofline they make, with what is said to be reached of them."""

from math import log10

from docverify.dimensions import Dimensions
from docverify.judge.judge import Study
from docverify.judge.style import short
from docverify.reports.dossier import Drawing
from docverify.reports.drawings.svg import picture, tag, words
from docverify.reports.drawings.values import Known, known
from docverify.source import Source

_RATE: Dimensions = (("operation", 1), ("time", -1))
_BANDWIDTH: Dimensions = (("information", 1), ("time", -1))
_BYTE = 8  # bits, the base unit of information
_LEFT, _TOP, _WIDE, _HIGH = 70.0, 16.0, 560.0, 240.0


def roofline(source: Source, study: Study) -> tuple[Drawing, ...]:
    """One picture, if both are stated in units that measure them."""
    values = known(study, ["compute_peak", "memory_bandwidth", "mfu", "bandwidth_utilization"])
    peak, bandwidth = values.get("compute_peak"), values.get("memory_bandwidth")
    if not (peak and bandwidth and _dimensions(peak) == _RATE and _dimensions(bandwidth) == _BANDWIDTH):
        return ()
    rate, moved = float(peak.value), float(bandwidth.value) / _BYTE
    used: list[tuple[str, Known]] = [
        (name, values[name]) for name in ("mfu", "bandwidth_utilization") if name in values
    ]
    shares: dict[str, float] = {name: float(each.value) for name, each in used if 0 < each.value <= 1}
    said = (
        f"A GPU computes {peak.text} at its peak and moves {bandwidth.text}.",
        f"Below {_told(rate / moved)} operations a byte its memory is the limit, above it its arithmetic.",
        *(f"Said to be reached: {each.text} of the {_OF[name]}." for name, each in used if name in shares),
    )
    return (Drawing("roofline", "Roofline of one GPU", _drawn(said[1], rate, moved, shares), said),)


_OF = {"mfu": "arithmetic", "bandwidth_utilization": "bandwidth"}


def _dimensions(known: Known) -> Dimensions:
    return tuple(sorted(known.fact.printing.quantity.measure.unit.dimensions))


def _told(value: float) -> str:
    from fractions import Fraction

    return short(Fraction(value).limit_denominator(1000))


def _drawn(said: str, rate: float, moved: float, shares: dict[str, float]) -> str:
    ridge = rate / moved
    low, high = ridge / 100, ridge * 100

    def x(intensity: float) -> float:
        return _LEFT + _WIDE * (log10(intensity) - log10(low)) / (log10(high) - log10(low))

    def y(speed: float) -> float:
        return _TOP + _HIGH * (log10(rate) + 0.2 - log10(speed)) / 2.6

    def roof(compute: float, bandwidth: float, name: str) -> str:
        knee = rate * compute / (moved * bandwidth)
        start = max(low, rate / 250 / (moved * bandwidth))
        points = [(start, start * moved * bandwidth), (knee, rate * compute), (high, rate * compute)]
        return tag("polyline", points=" ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in points), class_=name)

    bottom = _TOP + _HIGH
    shapes = [roof(1, 1, "roof"), *_axes(ridge, x(ridge), y(rate))]
    if shares:
        shapes.append(roof(shares.get("mfu", 1.0), shares.get("bandwidth_utilization", 1.0), "roof reached"))
        shapes.append(words("dashed: said to be reached", _LEFT + 12, bottom - 8, class_="quiet"))
    return picture("roofline", said, _LEFT + _WIDE + 20, bottom + 30, shapes)


def _axes(ridge: float, across: float, top: float) -> list[str]:
    """The axes, their words and the line at which memory and arithmetic are as fast; `across`, `top` in pixels."""
    bottom = _TOP + _HIGH
    return [
        tag("line", x1=_LEFT, x2=_LEFT, y1=_TOP, y2=bottom, class_="axis"),
        tag("line", x1=_LEFT, x2=_LEFT + _WIDE, y1=bottom, y2=bottom, class_="axis"),
        tag("line", x1=across, x2=across, y1=top, y2=bottom, class_="total"),
        words(f"{_told(ridge)} operations a byte", across + 4, bottom - 8, class_="quiet"),
        words("limited by memory", _LEFT + 12, _TOP + 24), words("limited by arithmetic", across + 40, top - 6),
        words("operations a byte (logarithmic)", _LEFT + _WIDE, bottom + 18, text_anchor="end", class_="quiet"),
        words("speed", 4, _TOP + 14, class_="quiet"),
    ]  # fmt: skip
