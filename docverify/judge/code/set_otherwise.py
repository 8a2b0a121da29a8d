"""A setting x what another place says of the same -> the finding at the setting."""

from docverify.claims.equation import Printing, told_twice
from docverify.classes import replace
from docverify.findings import Finding
from docverify.judge.code.parity import judged, told_as
from docverify.judge.compose import composed
from docverify.rulebook.rule import Rule
from docverify.source import Source


def set_otherwise(
    rule: Rule, source: Source, first: Printing, setting: Printing, key: str, why: tuple[str, str]
) -> Finding:
    """`why` are words for the two ways to repair it."""
    finding = composed(judged(told_twice(rule.name, first, setting, f"`{key}`")), rule, source)
    return replace(finding, repairs=tuple(told_as(finding, why)))
