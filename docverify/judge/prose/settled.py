"""Facts -> amounts: how many GPUs, nodes and replicas there are, where the document says one number only."""

from collections.abc import Iterable, Iterator

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge
from docverify.classes import replace
from docverify.facts.fact import Fact
from docverify.judge.facts.statement import SURE
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import kind_of
from docverify.language import worded
from docverify.units import ONE, Unit, unit

EVERYWHERE = -1  # the sentence of what stands anywhere in the document
_KINDS = {
    "gpus": ("GPU", ""),
    "nodes": ("node", ""),
    "replicas": ("replica", ""),
    "layers": ("layer", ""),
    "gpus_per_node": ("GPU", "node"),
    "gpus_per_replica": ("GPU", "replica"),
    "tp": ("GPU", "replica"),  # of a replica without stages
}
_SPLIT = frozenset({"pp", "ep", "gpus_per_replica", "cp"})  # beside a tensor group
_COPIED = frozenset({"dp", "attention_dp"})  # the same, if its section speaks of them
_PLAIN = frozenset({"total", "all", "per_node"})


def may_settle(fact: Fact) -> bool:
    """Whether the fact counts what there is, or tells that a tensor group is not all of a replica."""
    counts = fact.name in _KINDS and fact.asserted and "mentioned" not in fact.qualifiers
    return counts or fact.name in _SPLIT | _COPIED


def settled(facts: Iterable[Fact]) -> tuple[Amount, ...]:
    """An amount for each count that has one value in the whole document."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.name, []).append(fact)
    sections = {fact.scope.section for fact in found.get("tp", ())}
    copied = any(fact.scope.section in sections for name in _COPIED for fact in found.get(name, ()))
    if copied or _SPLIT & found.keys():
        found.pop("tp", None)
    return tuple(each for name, said in found.items() if name in _KINDS for each in _amount(name, said))


def _amount(name: str, facts: list[Fact]) -> Iterator[Amount]:
    """What one of several has is another count: `groups of 4 GPUs`."""
    said = [each for each in facts if not any(q.startswith("per_") for q in each.qualifiers - _PLAIN)] or facts
    first = next((each for each in said if each.notation in SURE), said[0])
    if len({each.printing.quantity.printed.value for each in said}) == 1 and _is_plain(first):
        quantity = first.printing.quantity
        whole = _whole(name)
        measures = tuple(replace(measure, unit=whole) for measure in quantity.measures[:1])
        printing = Printing(replace(quantity, measures=measures), first.printing.flow)
        yield Amount(printing, kind_of(whole), EVERYWHERE, True)


def _is_plain(fact: Fact) -> bool:
    quantity = fact.printing.quantity
    said = fact.qualifiers <= _PLAIN and not fact.scope.alternatives
    return said and quantity.hedge is Hedge.NONE and quantity.upper is None and quantity.printed.value > 1


@worded()
def _whole(name: str) -> Unit:
    above, below = _KINDS[name]
    return unit(above)[0] / (unit(below)[0] if below else ONE)
