"""Document x facts -> the values of the names of its computations: what it sets them to, or what the name is called.

`layers` is what `Number of layers: 80` says, if all that the document says of layers is one number.
"""

from collections.abc import Mapping, Sequence

from docverify.claims.collect import Claims, items_of
from docverify.claims.equation import Printing
from docverify.claims.symbols.settings import settings
from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.facts.labels import label
from docverify.judge.facts.alone import OF_MODEL
from docverify.judge.facts.statement import SURE

_CALLED = OF_MODEL | {"tp", "pp", "dp", "ep", "cp"}

Sections = Mapping[int, Sequence[Printing]]  # what each section gives a name


class KnownNames:
    """Of a name that is set to several numbers at once nothing is known."""

    def __init__(self, document: Document, claims: Claims, stated: Sequence[Fact]) -> None:
        self._stated = stated
        self._values: dict[str, Sections | None] = {}
        found: dict[str, dict[int, list[Printing]]] = {}
        for name, value, section in settings(document, claims.passages, items_of(claims.passages)):
            if value is None:
                self._values[name] = None
            else:
                found.setdefault(name, {}).setdefault(section, []).append(value)
        self._values = {**found, **self._values}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._of(name))

    def __getitem__(self, name: str) -> Sections:
        return self._of(name) or {}

    def _of(self, name: str) -> Sections | None:
        if name not in self._values:
            self._values[name] = self._called(name) if len(name) > 1 else None
        return self._values[name]

    def _called(self, name: str) -> Sections | None:
        """What facts give it: one value, that is once said outright."""
        named = label(name, False)
        if named is None or len(named.names) != 1 or named.qualifiers or named.names[0] not in _CALLED:
            return None
        (what,) = named.names
        every = [fact for fact in self._stated if fact.asserted and fact.name.partition("_per_")[0] == what]
        sure = [f.printing for f in every if f.notation in SURE and not f.qualifiers and f.name == what]
        one = len({(each.printing.quantity.printed.value, each.printing.quantity.one) for each in every}) == 1
        return {each.flow.section: [each] for each in sure} if one and sure and sure[0].quantity.one else None
