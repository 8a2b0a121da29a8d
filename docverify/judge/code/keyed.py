"""Groups of settings x pages of kind `keys` -> findings: settings of one command or file that cannot be together.

No text is asked. A page names settings by their keys; `*` stands for what two keys have in common, `minReplicas` and
`maxReplicas`. Every reading of a page is a law of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from docverify.claims.equation import Equation, Reading
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import Leaf, leaves
from docverify.expression import replaced as with_leaves
from docverify.facts.code_groups import Placed, groups
from docverify.facts.frameworks import spelled
from docverify.findings import Finding, Verdict
from docverify.formula import Formula, formula
from docverify.judge.code.parity import told_as
from docverify.judge.compose import composed
from docverify.judge.equations.decide import decide
from docverify.judge.facts.names import names_in
from docverify.judge.wording import spelled_out
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_ANY = "*"
_WHY = ("set what the other settings allow", "correct the other settings")
Bound = Mapping[str, Placed]


class _Law(NamedTuple):
    """A reading of a page, with the keys of each of its names as pages and as settings spell them."""

    rule: Rule
    text: str
    named: Mapping[str, Sequence[str]]
    keys: Mapping[str, frozenset[str]]
    any: bool  # whether a key stands for several
    switched: tuple[str, ...]


def keyed(source: Source, document: Document, kept: Kept) -> list[Finding]:
    """Each place once, however many commands it is set for."""
    found: dict[Span, Finding] = {}
    for group in groups(document, kept) if document.fences else ():
        keys = {each.key for each in group}
        for law in laws():
            if all(law.any or not keys.isdisjoint(known) for known in law.keys.values()):
                for finding in _broken(law, group, source):
                    found.setdefault(finding.span, finding)
    return list(found.values())


@worded()
def laws() -> tuple[_Law, ...]:
    pages = [rule for rule in rules().values() if rule.check == "keys"]
    return tuple(_law(rule, name, text) for rule in pages for name, text in rule.parameters["readings"].items())


def _law(rule: Rule, name: str, text: str) -> _Law:
    named = {each: rule.parameters["keys"][each] for each in sorted(names_in(text))}
    known = {each: frozenset(map(spelled, keys)) for each, keys in named.items()}
    any_ = any(_ANY in key for keys in named.values() for key in keys)
    return _Law(rule, text, named, known, any_, tuple(rule.parameters.get("switched", {}).get(name, ())))


def _broken(law: _Law, group: Sequence[Placed], source: Source) -> Iterator[Finding]:
    if not _switched(law.switched, group):
        return
    for bound in _bound(law, group):
        judgement = decide(_equation(law.rule, formula(law.text), bound))
        if judgement.verdict is Verdict.DISAGREE:
            finding = composed(judgement, law.rule, source)
            yield replace(finding, repairs=tuple(told_as(finding, _WHY)))


def _switched(patterns: Sequence[str], group: Sequence[Placed]) -> bool:
    """Whether the command, or the file, sets all that a law depends on."""
    said = (group[0].setting.line or group[0].printing.flow.text) if patterns and group else ""
    return all(re.search(each, said) for each in patterns)


def _bound(law: _Law, group: Sequence[Placed]) -> Iterator[Bound]:
    """The settings that a law speaks of; a setting that has two values is none of them."""
    if law.any:
        yield from _alike(law.named, group)
        return
    if len(law.keys) == 1:
        yield from ({name: each} for name, keys in law.keys.items() for each in group if each.key in keys)
        return
    found = {name: [each for each in group if each.key in keys] for name, keys in law.keys.items()}
    if all(len({each.setting.value for each in several}) == 1 for several in found.values()):
        yield {name: several[0] for name, several in found.items()}


def _alike(named: Mapping[str, Sequence[str]], group: Sequence[Placed]) -> Iterator[Bound]:
    """Settings below one key whose names have the same rest."""
    found: dict[tuple[object, ...], dict[str, Placed]] = {}
    for each in group:
        for name, keys in named.items():
            for key in keys:
                start = spelled(key.rstrip(_ANY))
                if each.key.startswith(start) and len(each.key) > len(start):
                    found.setdefault((each.holders, each.key[len(start) :]), {}).setdefault(name, each)
    yield from (bound for bound in found.values() if bound.keys() == named.keys())


def _equation(rule: Rule, law: Formula, bound: Bound) -> Equation:
    left, right = (
        with_leaves(side, lambda leaf: Leaf(bound[str(leaf.value)].printing)) for side in (law.left, law.right)
    )
    first, *others = sorted(bound, key=lambda name: _order(law, name))
    place, spans = bound[first].printing, tuple(bound[name].printing.span for name in others)
    said = [spelled_out(side, lambda leaf: f"`{bound[str(leaf)].setting.key}`") for side in (law.left, law.right)]
    return Equation(
        rule.name, (Reading(left, law.relation, right),), place.span, None, spans[0] if spans else place.span,
        place.flow, "relation", words=f"{said[0]} {law.relation} {said[1]}", evidence=spans,
    )  # fmt: skip


def _order(law: Formula, name: str) -> int:
    """Where a name stands in the law: the first is the place."""
    sides = [str(leaf.value) for side in (law.left, law.right) for leaf in leaves(side)]
    return sides.index(name)
