"""Row x what follows from it -> whether a factor that the text does not spell out may explain the difference.

A measured rate is below the one that its parts would add up to, a memory holds more than what is counted; a degree of
the layout that is stated elsewhere may divide an amount. Only what no such factor explains is wrong.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from docverify.judge.amounts import Amount
from docverify.units import Dimensions

_DEGREES = frozenset(
    ["tp", "pp", "dp", "ep", "cp", "sp", "gpus", "nodes", "gpus_per_node", "gpus_per_replica", "replicas", "layers"]
)
_LIKE = 0.02
_RATES = frozenset({"information", "operation"})


def may_be_unsaid(result: Amount, inputs: Sequence[Amount], ratio: float, degrees: Iterable[float]) -> bool:
    """`ratio` is what is stated over what follows."""
    low, high = _band(result, inputs)
    if low <= ratio <= high:
        return True
    found = {each for each in degrees if each > 1}
    factors = [*found, *(a * b for a, b in combinations(sorted(found), 2))]
    return any(abs(ratio * f - 1) < _LIKE or abs(ratio / f - 1) < _LIKE for f in factors)


def _band(result: Amount, inputs: Sequence[Amount]) -> tuple[float, float]:
    """Between which shares of what follows a statement may lie for a reason of its own."""
    kind = dict(result.kind)
    bound = any(_is_peak(each.kind) for each in inputs)
    if kind.get("time", 0) > 0:  # waiting and restarts make it longer
        return (0.95, 1e9) if bound else (0.95, 1.6)
    if kind.get("time", 0) < 0 and "currency" not in kind:
        return (0.0, 1.05) if bound else (0.4, 1.05)
    if "information" in kind:
        return 0.88, 1.15
    if "energy" in kind:
        return 0.5, 1.05
    return (0.96, 1.04) if "currency" in kind else (0.7, 1.05)


def _is_peak(kind: Dimensions) -> bool:
    """A rate of hardware: bytes or operations per second."""
    powers = dict(kind)
    return powers.get("time", 0) < 0 and any(powers.get(name, 0) > 0 for name in _RATES)


def degree_of(name: str) -> bool:
    return name in _DEGREES
