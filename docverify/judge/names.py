"""Formula text of a rule page, with qualified names -> formula."""

import re
from functools import lru_cache

from docverify.formula import Formula, formula

JOINT = "__"  # between a name and its qualifiers
_QUALIFIED = re.compile(r"(?<=[a-z])\.(?=[a-z])")


@lru_cache(1024)
def spelled(text: str) -> Formula:
    """The formula of a page, where a point joins a name and its qualifiers. Raises BadFormula."""
    return formula(_QUALIFIED.sub(JOINT, text))
