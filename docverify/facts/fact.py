"""A fact: a named quantity that the document gives a value, with the words that qualify it and the place where it holds."""

from dataclasses import dataclass
from enum import StrEnum

from docverify.claims.equation import Printing


class Phase(StrEnum):
    UNKNOWN = ""
    TRAINING = "training"
    INFERENCE = "inference"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a fact holds. `alternatives` names the branch taken at every point where the document offers alternatives
    (options, variants, table rows, before and after); facts see each other if no point is answered differently by both.
    """

    alternatives: tuple[tuple[str, str], ...] = ()  # (point, branch), sorted
    section: int = 0
    phase: Phase = Phase.UNKNOWN
    framework: str = ""  # megatron, deepspeed, vllm, … if the section names exactly one

    def sees(self, other: "Scope") -> bool:
        branches = dict(self.alternatives)
        return all(branches.get(point, branch) == branch for point, branch in other.alternatives)


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` is canonical (rules/vocabulary.toml): gpus, tp, layers, weights_memory, …"""

    name: str
    printing: Printing
    scope: Scope
    qualifiers: frozenset[str] = frozenset()  # per_gpu, per_node, per_layer, per_stage, total, peak, target, limit, …
    asserted: bool = True  # False: attributed to others
    words: str = ""  # the words that named it, as printed
