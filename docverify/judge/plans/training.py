"""Names of a training plan's readings that are more than a number of one role: degrees, bytes of the states."""

from collections.abc import Iterator
from itertools import product

from docverify.expression import Binary
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import ONE_OF_IT, Known, Special, Value, distance, of_format
from docverify.judge.plans.words import words

_AXES = ("tp", "pp", "cp")
_STATES = (2, 4, 6, 8, 10, 12, 14, 16, 18, 20)  # bytes for each parameter: weights, gradients, master copy, moments
_HELD, _SPREAD = (2, 4, 6), (8, 12, 14, 16)
_FEW = 4


def _of_copy(known: Known, claim: Said) -> list[Value]:
    """Of how many devices one copy of the model is made: the product of the axes that the document states, if any."""
    axes = [each for name in _AXES if (each := known.stated(name, claim)[:_FEW])]
    return list(_products(axes)) if axes else []


def _products(axes: list[list[Value]]) -> Iterator[Value]:
    for chosen in product(*axes):
        made = ONE_OF_IT
        for each in chosen:
            made = each if made is ONE_OF_IT else _times(made, each)
        yield made


def _times(a: Value, b: Value) -> Value:
    return Value(a.amount * b.amount, Binary("*", a.node, b.node))


def _state_size(known: Known, claim: Said) -> list[Value]:
    """The bytes that its paragraph states, else all that are stated or usual."""
    found = known.stated("param_bytes", claim)
    if here := [each for each in found if distance(each, claim)[0] is False]:
        return here
    return [*found, *sizes(_STATES)]


def sizes(known: tuple[int, ...]) -> list[Value]:
    return [of_format(float(size), f"{size} bytes")._replace(over=0.0) for size in known]


def _shards(known: Known, claim: Said) -> list[Value]:
    """Over how many devices states may be spread: of one axis, of a copy, or all; of experts nothing is known."""
    each = words().each.search(claim.own) is not None
    if not each and words().whole.search(claim.own):
        return [ONE_OF_IT]
    if each and (known.stated("experts", claim) or not known.of("gpus", claim)):
        return []
    copies, data = _of_copy(known, claim), known.of("data", claim)
    degrees = [degree for name in ("tp", "pp", "gpus") for degree in known.of(name, claim)]
    return [ONE_OF_IT, *degrees, *data, *copies, *(_times(a, b) for a in copies[:_FEW] for b in data[:_FEW])]


def _dense_ffn(known: Known, claim: Said) -> list[Value]:
    """The width of the MLP, where there is one of each layer and no experts."""
    return [] if known.stated("experts", claim) else known.stated("ffn", claim)


def _plain_ffn(known: Known, claim: Said) -> list[Value]:
    """The width of an MLP of two matrices: as a rule four times that of the model."""
    wide = {4 * each.amount for each in known.stated("hidden", claim)}
    return [each for each in _dense_ffn(known, claim) if each.amount in wide]


def _expert_width(known: Known, claim: Said) -> list[Value]:
    return [*known.stated("expert_ffn", claim), *known.stated("ffn", claim)]


TRAINING = {
    "copy_gpus": Special(_of_copy, _AXES),
    "dense_ffn": Special(_dense_ffn, ("experts", "ffn")),
    "plain_ffn": Special(_plain_ffn, ("hidden", "experts", "ffn")),
    "expert_width": Special(_expert_width, ("expert_ffn", "ffn")),
    "state_size": Special(_state_size, ("param_bytes",)),
    "shards": Special(_shards, ("experts", "data", "gpus", *_AXES)),
    "held_size": Special(lambda known, claim: sizes(_HELD)),
    "spread_size": Special(lambda known, claim: sizes(_SPREAD)),
}
