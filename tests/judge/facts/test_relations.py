"""Rules over facts: what is judged, what is left alone, and which statement is pointed at."""

import pytest

from docverify.claims.collect import collect
from docverify.claims.equation import Printing
from docverify.claims.status.status import statuses
from docverify.document.parse import parse
from docverify.expression import Leaf
from docverify.facts.fact import Fact, Phase, Scope
from docverify.facts.facts import facts
from docverify.facts.layouts import layouts
from docverify.formula import formula
from docverify.judge.equations.solve import solved
from docverify.judge.facts.relations import Related, related
from docverify.judge.facts.worlds import worlds
from docverify.judge.judge import judge
from docverify.source import Source

Stated = tuple[str, str, Scope]
EVERYWHERE = Scope()


def _facts(stated: list[Stated]) -> tuple[Source, list[Fact]]:
    """Facts as `name.qualifier`, value and scope, printed one a paragraph."""
    source = Source("facts.md", "\n\n".join(f"{name}: {value}" for name, value, _ in stated))
    passages = collect(parse(source)).passages
    found = []
    for (key, _, scope), passage in zip(stated, passages, strict=True):
        name, *qualifiers = key.split(".")
        quantity = next(item.quantity for item in passage.items if item.quantity is not None)
        found.append(Fact(name, Printing(quantity, passage.flow), scope, frozenset(qualifiers)))
    return source, found


def _related(values: str, scope: Scope = EVERYWHERE) -> Related:
    source, found = _facts([(*pair.split("=", 1), scope) for pair in values.split("; ")])  # type: ignore[misc]
    return related(source, found, ())


def _codes(values: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.claimed) for finding in _related(values).findings]


@pytest.mark.parametrize(
    "values",
    [
        "gpus=512; tp=4; pp=4; dp=32",
        "gpus=512; tp=4; pp=4; ep=8; dp=4",
        "gpus=32; tp=4; pp=1; dp=8; ep=32",
        "gpus=256; tp=4; pp=8; cp=2; dp=4",
        "gpus=512; tp=4; pp=4; dp=32; fsdp=0",
        "gpus=512; tp=4; dp=8",
        "gpus=512; tp=4; pp=4; dp.mentioned=8",
        "layers=61; pp=16; layers_per_stage=4",
        "params=30B; bytes_per_param=2; weights_memory=60 GB",
        "params=7B; bytes_per_param=2; weights_memory=14 GB; weights_memory.per_gpu=3.5 GB; tp=4",
        "gpu_memory=80 GB; total_memory.per_gpu=84 GB",
        "pp=8; micro_batches=64; bubble=10.9%",
        "pp=8; micro_batches=64; bubble=9.9%",
        "throughput=8000 sequences/s; throughput.per_gpu=120 tokens/s; gpus=32",
        "kv_heads=4; tp=8",
        "global_batch=4M tokens; micro_batch=1; dp=24",
    ],
)
def test_nothing_is_said_where_a_convention_fits(values: str) -> None:
    assert _codes(values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("gpus=512; tp=2; pp=8; dp=64", [("PAR001", "64")]),
        ("gpus=100; tp=8; pp=3", [("PAR002", "100")]),
        ("gpus=128; pp=4; ep=64", [("PAR003", "64")]),
        ("gpus=120; nodes=16; gpus_per_node=8", [("PAR004", "120")]),
        ("heads=40; tp=16", [("PAR007", "16")]),
        ("experts=8; ep=64", [("PAR009", "64")]),
        ("global_batch=1024; micro_batch=2; dp=24", [("PAR012", "1024")]),
        ("params=30B; bytes_per_param=2; weights_memory=120 GB", [("MEM001", "120 GB")]),
        ("gpu_memory=64 GB; total_memory.per_gpu=71.5 GB", [("MEM004", "71.5 GB")]),
        ("pp=4; micro_batches=4; bubble=25%", [("PIP001", "25%")]),
        ("mfu=140%", [("FLO002", "140%")]),
        ("layers=16; hidden=1024; experts=64; moe_ffn=2048; params=30B", [("MOD002", "30B")]),
    ],
)
def test_the_statement_that_cannot_stand_is_pointed_at(values: str, expected: list[tuple[str, str]]) -> None:
    assert _codes(values) == expected


