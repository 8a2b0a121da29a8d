"""Facts, judgements on equations -> what a calculation concludes, beside what it computes.

`1,024 experts ÷ 64 groups = 16`, `16 ÷ 2 = 8 per GPU`, `final: 1 per GPU`: either may be right by some convention, but
not one as the outcome of the other.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.classes import replace
from docverify.facts.fact import Fact
from docverify.findings import Finding, Mark, Verdict
from docverify.judge.facts.consistency import same
from docverify.judge.facts.sameness import alike
from docverify.judge.facts.worlds import key_of
from docverify.judge.judgement import Judgement
from docverify.language import worded
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule

_NAME = "conclusion"


def concluded(facts: Sequence[Fact], known: Sequence[Judgement]) -> Iterator[Equation]:
    """A count that a line concludes beside the one that an equation above it in its section comes to."""
    rule = rules()[_NAME]
    chosen = [fact for fact in facts if fact.name in rule.parameters["names"] and fact.asserted]
    concluding = [fact for fact in chosen if _concludes(fact, rule)]
    if not concluding:
        return
    held = [j.equation for j in known if j.verdict is Verdict.AGREE and j.equation.rule == "explicit-equation"]
    results = {each.result.span for each in held if each.result is not None}
    operands = {printing.span for each in held for printing in each.printings}
    computed = [fact for fact in chosen if fact.printing.span in results]
    for fact in concluding:
        before = [each for each in computed if _leads_to(each, fact)]
        if before and fact.printing.span not in operands and not alike(before[-1].printing, fact.printing):
            yield same(rule, fact.name, before[-1], fact)


def with_repeats(finding: Finding, facts: Sequence[Fact]) -> Finding:
    """The finding on a conclusion with all that states the same value of the same name; what an equation comes to is no
    slip for it."""
    if finding.name != _NAME:
        return finding
    at_place = tuple(each for each in finding.repairs if all(edit.span == finding.span for edit in each.edits))
    finding = replace(finding, repairs=at_place)
    places = [fact for fact in facts if fact.printing.span == finding.span]
    same_name = [fact for fact in facts if places and key_of(fact) == key_of(places[0]) and fact is not places[0]]
    repeated = [f for f in same_name if f.asserted and alike(places[0].printing, f.printing)]
    marks = sorted((Mark(f.printing.span, "repeats the value") for f in repeated), key=lambda mark: mark.span)
    return replace(finding, dependents=tuple(marks)) if marks else finding


def _leads_to(one: Fact, other: Fact) -> bool:
    before = one.printing.span < other.printing.span
    return before and one.scope == other.scope and key_of(one) == key_of(other)


def _concludes(fact: Fact, rule: Rule) -> bool:
    """Whether its line begins with a word that ends a calculation, and speaks of nothing else."""
    text, at = fact.printing.flow.text, fact.printing.quantity.start
    low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[low : high if high >= 0 else len(text)]
    concluding, unless = _patterns()
    return concluding.match(line) is not None and unless.search(line) is None


@worded()
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    stated = rules()[_NAME].parameters
    found = [re.compile("|".join(stated[key]), re.IGNORECASE) for key in ("concluding", "unless")]
    return found[0], found[1]
