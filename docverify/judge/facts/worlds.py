"""Facts -> worlds: which facts hold together, and what each name is said to be there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from docverify.facts.fact import LOOSE, Fact, Phase
from docverify.facts.vocabulary import vocabulary
from docverify.judge.facts.alone import OF_MODEL, alone
from docverify.judge.facts.statement import SURE, Statement, statements
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.patterns import Worded

Branches = tuple[tuple[str, str], ...]

_NEUTRAL = frozenset(
    {LOOSE, "total", "all", "estimated", "achieved", "measured", "sustained", "average", "dense", "active", "required"}
)
_EACH = frozenset(
    {"gpu_memory", "compute_peak", "compute_effective", "memory_bandwidth", "link_bandwidth"}
)  # of one GPU
_IMPLIED = {
    "experts_per_gpu": {"per_gpu", "per_layer"},
    "experts": {"per_layer"},
    "gpus_per_node": {"per_node"},
    "bytes_per_param": {"weights"},
    "heads": {"per_layer"},
    "kv_heads": {"per_layer"},
    "head_dim": {"per_head"},
    "micro_batches": {"per_replica"},
}
_IMPLIED |= {"arithmetic_intensity": {"decode"}, "batch": {"decode"}, "all_to_all_volume": {"per_layer"}}
_WHOLE = frozenset({"experts"})  # in total is another quantity: over all layers
_DEGREES = frozenset({"tp", "pp", "dp", "ep", "cp", "sp", "etp", "edp", "vp", "fsdp", "hsdp_replicate", "attention_dp"})
_IMPLIED |= {
    key: {"per_gpu", "per_node", "per_replica", "per_group", "per_stage", "effective"} for key in _DEGREES
}  # of ranks
_OUTCOMES = frozenset(
    {"throughput", "latency", "ttft", "tpot", "step_time", "mfu", "hfu", "train_time", "gpu_hours", "cost", "energy"}
    | {"token_price", "token_price_of_million"}
)  # of a row or an option are those that stand in it
_WHOLE_RUN = frozenset({"train_tokens", "dataset_tokens", "steps", "epochs"})  # of which a stage of the run has a part
_PHASES = ":pool"
BLOCK = "block "  # what the branch of a list or of a table of its own begins with: around it all the document counts
_DEVICES = frozenset({"gpus", "nodes", "replicas", "gpus_per_replica", "gpus_per_node"})
_WEIGHTS = Worded("{of_weights}")
_DEEPEST = 5  # points at which one fact may be told from its alternatives


class World(NamedTuple):
    """What holds in one branch of the document's alternatives: the different values of each key."""

    branches: Branches
    values: dict[str, tuple[Statement, ...]]
    own: frozenset[str]  # keys that are said here, not only in what surrounds it
    phases: frozenset[Phase]
    frameworks: frozenset[str]
    names: frozenset[str]  # keys of values, and what they are qualified forms of, unless for one of something

    def speaks_of(self, name: str) -> bool:
        """Whether the name has a value here, however it is qualified, unless it is for one of something."""
        return name in self.names

    def where(self, values: dict[str, tuple[Statement, ...]]) -> "World":
        """The world with other values."""
        return self._replace(values=values, names=_names(values))

    def without(self, rule: str) -> "World":
        """The world without what follows by this rule."""
        derived = [key for key, (first, *_) in self.values.items() if first.origin and rule in first.origin.rules]
        return self.where({k: v for k, v in self.values.items() if k not in derived}) if derived else self

    def with_floors(self, results: Iterable[str]) -> "World":
        """The world where a stated bound stands for a result of which nothing else is said: `TPOT floor: 5.3 ms`."""
        return self._with(results, "minimum")._with(results, "ideal")

    def with_greatest(self, names: Iterable[str]) -> "World":
        """The world where the greatest value stands for one of which nothing else is said: `Max sequence length`."""
        return self._with(names, "maximum")

    def _with(self, names: Iterable[str], bound: str) -> "World":
        keys = {name: f"{name}.{bound}" for name in names if name not in self.values}
        found = {name: self.values[key] for name, key in keys.items() if key in self.values}
        return self.where(self.values | found) if found else self

    def the(self, key: str) -> Statement | None:
        """The value of `key`, if there is exactly one among those that are said in the surest way."""
        found = self.values.get(key, ())
        sure = [s for s in found if any(fact.notation in SURE for fact in s.facts)]
        return sure[0] if len(sure) == 1 else found[0] if len(found) == 1 else None


