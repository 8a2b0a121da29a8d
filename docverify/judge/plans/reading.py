"""The text of an expression of a page -> what it asks for and comes to, read when it is first needed."""

from functools import cached_property

from docverify.expression import Node
from docverify.judge.facts.names import names_in, spelled
from docverify.judge.plans.amount import Amount, amount_of


class Reading:
    """What a name is computed of, and how: few documents need more than a few of 500."""

    def __init__(self, text: str, result: str) -> None:
        """`result` is the name of what it comes to, which it is not made of."""
        self._text, self._result = text, result

    @cached_property
    def node(self) -> Node:
        """Raises BadFormula."""
        return spelled(self._text).right

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted(names_in(self._text) - {self._result}))

    @cached_property
    def amount(self) -> Amount:
        return amount_of(self.node, self.names)
