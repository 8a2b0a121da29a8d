"""Two shapes of which one is the other's part on a rank x the tensor parallel degree -> judgements.

`TP=2 ... 3072 × 5120 → 3072 × 2560 per GPU`, `[4096, 11008] / TP4 = [4096, 2752]`. A matrix may be cut by other degrees
too, padded or pruned: unless the degree stands between the shapes, a size is wrong only if it does not divide the whole
one and a slip makes it of the share.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.sentences.tensor_shapes import Shape, shapes
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.misprints import slip_size
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import considered
from docverify.kept import Kept
from docverify.patterns import Worded, says
from docverify.source import Span

RULE, _DEGREE = "tensor-split", "tp"
_ALSO_CUT = frozenset({"cp", "sp", "pp"})  # heads, or layers that have them
_OF_ONE, _FAR = (("device", -1),), 24
_TURNED = Worded(r"[^.;:,\d]{0,30}?(?:→|->|⇒|{turns_into})\s*")
_COUNTED = Worded(r"[^.;]*?(?:{attention_heads}\s+\d+|\d+\s+(?:[a-z]+\s)?{attention_heads}).*")
_FEWEST = 4  # numbers of two shapes
_BECOMES = Worded(r"[^.;\n\d]{0,60}?(?:→|->|⇒|=>|{splits_into})[^.;\n\d]{0,30}")
_DIVIDED = Worded(r"\s?(?:/|÷)\s?(?:TP\s?=?\s?)?\d{1,3}\s?[`$]?\s?(?:=|→|->)\s?[`$]?")


def tensor_splits(claims: Claims, stated: Sequence[Fact], meant: Statuses, kept: Kept) -> Iterator[Judgement]:
    """What is not the share that the degree leaves."""
    degrees = [fact.printing for fact in stated if fact.name == _DEGREE and fact.printing.quantity.one]
    others = {id(fact.printing.flow) for fact in stated if fact.name in _ALSO_CUT}
    for passage in claims.passages if degrees else ():
        found = list(shapes(passage)) if passage.numbers >= _FEWEST else []
        equations = [_equation(passage, whole, part, degrees) for whole, part in pairwise(found)]
        equations += _heads(passage, degrees) if id(passage.flow) not in others else ()
        for equation in equations:
            judgement = considered(equation, meant, kept) if equation is not None else None
            if judgement is not None and judgement.verdict is Verdict.DISAGREE:
                yield judgement


def _heads(passage: Passage, degrees: Sequence[Printing]) -> Iterator[Equation]:
    """`With TP=8 the 64 heads become 8 per GPU`: whole ones, of which no rank has less than one."""
    text = passage.flow.text
    near = [each for each in degrees if each.flow is passage.flow] if says("attention_heads", text.lower()) else []
    if len({_worth(each) for each in near}) != 1:
        return
    degree = _worth(near[0])
    numbers = [Printing(item.quantity, passage.flow) for item in passage.items if item.quantity is not None]
    for one, other in pairwise(numbers):
        share = _worth(one) / degree
        start, end = one.quantity.start, other.quantity.start
        of_one = other.quantity.measure.unit.nouns == _OF_ONE and other.quantity.one and share.denominator == 1
        turned = of_one and _TURNED.fullmatch(text, one.quantity.number_end, end)
        if turned and _COUNTED.fullmatch(text, max(start - _FAR, 0), end):
            yield _told(one, other, near[0])


def _equation(passage: Passage, whole: Shape, part: Shape, degrees: Sequence[Printing]) -> Equation | None:
    if len(whole.sizes) != len(part.sizes):
        return None
    text = passage.flow.text
    between = text[whole.end : part.start]
    divided = _DIVIDED.fullmatch(between) is not None
    cut = divided or (_BECOMES.fullmatch(between) is not None and says("of_one_rank", text.lower()))
    pairs = [(a, b) for a, b in zip(whole.sizes, part.sizes, strict=True) if _worth(a) != _worth(b)]
    degree = _degree(passage, whole, part, degrees, divided)
    if len(pairs) != 1 or degree is None or not cut:
        return None
    ((one, other),) = pairs
    return _told(one, other, degree) if divided or _is_slip(one, other, _worth(degree)) else None


def _degree(passage: Passage, whole: Shape, part: Shape, degrees: Sequence[Printing], divided: bool) -> Printing | None:
    """What stands between the shapes, or the one value that the paragraph, or else the document, gives the degree."""
    if divided:
        items = [i for i in passage.items if whole.end <= i.start < part.start and i.quantity is not None]
        return Printing(items[0].quantity, passage.flow) if items and items[0].quantity is not None else None
    near = [each for each in degrees if each.flow is passage.flow] or degrees
    return near[-1] if len({_worth(each) for each in near}) == 1 else None


def _worth(printing: Printing) -> Fraction:
    return printing.quantity.printed.value


def _is_slip(one: Printing, other: Printing, degree: Fraction) -> bool:
    share = _worth(one) / degree if degree > 1 else Fraction(0)
    if share.denominator != 1 or not share or _worth(one) % _worth(other) == 0:
        return False
    return slip_size(str(share), str(_worth(other))) == 1


def _told(one: Printing, other: Printing, degree: Printing) -> Equation:
    reading = Reading(Binary("/", Leaf(one), Leaf(degree)), "=", Leaf(other))
    places = (one.span, degree.span)
    span = Span(min(*places, other.span).start, max(*places, other.span).end)
    words = f"{one.text} ÷ {_worth(degree)} (TP)"
    return Equation(RULE, (reading,), span, other, one.span, other.flow, "value", words=words, evidence=places)
