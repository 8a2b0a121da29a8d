"""Page -> degrees of one: `no pipeline parallelism`, `Pipeline parallelism: none`, `without expert parallelism`."""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.document.model import Flow
from docverify.facts.around import before, followed
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention, Mentions
from docverify.facts.page import Binding
from docverify.patterns import Worded

_DEGREES = frozenset({"tp", "pp", "dp", "ep", "cp", "sp", "etp", "vp", "fsdp"})
_NO = Worded(r"{without}$")
_NONE = Worded(r"[\s*_`]*[:：=]\s*({none})(?!\w|\s+\w)")


def negated(flow: Flow, mentions: Mentions) -> Iterator[Binding]:
    """A parallelism that is said not to be used."""
    for mention in mentions.all:
        if len(mention.phrase.key) != 1 or mention.phrase.key[0] not in _DEGREES:
            continue
        no = _NO.search(flow.text[: mention.start][-24:])
        none = _NONE.match(flow.text, mention.end)
        if no and followed(flow.text, mention.end):
            yield _binding(flow, mention, mention.start - len(no.group()), mention.end)
        elif none and before(flow.text, mentions, mention.start) is not None:
            yield _binding(flow, mention, none.start(1), none.end(1))


def _binding(flow: Flow, mention: Mention, start: int, end: int) -> Binding:
    text = flow.text[start:end]
    quantity = Quantity(start, end, end, Printed(Fraction(1), Fraction(1), True, text, 1))
    words = flow.text[mention.start : mention.end]
    return Binding(mention.phrase.key[0], Printing(quantity, flow), frozenset(), words, Notation.NEGATION)
