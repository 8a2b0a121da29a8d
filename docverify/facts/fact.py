"""A fact: a named quantity that the document gives a value, with its qualifiers and the place where it holds."""

from enum import StrEnum

from docverify.claims.equation import Printing
from docverify.classes import dataclass

LOOSE = "loose"  # a qualifier: of a part or of all, as a program takes a flag that no framework defines


class Phase(StrEnum):
    UNKNOWN = ""
    TRAINING = "training"
    INFERENCE = "inference"


class Notation(StrEnum):
    """How the document says it, which is how sure the binding is."""

    KEY = "key"  # `Layers: 16`, `layers = 16`, `a hidden size of 4096`
    NOUN = "noun"  # `16 layers`
    DEGREE = "degree"  # TP4, EP64_TP2
    POSITION = "position"  # TP / PP / DP: 4 / 8 / 2
    CELL = "cell"  # a table's cell
    WORD = "word"  # a precision's name: FP16
    NEGATION = "negation"  # no pipeline parallelism
    CUE = "cue"  # a number by its unit and a few words around it
    CODE = "code"  # a flag, a key of a configuration file, an argument


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a fact holds. `alternatives` names the branch taken at every point where the document offers alternatives
    (options, variants, table rows, before and after); facts see each other if no point is answered differently by both.
    """

    alternatives: tuple[tuple[str, str], ...] = ()  # (point, branch), sorted
    section: int = 0
    phase: Phase = Phase.UNKNOWN
    framework: str = ""  # megatron, deepspeed, vllm, … if the section names exactly one


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` is canonical (rules/vocabulary.toml): gpus, tp, layers, weights_memory, …

    The quantity's measures are those that fit the name. Qualifiers come from words beside the name or the value, from
    the unit and from the heading above; those of the binding itself are

    mentioned   some of these are counted, not said to be all: `groups of 4 GPUs`; at most the total
    part        of a table's row that stands for a part: a stage, a node, a pool
    unit_slip   the printed unit has another dimension than the name: a bandwidth in GB
    per_other   for one of something without a qualifier of its own
    loose       see LOOSE
    """

    name: str
    printing: Printing
    scope: Scope
    qualifiers: frozenset[str] = frozenset()  # per_gpu, per_node, per_layer, per_stage, total, peak, target, limit, …
    asserted: bool = True  # False: attributed to others
    words: str = ""  # the words that named it, as printed
    notation: Notation = Notation.KEY
