"""Printing x rule -> the printing as the rule takes it."""

import re
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.judge.facts.names import JOINT
from docverify.rulebook.rule import Rule
from docverify.units import unit


def adjusted(printing: Printing, name: str, rule: Rule) -> Printing:
    """The print with the unit that the rule takes it to be in where it has none, and exact where it is meant so."""
    quantity, key = printing.quantity, name.replace(JOINT, ".")
    meant = rule.parameters.get("exactly", {}).get(key)
    if key in rule.parameters.get("settings", ()) or (meant and re.fullmatch(meant, quantity.printed.text)):
        quantity = replace(quantity, printed=replace(quantity.printed, ulp=Fraction(0)))
    symbol = rule.parameters.get("units", {}).get(key)
    if symbol is not None and not quantity.measure.unit.dimensions:
        measures = tuple(replace(measure, unit=unit(symbol)[0]) for measure in quantity.measures)
        quantity = replace(quantity, measures=measures)
    return printing if quantity is printing.quantity else Printing(quantity, printing.flow)
