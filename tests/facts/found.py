"""Text -> its facts in short: `tp=4`, `gpus=512 total`, `params=7e10`."""

from docverify.claims.collect import collect
from docverify.claims.status.status import statuses
from docverify.document.parse import parse
from docverify.facts.fact import Fact, Scope
from docverify.facts.facts import facts
from docverify.source import Source


def facts_of(text: str) -> tuple[Fact, ...]:
    document = parse(Source("document.md", text))
    return facts(document, collect(document), statuses(document))


def sees(scope: Scope, other: Scope) -> bool:
    """Whether no point of alternatives is answered differently by both."""
    branches = dict(scope.alternatives)
    return all(branches.get(point, branch) == branch for point, branch in other.alternatives)


def short(fact: Fact) -> str:
    """Name, value in base units of its scale, qualifiers."""
    quantity = fact.printing.quantity
    value = quantity.printed.value * quantity.measure.factor
    written = f"{float(value):g}" if value.denominator != 1 or value >= 10**7 else str(value)
    upper = f"-{quantity.upper.text}" if quantity.upper else ""
    return " ".join([f"{fact.name}={written}{upper}", *sorted(fact.qualifiers)])


def found(text: str) -> list[str]:
    return [short(fact) for fact in facts_of(text)]
