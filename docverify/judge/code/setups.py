"""Facts of code -> setups: what one command or one file sets, with what its file sets for all of its commands."""

from collections.abc import Iterable, Iterator, Sequence

from docverify.claims.numbers.quantity import Hedge
from docverify.classes import dataclass, replace
from docverify.facts.fact import LOOSE, Fact, Notation
from docverify.facts.frameworks import frameworks, spelled
from docverify.facts.sheets import is_sheet
from docverify.facts.vocabulary import vocabulary
from docverify.judge.facts.sameness import alike
from docverify.judge.facts.statement import SURE
from docverify.judge.facts.worlds import key_of
from docverify.kept import Kept

_MODEL = frozenset({"layers", "hidden", "heads"})  # that a file of a model sets
_ARCHITECTURE = _MODEL | {"kv_heads", "head_dim", "ffn", "moe_ffn", "vocab", "experts", "top_k", "kv_rank", "rope_dim"}
_OF_ONE = {
    "micro_batch": "per_gpu", "tp": "per_replica", "pp": "per_replica",
    "concurrency": "per_replica", "sequence": "per_request",
}  # fmt: skip
_SURE = SURE | {Notation.CODE}
MOST = frozenset({"maximum", "limit"})
_LEAST = frozenset({"minimum"})
_LENGTHS = frozenset({"sequence"})


@dataclass(frozen=True, slots=True)
class Setup:
    """The facts by their keys; a key that is set in two ways is none of it, but in `split` if two flags set it."""

    facts: dict[str, Fact]
    section: int
    split: dict[str, tuple[Fact, ...]]


def coded(stated: Iterable[Fact]) -> list[Fact]:
    """What commands and files set, not what a sentence says of a flag."""
    return [f for f in stated if f.notation is Notation.CODE and "mentioned" not in f.qualifiers]


def setups(facts: Iterable[Fact]) -> Iterator[Setup]:
    """One for each command of a file, or one for a file without commands of its own."""
    groups: dict[tuple[int, tuple[tuple[str, str], ...]], list[Fact]] = {}
    for fact in facts:
        own = tuple(each for each in fact.scope.alternatives if each[0].startswith("command:"))
        groups.setdefault((fact.printing.flow.line, own), []).append(fact)
    for (line, own), found in groups.items():
        together = found + (groups.get((line, ()), []) if own else [])
        keyed: dict[str, list[Fact]] = {}
        for fact in together:
            keyed.setdefault(key_of(fact), []).append(fact)
        kept = {key: each[0] for key, each in keyed.items() if all(same(each[0], other) for other in each)}
        if kept:
            yield Setup(kept, found[0].scope.section, dict(_split(found)))


def flagged(setup: Setup) -> bool:
    return any(fact.words.startswith("-") for fact in setup.facts.values())


def described(every: Sequence[Setup], said: Sequence[Fact]) -> list[Fact]:
    """What the sheets of a document tell, or the architecture in its only file of a model, if the text says
    nothing else: it is that of the text."""
    models = [each for each in every if each.facts.keys() >= _MODEL]
    if every and all(map(_is_sheet, every)) and _complement(every):
        found, names = [fact for each in every for fact in each.facts.values()], None
    elif len(models) == 1:
        found, names = [fact for fact in models[0].facts.values() if fact.name in _ARCHITECTURE], _ARCHITECTURE
    else:
        return []
    told = {fact.name: fact for fact in said if names is None or fact.name in names}
    by_flags = any(fact.words.startswith("-") for fact in found)
    if by_flags or not all(same(f, told[f.name]) for f in found if f.name in told):
        return []
    return [fact for fact in found if fact.name not in told]


def _complement(every: Sequence[Setup]) -> bool:
    """Whether no two of them set one thing: together they are one list, of which each section has a part."""
    keys = [fact.name for each in every for fact in each.facts.values()]
    return len(every) == 1 or len(keys) == len(set(keys))


def _is_sheet(setup: Setup) -> bool:
    """Whether its keys are those of no framework, or where one is named, half of them are not."""
    facts = setup.facts.values()
    if not all(is_sheet(fact.printing.flow.text) for fact in facts):
        return False
    own = sum(not frameworks().means(fact.words) for fact in facts)
    return 2 * own >= len(facts) or not any(fact.scope.framework for fact in facts)