def _names(keys: Iterable[str]) -> frozenset[str]:
    """The keys, and the names before a point that no `per_` follows."""
    points = ((key, at) for key in keys for at, character in enumerate(key) if character == ".")
    return frozenset((*keys, *(key[:at] for key, at in points if ".per_" not in key[at:])))


def of_block(branches: Branches) -> bool:
    return any(branch.startswith(BLOCK) for _, branch in branches)


def key_of(fact: Fact) -> str:
    """The name with the qualifiers that make it another quantity: `weights_memory.per_gpu`."""
    kept = fact.qualifiers - _NEUTRAL - _IMPLIED.get(fact.name, set())
    if fact.name in _EACH | _WHOLE:
        kept = kept - {"per_gpu"} | (fact.qualifiers & {"total"})
    if fact.scope.alternatives:  # a row is about its own part
        kept = kept - {"part"}
    return ".".join((fact.name, *sorted(kept)))


def worlds(facts: Sequence[Fact], kept: Kept | None = None) -> Iterator[World]:
    """One world for every branch that a fact names, the widest first."""
    groups: dict[Branches, list[Fact]] = {}
    for fact in facts:
        if fact.name in _DEGREES and not fact.printing.quantity.printed.value:
            continue  # 0 says that the axis is off
        groups.setdefault(fact.scope.alternatives, []).append(fact)
    layers = _Layers(groups, {}, kept or Kept())
    for branches in sorted(groups, key=lambda b: (len(b), b)):
        if len(branches) <= _DEEPEST:
            yield _world(branches, layers)


class _Layers(NamedTuple):
    """The facts by the branches that they name, and what they say in the sections asked for: many worlds share it."""

    groups: dict[Branches, list[Fact]]
    known: dict[object, dict[str, tuple[Statement, ...]]]
    kept: Kept

    def said(
        self, branches: Branches, sections: frozenset[int] | None, everywhere: frozenset[str]
    ) -> dict[str, tuple[Statement, ...]]:
        """`everywhere` are names that hold wherever they are said."""
        key = branches, sections, everywhere
        if key not in self.known:
            facts = self.groups.get(branches, [])
            near = [f for f in facts if sections is None or f.name in everywhere or f.scope.section in sections]
            of = self.kept.of
            self.known[key] = {
                name: of(statements, self.kept.same(name), self.kept.group(*found))
                for name, found in _keyed(near).items()
            }
        return self.known[key]


def _world(branches: Branches, layers: _Layers) -> World:
    own = layers.groups[branches]
    sections = frozenset(fact.scope.section for fact in own) if branches and not of_block(branches) else None
    values: dict[str, tuple[Statement, ...]] = {}
    apart = _OUTCOMES | _WHOLE_RUN if any("part" in fact.qualifiers for fact in own) else _OUTCOMES
    everywhere = OF_MODEL | _DEVICES if _are_phases(branches, layers.groups) else OF_MODEL
    for layer in _below(branches):  # what is said of the branch itself holds over what is said around it
        said = layers.said(layer, sections, everywhere)
        values |= said if layer == branches else {key: v for key, v in said.items() if key.split(".")[0] not in apart}
    values = alone(values)
    return World(
        branches, values, frozenset(_keyed(own)), frozenset(f.scope.phase for f in own) - {Phase.UNKNOWN},
        frozenset(f.scope.framework for f in own) - {""}, _names(values),
    )  # fmt: skip


def _are_phases(branches: Branches, groups: dict[Branches, list[Fact]]) -> bool:
    """Whether they are prefill or decode on the devices of all: no device or degree is told of one of them."""
    if not branches or not all(point.endswith(_PHASES) for point, _ in branches):
        return False
    points = {point for point, _ in branches}
    inside = (facts for each, facts in groups.items() if not points.isdisjoint(point for point, _ in each))
    return not any(fact.name in _DEVICES | _DEGREES for facts in inside for fact in facts)


def _below(branches: Branches) -> Iterator[Branches]:
    for size in range(len(branches) + 1):
        yield from combinations(branches, size)


def _is_format(text: str) -> bool:
    """`FP8`, `4 bits`; not `0.56 bytes`."""
    return text[:1].isalpha() or text.lower().replace("-", " ").rstrip("s") in vocabulary().precisions


def _keyed(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        key = key_of(fact)
        found.setdefault(key, []).append(fact)
        if fact.name == "bytes_per_param":  # what a format takes, beside what one weight is said to take
            told = "format" if _is_format(fact.printing.text) else "weight"
            if told == "format" or _WEIGHTS.search(fact.words):
                found.setdefault(key.replace("bytes_per_param", f"bytes_of_{told}", 1), []).append(fact)
    return found
