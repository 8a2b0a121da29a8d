"""Formula text of a rule page, with qualified names -> formula; the names alone, which is all that most starts need."""

import re
from functools import lru_cache

from docverify.compiled import noted
from docverify.formula import Formula, formula

JOINT = "__"  # between a name and its qualifiers
_NAMES = re.compile(r"\b[A-Za-z_]\w*(?:\.[a-z]\w*)*\b(?!\()")  # of quantities, not of functions
_QUALIFIED = re.compile(r"(?<=[a-z])\.(?=[a-z])")


@lru_cache(1024)
def spelled(text: str) -> Formula:
    """The formula of a page, where a point joins a name and its qualifiers. Raises BadFormula."""
    return formula(_QUALIFIED.sub(JOINT, text))


@noted
def names_in(text: str) -> frozenset[str]:
    """The qualified names in a formula of a page."""
    return frozenset(_NAMES.findall(text))
