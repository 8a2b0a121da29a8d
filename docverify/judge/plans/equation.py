"""A number of a plan, its role and the value that fits best -> the equation that the plan breaks."""

from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.classes import replace
from docverify.expression import Leaf, leaves
from docverify.judge.plans.book import Role
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import Value
from docverify.judge.wording import spelled_out


def equation_of(each: Said, role: Role, value: Value) -> Equation:
    assert role.rule is not None
    place = replace(each.printing, quantity=replace(each.printing.quantity, hedge=Hedge.NONE))
    relation = str(role.rule.parameters.get("relation", "="))
    used = [leaf.value for leaf in leaves(value.node) if isinstance(leaf.value, Printing)]
    spans = tuple(dict.fromkeys(p.span for p in used))
    told = f"{role.rule.parameters.get('title', role.name)} = {spelled_out(value.node, _said)}"
    return Equation(
        role.rule.name, (Reading(Leaf(place), relation, value.node),), place.span, place,
        spans[0] if spans else place.span, place.flow, "value", {}, words=told, evidence=spans,
        tolerance=Fraction(str(role.rule.parameters.get("tolerance", 3.0))) / 100,
    )  # fmt: skip


def _said(leaf: object) -> str:
    return leaf.text if isinstance(leaf, Printing) else str(leaf)
