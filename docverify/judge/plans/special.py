"""Names of a plan's readings that are more than a number of one role: formats, degrees, heads, what is taken."""

from fractions import Fraction
from itertools import combinations, combinations_with_replacement

from docverify.document.model import FlowKind
from docverify.expression import Binary, Constant
from docverify.judge.plans.formats import formats_in
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.parts import PARTS
from docverify.judge.plans.training import TRAINING
from docverify.judge.plans.value import (
    BYTE,
    NOTHING,
    ONE_OF_IT,
    Known,
    Special,
    Value,
    distance,
    of_format,
    share,
    total,
)
from docverify.judge.plans.words import words
from docverify.patterns import Worded

HERE = 160  # characters in which a number is close by
_FEW, _MOST, _NODE = 6, 40, 16
_HALVED = Worded(r"{halved}")
_TWICE, _HALF = (Value(float(by), Constant(by)) for by in (Fraction(2), Fraction(1, 2)))
DEVICES = frozenset({"team", "shard", "cards"})  # over which a replica is spread


def _split(known: Known, claim: Said) -> list[Value]:
    """Over how many devices an amount is divided, as far as its words tell."""
    degrees = [each for each in known.stated("shard", claim) if each.amount > 1]
    twice = combinations_with_replacement(degrees[:_FEW], 2)  # TP 4 × PP 4, too
    pairs = [Value(a.amount * b.amount, Binary("*", a.node, b.node)) for a, b in twice]
    each, whole = words().each.search(claim.own) is not None, words().whole.search(claim.own) is not None
    if each is whole:  # `128 KiB per replica, half of it on each GPU`
        return [ONE_OF_IT, *degrees, *pairs]
    return [*degrees, *pairs] if each else [ONE_OF_IT]


def _formats(known: Known, claim: Said) -> list[Value]:
    """What the words name; else all that the document does, and two bytes, which are seldom named."""
    return _named(claim) or _and_two(known.stated("precision", claim))


def _formats_here(known: Known, claim: Said) -> list[Value]:
    """What the words name, or what is said before in the section; else all."""
    return _named(claim) or formats_in(claim.about) or _formats(known, claim)


def _cache_formats(known: Known, claim: Said) -> list[Value]:
    """Two bytes, unless the words or the document name one byte; weights of four bits say nothing of a cache."""
    named = [each for each in _named(claim) if each.amount >= BYTE]
    if named and claim.printing.flow.kind is not FlowKind.CELL:  # a row may be named after the format of the weights
        return named
    cached = known.stated("cache_precision", claim)
    every = (*cached, *known.stated("precision", claim))
    stated = [*named, *(each for each in every if each.amount in (BYTE, 2 * BYTE))]
    if cached and all(each.amount == BYTE for each in stated):
        return stated
    return _and_two(stated) or [of_format(2.0, "2 bytes")]


def _cache_of_token(known: Known, claim: Said) -> list[Value]:
    """As it is stated; where its sentence speaks of another format, or of half as much, half and twice that too."""
    found = known.of("kv_token", claim)
    if not _HALVED.search(claim.near) and all(each.amount > BYTE for each in formats_in(claim.near)):
        return found
    half, twice = ([share(each, by, each.rough) for each in found] for by in (_TWICE, _HALF))
    return [*found, *half, *twice]


def _and_two(formats: list[Value]) -> list[Value]:
    two = of_format(2.0, "2 bytes")
    return formats if not formats or any(each.amount == two.amount for each in formats) else [*formats, two]


def _named(claim: Said) -> list[Value]:
    """The formats that its own words name, and its sentence."""
    return formats_in(claim.own, claim.near)


def _spread(known: Known, claim: Said) -> list[Value]:
    """Over how many devices a replica is spread."""
    if words().single.search(claim.about) is not None:
        return [ONE_OF_IT]
    found = known.stated("team", claim) or [each for each in known.stated("shard", claim) if each.amount <= _NODE]
    found = found or [each for each in known.stated("cards", claim) if each.amount <= _NODE]
    return [*found, *known.stated("times", claim)] or [ONE_OF_IT]


