"""Page -> degrees of one: `no pipeline parallelism`, `Pipeline parallelism: none`, `without expert parallelism`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.document.model import Flow
from docverify.facts.around import before, followed
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mentions
from docverify.facts.page import Binding
from docverify.named import NamedTuple
from docverify.patterns import Worded

_ONES = frozenset({"tp", "pp", "dp", "ep", "cp", "sp", "etp", "vp", "fsdp", "gradient_accumulation"})
_SAID = Worded(r"(?P<tp>{runs_whole})|(?P<gradient_accumulation>{not_accumulated})")
_NO = Worded(r"{without}$")
_CELL = Worded(r"\s*({none})\s*")
_NONE = Worded(r"(?:[\s*_`]*[:：=]|\s+(?:{stays})\b)\s*({none})(?!\w|\s+\w)")


class Denial(NamedTuple):
    """What is said not to be used, and where."""

    name: str
    start: int
    end: int
    words: str


def negated(flow: Flow, mentions: Mentions) -> Iterator[Binding]:
    """What is said not to be used, a parallelism or accumulation: it is one."""
    return (_binding(flow, each) for each in denials(flow.text, mentions))


def denials(text: str, mentions: Mentions) -> Iterator[Denial]:
    """`no pipeline parallelism`, `PP: none`."""
    for said in _SAID.finditer(text):
        yield Denial(said.lastgroup or "", said.start(), said.end(), said[0])
    for mention in mentions.all:
        if len(mention.phrase.key) != 1 or mention.phrase.key[0] not in _ONES:
            continue
        name, words = mention.phrase.key[0], text[mention.start : mention.end]
        no = _NO.search(text[: mention.start][-24:])
        none = _NONE.match(text, mention.end)
        if no and followed(text, mention.end):
            yield Denial(name, mention.start - len(no.group()), mention.end, words)
        elif none and before(text, mentions, mention.start) is not None:
            yield Denial(name, *none.span(1), words)


def denied(flow: Flow, names: Sequence[str], words: str, branch: tuple[tuple[str, str], ...]) -> Iterator[Binding]:
    """What the cell under a name says not to be used: `none`."""
    one = len(names) == 1 and names[0] in _ONES and names[0] != "dp"  # a row of nothing but `none` is no layout
    none = _CELL.fullmatch(flow.text) if one else None
    if none is not None:
        yield _binding(flow, Denial(names[0], *none.span(1), words), branch)


def _binding(flow: Flow, denial: Denial, branch: tuple[tuple[str, str], ...] = ()) -> Binding:
    name, start, end, words = denial
    printed = Printed(Fraction(1), Fraction(1), True, flow.text[start:end], 1)
    quantity = Quantity(start, end, end, printed, spelled=True)
    return Binding(name, Printing(quantity, flow), frozenset(), words, Notation.NEGATION, branch)
