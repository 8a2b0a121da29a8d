"""Facts of code x facts of the text -> findings: a command that sets up what is described sets what is described."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.quantity import Hedge
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.facts.fact import Fact, Notation
from docverify.findings import Edit, Finding, Repair, Verdict
from docverify.judge.compose import composed
from docverify.judge.decide import decide
from docverify.judge.wording import title
from docverify.judge.worlds import SURE, key_of
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source

_USUAL = 8  # GPUs in a node
_AGREEING = 2  # so many other values of a command are those of the text
_SURE = SURE | {Notation.CODE}
_Setting = dict[str, Fact]


@dataclass(frozen=True, slots=True)
class _Compared:
    """One command or file beside the text: the names on which they agree, and what the text says of the others."""

    setting: _Setting
    agreeing: frozenset[str]
    different: dict[str, Fact]


def parity(source: Source, stated: Sequence[Fact]) -> Iterator[Finding]:
    """What commands and configuration files set otherwise than the text; the place is the flag or key."""
    coded = [f for f in stated if f.notation is Notation.CODE and "mentioned" not in f.qualifiers]
    if not coded:
        return
    said = [fact for fact in stated if fact.notation is not Notation.CODE]
    for rule in rules().values():
        for setting in _settings(coded) if rule.check in ("parity", "processes") else ():
            compared = _compared(setting, said, coded)
            found = _flags(rule, compared) if rule.check == "parity" else _processes(rule, compared, said)
            for equation in found:
                judgement = decide(equation)
                if judgement.verdict is Verdict.DISAGREE:
                    finding = composed(judgement, rule, source)
                    repairs = _shared_out(setting, equation) or finding.repairs
                    yield replace(finding, repairs=tuple(replace(each, safe=False) for each in repairs))


def _settings(coded: Iterable[Fact]) -> Iterator[_Setting]:
    """The facts of each command with those of its fence that no command states; no name twice."""
    groups: dict[tuple[int, tuple[tuple[str, str], ...]], list[Fact]] = {}
    for fact in coded:
        own = tuple(each for each in fact.scope.alternatives if each[0].startswith("command:"))
        groups.setdefault((fact.printing.flow.line, own), []).append(fact)
    for (line, own), found in groups.items():
        together = found + (groups.get((line, ()), []) if own else [])
        names = [fact.name for fact in together if "listed" not in fact.qualifiers]
        yield {f.name: f for f in together if names.count(f.name) == 1 and "listed" not in f.qualifiers}


def _compared(setting: _Setting, said: Sequence[Fact], coded: Sequence[Fact]) -> _Compared:
    agreeing, different = set(), {}
    for name, fact in setting.items():
        others = [each for each in said if each.name == name]
        if any(_alike(each, fact) for each in others):
            sure = any(_outright(each, fact) and _alike(each, fact) for each in others)
            agreeing |= {name} if sure and fact.printing.quantity.printed.value > 1 else set()
        elif _one(others, fact) and _one([each for each in coded if each.name == name], fact):
            different[name] = others[0]
    return _Compared(setting, frozenset(agreeing), different)


def _one(others: Sequence[Fact], fact: Fact) -> bool:
    """Whether the name has one value, said outright and wherever it is said."""
    return bool(others) and all(_outright(each, fact) and _alike(each, others[0]) for each in others)


def _alike(one: Fact, other: Fact) -> bool:
    """Counts are the same, or are not."""
    first, second = one.printing.quantity, other.printing.quantity
    value = second.printed.value * second.measure.factor
    high = first.upper or first.printed
    return first.printed.value * first.measure.factor <= value <= high.value * first.measure.factor


def _outright(said: Fact, fact: Fact) -> bool:
    quantity = said.printing.quantity
    plain = quantity.hedge is Hedge.NONE and quantity.upper is None and said.notation in _SURE and said.asserted
    seen = {*said.scope.alternatives} <= {*fact.scope.alternatives}
    return plain and seen and key_of(said) == said.name


def _flags(rule: Rule, compared: _Compared) -> Iterator[Equation]:
    """One value that differs where the others agree; a command with more of them sets up something else."""
    names = [name for name in compared.different if name in rule.parameters["names"]]
    if len(compared.agreeing) < _AGREEING * max(1, len(compared.different)):
        return
    for name in names:
        first = compared.different[name]
        yield _equation(rule, "value", compared.setting[name], Leaf(first.printing), [first], title(name))


def _processes(rule: Rule, compared: _Compared, said: Sequence[Fact]) -> Iterator[Equation]:
    """Processes on each node times nodes against the GPUs, and against what a node can hold."""
    each, nodes = compared.setting.get("gpus_per_node"), compared.setting.get("nodes")
    if each is None or nodes is None:
        return
    size, count = (fact.printing.quantity.printed.value for fact in (each, nodes))
    most = Fraction(rule.parameters["most"])
    if size > most and not any(f.name == "gpus_per_node" and _alike(f, each) for f in said):
        if count == 1 and "nodes" not in compared.different:
            enough: Node = Constant(Fraction(-(-size // most)))
            yield _equation(rule, "node", nodes, enough, [each], f"{each.printing.text} GPUs", ">=")
        return
    gpus = [fact for fact in said if fact.name == "gpus" and key_of(fact) == "gpus" and fact.notation in SURE]
    wanted = size * count
    if not _one(gpus, nodes) or gpus[0].printing.quantity.printed.value == wanted:
        return
    if len(compared.agreeing) >= _AGREEING and not compared.different and size > 1:
        needed = Binary("/", Leaf(gpus[0].printing), Leaf(each.printing))
        words = f"{gpus[0].printing.text} ÷ {each.printing.text}"
        yield _equation(rule, "value", nodes, needed, [gpus[0], each], words)


def _shared_out(setting: _Setting, equation: Equation) -> tuple[Repair, ...]:
    """The processes of one impossible node, shared out over nodes of the usual size or as large as they may be."""
    each, nodes, side = setting.get("gpus_per_node"), setting.get("nodes"), equation.readings[0].right
    if equation.form != "node" or each is None or nodes is None or not isinstance(side, Constant):
        return ()
    size, found = each.printing.quantity.printed.value, []
    for count in dict.fromkeys((size / _USUAL, side.value)):
        if count.denominator == 1 and size % count == 0:
            edits = (Edit(nodes.printing.span, str(count)), Edit(each.printing.span, str(size // count)))
            why = f"share out the {size} over {count} nodes of {size // count}"
            found.append(Repair(tuple(sorted(edits)), False, why))
    return tuple(found)


def _equation(
    rule: Rule, form: str, at: Fact, side: Node, evidence: Sequence[Fact], words: str, relation: str = "="
) -> Equation:
    place, spans = at.printing, tuple(fact.printing.span for fact in evidence)
    result = place if relation == "=" else None
    return Equation(
        rule.name, (Reading(Leaf(place), relation, side),), place.span, result, spans[0], place.flow, form,
        {"first": evidence[0].printing}, words=words, evidence=spans,
    )  # fmt: skip