def _plain_memory(known: Known, claim: Said) -> list[Value]:
    """All of a memory, where no share of it is spoken of; how much an engine leaves of it is not said then."""
    stated = any(each.place[2] for each in known.stated("util", claim))
    return [] if stated else [each._replace(under=1.0) for each in known.stated("gpu_memory", claim)]


def _taken(known: Known, claim: Said) -> list[Value]:
    """What graphs, activations and the like take: all that the section says, some of it, or nothing."""
    found = [each for each in known.stated("other", claim) if each.place[1] == claim.section][:3]
    sums = [total(chosen) for size in range(len(found), 0, -1) for chosen in combinations(found, size)]
    return [*sums, NOTHING]


def _weights_each(known: Known, claim: Said) -> list[Value]:
    """Weights as they are stated; the most of them also over the devices."""
    found = known.of("weights", claim)
    if not found:
        return []
    most = max(found, key=lambda each: each.amount)
    shards = known.stated("shard", claim)
    shares = [share(most, n, most.rough) for n in shards]
    return [*found, *(s for s in shares if all(abs(s.amount - o.amount) > 0.02 * o.amount for o in found))]


def _head_width(known: Known, claim: Said) -> list[Value]:
    wide, heads = known.stated("hidden", claim), known.stated("heads", claim)
    pairs = ((a, b) for a in wide for b in heads if a.amount % b.amount == 0)
    divided = [share(a, b) for a, b in pairs]
    return known.stated("head_dim", claim) or divided


def _tokens(known: Known, claim: Said) -> list[Value]:
    """Those close by, if there are any; else all, and what a prompt and an answer have together."""
    found = known.stated("tokens", claim)
    return [each for each in found if distance(each, claim) < (False, False, HERE)] or _any_tokens(known, claim)


def _any_tokens(known: Known, claim: Said) -> list[Value]:
    found = known.stated("tokens", claim)
    return [*found, *map(total, combinations(found[:_FEW], 2))][:_MOST]


def _read_params(known: Known, claim: Said) -> list[Value]:
    some = words().active.search(claim.near) and not words().every.search(claim.near)
    return [] if some and known.stated("active_params", claim) else known.stated("params", claim)


def _first(*names: str) -> Special:
    """What the first of the names stands for that is stated."""

    def values(known: Known, claim: Said) -> list[Value]:
        return next((found for name in names if (found := known.stated(name, claim))), [])

    return Special(values, names)


def _other_room(known: Known, claim: Said) -> list[Value]:
    """What is left as it is told elsewhere; what is said to be left on each device may there be so in another plan."""
    return [] if words().each.search(claim.own) else known.stated("cache_room", claim)


def _active_read(known: Known, claim: Said) -> list[Value]:
    """Where nobody says how many there are in all, weights are those of the active ones only if they are called so."""
    told = known.stated("params", claim) or words().active.search(claim.near)
    return [] if words().every.search(claim.own) or not told else known.stated("active_params", claim)


SPECIAL = {
    "split": Special(_split, ("shard",)),
    "format": Special(_formats, ("precision",)),
    "format_said": Special(_formats_here, ("precision",)),
    "cache_format": Special(_cache_formats, ("cache_precision", "precision")),
    "cache_of_token": Special(_cache_of_token, ("kv_token",)),
    "cache_heads": _first("kv_heads", "heads"),
    "head_width": Special(_head_width, ("hidden", "heads", "head_dim")),
    "spread": Special(_spread, (*sorted(DEVICES), "times")),
    "plain_memory": Special(_plain_memory, ("util", "gpu_memory")),
    "stated_room": Special(_other_room, ("cache_room",)),
    "taken": Special(_taken, ("other",)),
    "weights_each": Special(_weights_each, ("weights", "shard")),
    "tokens": Special(_tokens, ("tokens",)),
    "any_tokens": Special(_any_tokens, ("tokens",)),
    "read_params": Special(_read_params, ("params",)),
    "active_read": Special(_active_read, ("active_params",)),
    "computing": _first("active_params", "params"),
    **PARTS,
    **TRAINING,
}