def test_one_cause_is_told_once_at_the_value_that_breaks_most_rules() -> None:
    values = "gpus=512; nodes=64; gpus_per_node=8; tp=2; pp=8; dp=64; micro_batch=1; gradient_accumulation=64"
    (finding,) = _related(f"{values}; global_batch=3072").findings
    assert (finding.code, finding.claimed, finding.expected[0].text) == ("PAR001", "64", "32")
    assert any("PAR011" in note for note in finding.notes)


def test_restatements_of_a_wrong_value_hang_on_its_first_statement() -> None:
    (finding,) = _related("gpus=512; tp=2; pp=8; dp=64; dp.total=64").findings
    assert [mark.label for mark in finding.dependents] == ["repeats the value"]


def test_a_named_framework_chooses_its_readings() -> None:
    megatron = Scope(framework="megatron")
    assert _related("gpus=64; tp=4; pp=2; replicas=8", megatron).findings == ()
    assert [f.code for f in _related("gpus=64; tp=4; pp=2; dp=4; replicas=2", megatron).findings] == ["PAR001"]


def test_alternatives_do_not_see_each_other() -> None:
    one, other = (Scope((("option", branch),)) for branch in "ab")
    stated = [("gpus", "64", EVERYWHERE), ("tp", "8", one), ("pp", "8", one), ("tp", "4", other), ("pp", "3", other)]
    source, found = _facts(stated)
    assert [(f.code, f.claimed) for f in related(source, found, ()).findings] == [("PAR002", "3")]
    assert [world.branches for world in worlds(found)] == [(), (("option", "a"),), (("option", "b"),)]


def test_of_two_values_the_one_that_rules_disagree_with_is_wrong() -> None:
    assert _codes("gpus=100; gpus=96; tp=8; pp=3") == [("CON001", "100")]
    assert _codes("tp=8; tp=4") == []


def test_phases_are_known_to_worlds() -> None:
    _, found = _facts([("tp", "8", Scope(phase=Phase.INFERENCE)), ("pp", "2", EVERYWHERE)])
    assert next(worlds(found)).phases == {Phase.INFERENCE}


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [("a * b = c", "b", "="), ("a / b <= c", "b", "<="), ("c >= a - b", "b", "<="), ("a + b = c / d", "d", "=")],
)
def test_a_formula_is_solved_for_a_name(text: str, name: str, relation: str) -> None:
    found = solved(formula(text), name)
    assert found is not None
    assert (found.relation, found.right) == (relation, Leaf(name))


def test_a_name_under_a_function_or_said_twice_cannot_be_had_alone() -> None:
    assert solved(formula("floor(a / b) = a / b"), "a") is None
    assert solved(formula("c = max(a, b)"), "a") is None


def test_a_line_that_tells_a_layout_tells_its_gpus() -> None:
    source = Source("line.md", "It runs with TP=4 and PP=2 on 12 GPUs.")
    document = parse(source)
    stated = facts(document, collect(document))
    lines = tuple(layouts(document, stated, statuses(document)))
    assert [(f.code, f.claimed) for f in related(source, stated, (), lines).findings] == [("PAR002", "12 GPUs")]


_POOLS = (
    "| Pool | Nodes | GPUs/node | GPUs |\n|---|---|---|---|\n"
    "| a | 40 | 8 | 320 |\n| b | 10 | 8 | 80 |\n| all | 50 | | 400 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- Price of a node: $90 an hour\n- Cost: 40 × 90 = $3,600 per hour", []),
        ("- Price of a node: $90 an hour\n- Cost: 50 × 90 = $4,500 per hour", []),
        ("- Price of a node: $90 an hour\n- Cost: $3,600 per hour", ["CST002"]),
    ],
)
def test_what_is_computed_for_a_part(text: str, codes: list[str]) -> None:
    source = Source("pools.md", _POOLS + text)
    assert [each.code for each in judge(source, parse(source)).findings] == codes


def test_what_tokens_cost_on_one_machine_is_not_held_against_the_rows_of_others() -> None:
    table = (
        "| | cards | $/h | tok/s | $/M |\n|---|---|---|---|---|\n"
        "| L4 | 4 | 3.20 | 1,400 | 0.63 |\n| A30 | 2 | 4.10 | 4,200 | 0.27 |\n"
    )
    line = "The four L4 cards make 1,400 tokens/s at $0.80 per card-hour, that is $0.63 per million output tokens.\n\n"
    source = Source("costs.md", line + table)
    assert not judge(source, parse(source)).findings
