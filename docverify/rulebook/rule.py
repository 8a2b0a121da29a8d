"""A rule: what rules/<family>/<name>.md says, in a form that judges can use."""

from typing import Any

from docverify.classes import dataclass, field
from docverify.named import NamedTuple


class Marked(NamedTuple):
    """`<!-- CODE at "text" -->`: a finding that an example asks for, at this text on this line of it."""

    code: str
    text: str
    line: int


class Example(NamedTuple):
    """A document on a rule's page: `kind` is valid, invalid or fixed; `line` is where it begins on the page."""

    kind: str
    text: str
    line: int
    marks: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """`messages` by case, each a format string; `parameters` is whatever else the kind of check asks for."""

    code: str
    name: str
    title: str
    check: str
    severity: str  # error, warning or info
    messages: dict[str, str]
    source: str
    parameters: dict[str, Any] = field(default_factory=dict)
    path: str = ""  # below rules/
