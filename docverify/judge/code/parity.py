"""Facts of code x facts of the text -> findings: a command that sets up what is described sets what is described."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.classes import replace
from docverify.document.model import Document, Flow
from docverify.expression import Constant, Leaf, Node
from docverify.facts.fact import Fact, Notation
from docverify.findings import Edit, Finding, Mark, Repair, Verdict
from docverify.judge.code.alone import alone, names_of_one
from docverify.judge.code.compared import Compared
from docverify.judge.code.setups import Setup, outright, same
from docverify.judge.compose import composed
from docverify.judge.equations.decide import decide, twice_said
from docverify.judge.judgement import Judgement
from docverify.judge.wording import subject
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source

_USUAL = 8  # GPUs in a node
TEXT = "set what the text says", "correct the text"
_WHY = {"parity": TEXT, "processes": TEXT, "fences": ("set what the other block sets", "change the other block")}


class Beside(NamedTuple):
    """Setups beside what the text says, and commands beside the file of their section."""

    text: Sequence[Compared]
    files: Sequence[Compared]


def parity(source: Source, document: Document, beside: Beside, said: tuple[Fact, ...], kept: Kept) -> list[Finding]:
    """What commands and configuration files set otherwise than the text; the place is the first such flag or key."""
    found: dict[tuple[str, str], Finding] = {}
    for finding in _different(source, document, beside, said, kept):
        first = found.setdefault((finding.key, finding.claimed), finding)
        if first is not finding:
            more = (*first.dependents, Mark(finding.span, "is set so as well"))
            found[finding.key, finding.claimed] = replace(first, dependents=more)
    return list(found.values())


def _different(
    source: Source, document: Document, beside: Beside, said: tuple[Fact, ...], kept: Kept
) -> Iterator[Finding]:
    for rule in rules().values() if any(beside) else ():
        for each in {"parity": beside.text, "processes": beside.text, "fences": beside.files}.get(rule.check, ()):
            words = kept.same(above(_block(each), document)), kept.same(names_of_one(each, document))
            for judgement in kept.of(_contradicted, rule, each, said, *words):
                finding = composed(judgement, rule, source, kept)
                shared_out = _shared_out(each.setup, judgement.equation)
                yield replace(finding, repairs=shared_out or tuple(told_as(finding, _WHY[rule.check])))


def _contradicted(rule: Rule, each: Compared, said: Sequence[Fact], lead: str, under: str) -> tuple[Judgement, ...]:
    found = _processes(rule, each, said) if rule.check == "processes" else _flags(rule, each, said, lead, under)
    return tuple(judgement for each in found if (judgement := judged(each)).verdict is Verdict.DISAGREE)


def judged(equation: Equation) -> Judgement:
    judgement = decide(equation)
    if judgement.verdict is Verdict.DISAGREE:
        return judgement
    return twice_said(equation)  # what code sets is not rounded


def _plainly(first: Fact, fact: Fact, said: Sequence[Fact]) -> bool:
    """Whether the text states it for itself, and not one value for each of several settings."""
    apart = any(each.scope.alternatives for each in said if each.name == first.name)
    return outright(first, fact) and first.notation in (Notation.KEY, Notation.CELL) and not apart


def _flags(rule: Rule, each: Compared, said: Sequence[Fact], lead: str, under: str) -> Iterator[Equation]:
    """The values that differ where the others agree, unless the text above says that the code shows something else."""
    if any(re.search(words, lead) for words in rule.parameters.get("unless_before", ())):
        return
    for key, first in each.different.items():
        fact = each.setup.facts[key]
        if _passing(rule, fact) or _elsewhere(rule, first):
            continue
        near = len(each.agreeing) > 0 == len(each.different) - 1 and _plainly(first, fact, said)
        if key in rule.parameters["names"] and (
            each.sure or near or each.beside or alone(rule, key, each, lead, under)
        ):
            yield _equation(rule, "value", fact, Leaf(unhedged(first.printing)), [first], subject(fact.name))


def _elsewhere(rule: Rule, said: Fact) -> bool:
    """Whether the sentence of the text speaks of another place: `85 % in the test cluster`."""
    text, quantity = said.printing.flow.text.casefold(), said.printing.quantity
    sentence = text[: quantity.start].rpartition(". ")[2] + text[quantity.start :].partition(". ")[0]
    return any(re.search(words, sentence) for words in rule.parameters.get("unless_beside", ()))


def unhedged(printing: Printing) -> Printing:
    """The most that the text states is what a flag sets, not what it stays below."""
    quantity = printing.quantity
    return replace(printing, quantity=replace(quantity, hedge=Hedge.NONE)) if quantity.hedge else printing


def above(code: Flow, document: Document) -> str:
    """The heading and the line above a block."""
    last = bisect_left(document.flows, code.line, key=lambda flow: flow.line) - 1
    near = last >= 0 and document.flows[last].section == code.section
    return f"{document.sections[code.section].title}\n{document.flows[last].text if near else ''}".casefold()


def _block(each: Compared) -> Flow:
    return next(iter(each.setup.facts.values())).printing.flow


def _passing(rule: Rule, fact: Fact) -> bool:
    """Whether the command is for something by the way: a test of the network, a conversion."""
    text, at = fact.printing.flow.text, fact.printing.quantity.start
    first, last = text.rfind("\n", 0, at), text.find("\n", at)
    while first > 0 and text[:first].rstrip().endswith("\\"):
        first = text.rfind("\n", 0, first)
    while last > 0 and text[:last].rstrip().endswith("\\"):
        last = text.find("\n", last + 1)
    line = text[first + 1 : last if last >= 0 else len(text)].casefold()
    return fact.words.startswith("-") and any(re.search(each, line) for each in rule.parameters.get("unless_in", ()))


def _processes(rule: Rule, each: Compared, said: Sequence[Fact]) -> Iterator[Equation]:
    """A single node with more processes than nodes have GPUs."""
    size, nodes = each.setup.facts.get("gpus_per_node"), each.setup.facts.get("nodes")
    most = Fraction(rule.parameters["most"])
    if size is None or nodes is None or nodes.printing.quantity.printed.value != 1 or "nodes" in each.different:
        return
    held = size.printing.quantity.printed.value
    if held > most and not any(f.name == "gpus_per_node" and same(f, size) for f in said):
        enough = Constant(Fraction(-(-held // most)))
        yield _equation(rule, "node", nodes, enough, [size], f"{size.printing.text} GPUs", ">=")


def told_as(finding: Finding, why: tuple[str, str]) -> Iterator[Repair]:
    """The repairs in words that fit a command and what stands beside it."""
    for repair in finding.repairs:
        elsewhere = any(edit.span != finding.span for edit in repair.edits)
        yield replace(repair, safe=False, why=why[elsewhere])


def _shared_out(setup: Setup, equation: Equation) -> tuple[Repair, ...]:
    """The processes of one impossible node, shared out over nodes of the usual size or as large as they may be."""
    each, nodes, side = setup.facts.get("gpus_per_node"), setup.facts.get("nodes"), equation.readings[0].right
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