def _split(found: Sequence[Fact]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """What a command or file sets twice, by different names: `num_nodes: 2` beside `--nnodes=4`."""
    for key in dict.fromkeys(map(key_of, found)):
        each = tuple(fact for fact in found if key_of(fact) == key)
        named = {spelled(fact.words): fact for fact in each}
        alone = all(same(named[spelled(fact.words)], fact) for fact in each)
        if alone and not all(same(each[0], other) for other in each):
            yield key, tuple(named.values())


def worlds_of(every: Sequence[Setup], kept: Kept) -> list[Fact]:
    """The facts of setups, those of each in a scope of their own."""
    each = ((fact, kept.same(str(index))) for index, setup in enumerate(every) for fact in setup.facts.values())
    return [kept.of(within, fact, branch) for fact, branch in each if LOOSE not in fact.qualifiers]


def within(fact: Fact, branch: str) -> Fact:
    return replace(fact, scope=replace(fact.scope, alternatives=(("setup", branch),)))


def same(one: Fact, other: Fact) -> bool:
    """Counts are the same or not, but `64K` may be 65,536; shares and measured values as their digits go."""
    first, second = one.printing.quantity, other.printing.quantity
    if first.percent != second.percent or first.measure.letter or second.measure.letter:
        return alike(one.printing, other.printing)
    value = second.printed.value * second.measure.factor
    high = first.upper or first.printed
    return first.printed.value * first.measure.factor <= value <= high.value * first.measure.factor


def outright(said: Fact, fact: Fact) -> bool:
    """Whether the text says in plain words what the code sets: by its name, or by the very words of the flag."""
    plain = _exact(said, fact) and said.notation in _SURE and said.asserted
    seen = {*said.scope.alternatives} <= {*fact.scope.alternatives} and not _in_tokens(said)
    return plain and seen and (_key(said) == key_of(fact) or _both_most(said, fact) or spelled_alike(said, fact))


def _key(said: Fact) -> str:
    """A micro-batch is of one rank, a tensor group of one replica, a length of one request, said or not."""
    return said.name if said.qualifiers <= {_OF_ONE.get(said.name, "")} else key_of(said)


def _both_most(said: Fact, fact: Fact) -> bool:
    """`at most 64 concurrent sequences`, `a context window of 32K`: what the flag sets is the most as well."""
    if said.name != fact.name or MOST.isdisjoint(fact.qualifiers):
        return False
    words = said.words.casefold()
    further = said.qualifiers - {_OF_ONE.get(said.name, "")}
    window = not further and any(each in words for each in vocabulary().names[said.name].most)
    return window or (further - MOST == fact.qualifiers - MOST and bool(further & MOST))


def spelled_alike(said: Fact, fact: Fact) -> bool:
    words = said.words.replace(" ", "")
    return said.name == fact.name and said.qualifiers <= fact.qualifiers and spelled(words) == spelled(fact.words)


def _in_tokens(said: Fact) -> bool:
    """A batch of 4M tokens: commands count its sequences."""
    return said.name.endswith("batch") and ("token", 1) in said.printing.quantity.measure.unit.nouns


def counted(said: Fact, fact: Fact) -> bool:
    """`on 16 nodes`: it may be all of them."""
    if _in_tokens(said):
        return False
    most = (MOST & fact.qualifiers and MOST) | (_LEAST & fact.qualifiers)
    plain = {"mentioned", "all", "total", _OF_ONE.get(said.name, "")}
    return said.qualifiers - most <= plain and said.asserted and _exact(said, fact)


def _exact(said: Fact, fact: Fact) -> bool:
    """One number, or a range of lengths; `at most` only of what the flag sets the most of, `at least` of the least."""
    quantity = said.printing.quantity
    bound = quantity.hedge is Hedge.AT_MOST and not MOST.isdisjoint(fact.qualifiers)
    bound |= quantity.hedge is Hedge.AT_LEAST and not _LEAST.isdisjoint(fact.qualifiers)
    return (quantity.hedge is Hedge.NONE or bound) and (quantity.upper is None or fact.name in _LENGTHS)
