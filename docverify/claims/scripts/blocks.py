"""Blocks of plain text that compute with names -> equations: what a line, or the line below it, says that it comes to.

`cache = 2 * layers * kv_heads * head_dim * 2 = 327680`. A name has the value that the block gave it last, else the only
one that the blocks and lists of values of the document give it. A line with another name says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.claims.numbers.reader import read
from docverify.claims.scripts.scripts import Line, prefix, scales_of, told_as, written_out
from docverify.claims.tables.cells import Value
from docverify.claims.tables.key_units import tail
from docverify.classes import replace
from docverify.document.languages import DATA, PLAIN
from docverify.document.model import Document, Flow
from docverify.named import NamedTuple

_NAME = r"[^\W\d]\w*"
_SIGN = r"(?P<sign>={1,2}|≈|→|->|=>)"
_LINE = re.compile(
    rf"^[ \t]*(?:[-*] )?(?P<name>[^\n=:≈→#]{{1,60}}?)[ \t]*[:=][ \t]*(?P<code>[^\n=≈→#:]+?)"
    rf"(?:(?:[ \t]*={{1,2}}[^\n=≈→#]+?)?[ \t]*{_SIGN}[ \t]*(?P<result>[^\n=≈→#]+?))?[ \t]*(?:#[^\n]*)?$",
    re.MULTILINE,
)
_BELOW = re.compile(rf"[ \t]+{_SIGN}[ \t]*(?P<result>[^\n=≈→#]+?)[ \t]*(?:#[^\n]*)?$", re.MULTILINE)
_NUMBER = r"\d[\d_,]*(?:\.\d+)?(?:[eE]\+?\d{1,2})?"
_SET = re.compile(rf"^[ \t]*[\"']?({_NAME})[\"']?[ \t]*[:=][ \t]*({_NUMBER}?),?[ \t]*(?:#.*)?$", re.MULTILINE)
_SAID = re.compile(rf"(?<![\w.])({_NAME})[ `]*=[ `]*({_NUMBER})")
_COMPUTES = re.compile(rf"[=:][^\n]*{_NAME}[ \t)]*[*/×·÷+^−-]|[*/×·÷+^−-][ \t(]*{_NAME}")
_IDENTIFIER = re.compile(_NAME)
_GROUPS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-"})
_CONVERTS = re.compile(r"[*/÷×]\s*\(?\s*(?:1e\d|10\s?(?:\*\*|\^)|1024|2\s?(?:\*\*|\^)\s?\d0|1[,_]?000\b)")
_MOST_LINES, _LONGEST = 200, 400  # and characters of a line that a reader can follow
_NEAR, _ABOUT = Fraction(1, 50), Fraction(1, 10)


class _Found(NamedTuple):
    line: Line
    name: str
    near: Fraction  # how far the result may be off


def block_equations(document: Document) -> Iterator[Equation]:
    """An equation for each result that is not what the names come to."""
    plain = [fence.flow for fence in document.fences if fence.language in PLAIN]
    short = (flow for flow in plain if max(map(len, flow.text.split("\n"))) <= _LONGEST)
    computing = [flow for flow in short if _COMPUTES.search(flow.text)]
    if not computing:
        return
    data = [fence.flow for fence in document.fences if fence.language in DATA]
    shared = _shared([*plain, *data], document.flows)
    for flow in computing:
        for found in _lines(flow.text, shared):
            if (stated := _stated(flow, found)) is not None:
                yield told_as(flow, found.line, *stated)


def _shared(blocks: Sequence[Flow], texts: Iterable[Flow]) -> dict[str, Fraction]:
    """The names to which blocks give one value, and texts no other."""
    values: dict[str, set[Fraction]] = {}
    for flow in blocks:
        for name, number in _SET.findall(flow.text):
            values.setdefault(name, set()).add(Fraction(re.sub("[_,]", "", number)))
    for flow in texts if values else ():
        for name, number in _SAID.findall(flow.text) if "=" in flow.text else ():
            if name in values:
                values[name].add(Fraction(re.sub("[_,]", "", number)))
    return {name: next(iter(each)) for name, each in values.items() if len(each) == 1}


def _lines(text: str, shared: Mapping[str, Fraction]) -> Iterator[_Found]:
    """The lines that compute with a name and have a result."""
    from docverify.claims.scripts.arithmetic import computed  # which loads Python's parser; few documents ask for it

    values = dict(shared)
    for match in list(_LINE.finditer(text))[:_MOST_LINES]:
        name, code = match["name"].strip(" *_`"), _GROUPS.sub("", match["code"]).translate(_SIGNS).replace("^", "**")
        found = computed(code, values) if "%" not in code else None
        result = match if match["result"] else _BELOW.match(text, match.end() + 1)
        if found is not None and result is not None and any(each in values for each in _IDENTIFIER.findall(code)):
            line = Line(written_out(code, values), *found, result.span("result"), match.span("code"))
            yield _Found(line, name, _NEAR if result["sign"] in ("=", "==") else _ABOUT)
        if _IDENTIFIER.fullmatch(name):
            values.pop(name, None)
            values |= {name: found[0]} if found is not None else {}


def _stated(flow: Flow, found: _Found) -> tuple[Value, Fraction] | None:
    """The number of the result, if it is not what the line comes to, and what one of it is worth."""
    start, end = found.line.comment
    items = [item for item in read(flow.text, start, end) if item.kind != "MARK"]
    quantity = items[0].quantity if items and items[0].kind == "NUM" else None
    if quantity is None or not quantity.one or not quantity.printed.value or any(i.kind == "NUM" for i in items[1:]):
        return None
    off = found.line.value / quantity.printed.value
    scales = _scales(quantity, found.name, flow.text[slice(*found.line.code)])
    if off <= 0 or any(abs(float(off) / each - 1) <= _tolerance(quantity, found.near) for each in scales):
        return None
    scale = Fraction(1) if len(scales) == 1 else prefix(off)
    plain = replace(quantity, measures=(Measure(),), percent=False)
    return Value(Printing(plain, flow)), Fraction(1, 100) if quantity.percent else scale


def _tolerance(quantity: Quantity, near: Fraction) -> float:
    """One in the last digit, and at least as much as rounding within the computation may do."""
    near = near if quantity.hedge is Hedge.NONE else _ABOUT
    return float(max(near, quantity.printed.ulp / quantity.printed.value))


def _scales(quantity: Quantity, name: str, code: str) -> tuple[float, ...]:
    """What a unit may make of the number, unless the line itself converts; a bare one is the value, in the unit of
    its name if another name of the line has one, or if it has no prefix."""
    own = tail(name)
    exact = own is None or not own.prefixed or any(map(tail, _IDENTIFIER.findall(code)))
    exact = _CONVERTS.search(code) is not None or (quantity.bare and exact)
    if exact and not quantity.percent:
        return (1.0,)
    return tuple(scales_of(replace(quantity, unit_text=own.unit) if own is not None and quantity.bare else quantity))
