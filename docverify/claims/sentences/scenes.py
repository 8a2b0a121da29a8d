"""A number before an equation -> whether it sets the scene, and the equation that it may be a factor of."""

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.sentences.parts import Part
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf
from docverify.patterns import Worded

_SCENE = Worded(r"\b{sets_the_scene}\s+$")
_SHORT = 12  # characters of a preposition


def sets_the_scene(flow: Flow, number: Part) -> bool:
    """`on 4 nodes 4 × 8 = 32`: the first number counts for what it is computed."""
    return number.quantity is not None and number.text[-1:].isalpha() and is_of_scene(number.quantity, flow)


def is_of_scene(quantity: Quantity, flow: Flow) -> bool:
    """`Cores of 3 hosts`: the cores are told of, not the hosts."""
    return not quantity.bare and _SCENE.search(flow.text, max(quantity.start - _SHORT, 0), quantity.start) is not None


def of_scene(equation: Equation, number: Part, flow: Flow) -> Equation:
    """`for 2 replicas 4 × 8 = 64`: what sets the scene may be a factor."""
    if number.quantity is None:
        return equation
    first, factor = equation.readings[0], Leaf(Printing(number.quantity, flow))
    if isinstance(first.left, Binary) and first.left.operator in "+-" and not first.left.bracketed:
        return equation  # `an answer of 96 tokens takes 0.36 + 95 × 0.039 = 4.1 s`
    times = Reading(
        Binary("*", factor, first.left, True), first.relation, first.right, "the number before it multiplies"
    )
    return replace(equation, readings=(*equation.readings, times))
