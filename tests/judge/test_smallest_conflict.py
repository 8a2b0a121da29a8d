"""Random layouts: what is found contradicts itself by the word of z3, no part of it does, and nothing is missed."""

import random
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any

import pytest

from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node
from docverify.findings import Finding
from docverify.interfaces.check import check
from docverify.judge.facts.names import spelled
from docverify.rulebook.load import rules

z3 = pytest.importorskip("z3")

KEYS = {
    "nodes": "Nodes", "gpus_per_node": "GPUs per node", "gpus": "Total GPUs", "tp": "TP", "pp": "PP", "dp": "DP",
    "layers": "Layers", "layers_per_stage": "Layers per stage", "global_batch": "Global batch size",
    "micro_batch": "Micro-batch size", "gradient_accumulation": "Gradient accumulation steps",
}  # fmt: skip
RULES = [
    "nodes", "world-size", "gpus-divisible", "layers-per-stage", "layers-divisible", "global-batch", "batch-divisible",
    "batch-steps",
]  # fmt: skip
DERIVING = ("nodes", "world-size")
SYSTEMS = 60


def layout(dice: random.Random) -> dict[str, int]:
    """A layout that fits together."""
    tp, pp, dp = (2 ** dice.randint(0, 4) for _ in range(3))
    per_node = dice.choice([n for n in (1, 2, 4, 8, 16) if tp * pp * dp % n == 0])
    layers_per_stage, micro, steps = dice.randint(2, 12), dice.choice([1, 2, 4]), dice.randint(3, 40)
    return {
        "nodes": tp * pp * dp // per_node, "gpus_per_node": per_node, "gpus": tp * pp * dp,
        "tp": tp, "pp": pp, "dp": dp,
        "layers": layers_per_stage * pp, "layers_per_stage": layers_per_stage,
        "global_batch": micro * dp * steps, "micro_batch": micro, "gradient_accumulation": steps,
    }  # fmt: skip


def system(seed: int) -> dict[str, int]:
    """A part of a layout, with up to two slips."""
    dice = random.Random(seed)
    whole = layout(dice)
    names = [name for name in whole if dice.random() < 0.8]
    stated = {name: whole[name] for name in names}
    for name in dice.sample(names, min(len(names), dice.randint(0, 2))):
        stated[name] = dice.choice([stated[name] * 2, stated[name] * 3, stated[name] + 1])
    return stated


def term(node: Node, names: Mapping[str, Any]) -> Any:
    """The z3 term of an expression; quotients are real."""
    match node:
        case Leaf(name):
            return names.get(str(name), z3.RealVal(1))
        case Constant(value):
            return z3.RealVal(str(value))
        case Negative(operand):
            return -term(operand, names)
        case Call("floor", (inner,)):
            return z3.ToReal(z3.ToInt(term(inner, names)))
        case Call("ceil", (inner,)):
            return -z3.ToReal(z3.ToInt(-term(inner, names)))
        case Binary(operator, left, right):
            a, b = term(left, names), term(right, names)
            return {"+": a + b, "-": a - b, "*": a * b, "/": a / b}[operator]
    raise AssertionError(node)


def known(stated: Mapping[str, int]) -> set[str]:
    """The names that have a value or get one by what follows."""
    found = set(stated)
    if {"nodes", "gpus_per_node"} <= found:
        found.add("gpus")
    if {"gpus", "gpus_per_node"} <= stated.keys() and stated["gpus"] % stated["gpus_per_node"] == 0:
        found.add("nodes")  # else a node is not full
    if {"gpus", "tp", "pp"} <= found:
        gpus = stated.get("gpus") or stated["nodes"] * stated["gpus_per_node"]
        found |= {"dp"} if gpus % (stated["tp"] * stated["pp"]) == 0 else set()
    return found


def contradicts(
    stated: Mapping[str, int], spoken: Collection[str] = (), whole: bool = True, book: Collection[str] = RULES
) -> bool:
    """Whether no whole numbers satisfy every rule of which a reading is known, or speaks only of `spoken` names."""
    sayable = set(spoken) or known(stated)
    solver = z3.Solver()
    solver.set("timeout", 2000)
    names = {name: z3.Real(name) for name in KEYS}
    for name, variable in names.items():
        solver.add(variable > 0, *([variable >= 1, z3.IsInt(variable)] if whole else []))
        if name in stated:
            solver.add(variable == stated[name])
    for rule in (rules()[name] for name in book):
        if not set(rule.parameters.get("unless", ())) & sayable:
            readings = [spelled(text) for text in rule.parameters["readings"].values()]
            fitting = [r for r in readings if r.names - set(rule.parameters.get("ones", ())) <= sayable]
            if fitting:
                said = {name: each for name, each in names.items() if name in sayable}
                solver.add(z3.Or([term(r.left, said) == term(r.right, said) for r in fitting]))
    return bool(solver.check() == z3.unsat)


def text_of(stated: Mapping[str, int]) -> str:
    return "".join(f"- {KEYS[name]}: {value}\n" for name, value in stated.items())


def own(finding: Finding, stated: Mapping[str, int], text: str) -> dict[str, int]:
    """The values that a finding rests on, without those of further rules that the same value breaks."""
    spans = (finding.span, *(mark.span for mark in finding.evidence if ", by " not in mark.label))
    lines = {text.count("\n", 0, span.start) for span in spans}
    return {name: value for number, (name, value) in enumerate(stated.items()) if number in lines}


def without(stated: Mapping[str, int], names: Collection[str]) -> dict[str, int]:
    return {name: value for name, value in stated.items() if name not in names}


def fewest(stated: Mapping[str, int]) -> int:
    """How many values have to go for the rest to fit together."""
    sizes = range(len(stated) + 1)
    return next(n for n in sizes for names in combinations(stated, n) if not contradicts(without(stated, names)))


@pytest.mark.parametrize("seed", range(SYSTEMS))
def test_what_contradicts_itself_is_found_and_nothing_else(seed: int) -> None:
    stated = system(seed)
    text = text_of(stated)
    assert bool(check(text).findings) == contradicts(stated), text


@pytest.mark.parametrize("seed", range(SYSTEMS))
def test_a_finding_rests_on_a_smallest_contradiction(seed: int) -> None:
    stated = system(seed)
    text = text_of(stated)
    for finding in check(text).findings:
        conflict = own(finding, stated, text)
        names = known(stated)
        book = {finding.name, *(DERIVING if any("follows from" in note for note in finding.notes) else ())}
        assert contradicts(conflict, names, book=book), (text, conflict)
        for name in conflict:  # a value that is not known might be any, whole or not
            assert not contradicts(without(conflict, {name}), names, False, book), (text, conflict, name)


@pytest.mark.parametrize("seed", range(SYSTEMS))
def test_causes_are_few(seed: int) -> None:
    stated = system(seed)
    findings = check(text_of(stated)).findings
    assert len(findings) <= fewest(stated) + 1, text_of(stated)
