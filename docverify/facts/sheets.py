"""Document -> bindings of blocks of data that read like a list of values: `kv_heads: 8`, `"bandwidth": "3.35 TB/s"`.

Their keys need not be those of a framework: they are read as the names in a text are.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from docverify.claims.numbers.reader import read
from docverify.claims.passage import passage_of
from docverify.classes import replace
from docverify.document.model import Document, Flow
from docverify.facts.degrees import DEGREES
from docverify.facts.fact import Notation
from docverify.facts.frameworks import frameworks
from docverify.facts.page import Binding, Page
from docverify.facts.vocabulary import vocabulary
from docverify.kept import Kept

_LANGUAGES = frozenset({"yaml", "yml", "json", "jsonc", "json5", "toml", "ini", "cfg", "conf", "properties"})
_KEY = r"[ \t]*[\"']?[^\W\d_][\w .\-/()（）]*[\"']?[ \t]*[:=：]"
_VALUE = re.compile(rf"^{_KEY}[ \t]*[\"']?[$~≈]?(?:[A-Za-z]+-?)?\d", re.MULTILINE)  # `bf16`, `zero-3` too
_OTHER = re.compile(r"^(?!\s*$|[ \t]*[#\[\]{}]|---)(?!" + _KEY + r").+", re.MULTILINE)
_QUOTES = str.maketrans("\"'", "  ")
_LONGEST = 3000


def is_sheet(text: str) -> bool:
    """Whether all lines are keys and values, some of them with numbers, and none is about another model."""
    text = _spread(text)
    if len(text) > _LONGEST or _OTHER.search(text) is not None:
        return False
    return _VALUE.search(text) is not None and frameworks().apart.search(text) is None


def from_sheets(
    document: Document, bound: Callable[[Page], Iterable[Binding]], known: Iterable[Binding], kept: Kept
) -> Iterator[Binding]:
    """What blocks say to which no framework gives a name; `bound` reads a page, `known` is what code binds."""
    found = list(sheets(document))
    taken: dict[int, set[int]] = defaultdict(set)
    for each in known if found else ():
        taken[id(each.printing.flow)].add(each.printing.quantity.start)
    for flow in found:
        told = [each for each in bound(kept.once(sheet, flow)) if not _is_default(each) or not taken[id(flow)]]
        more = [each for each in told if each.printing.quantity.start not in taken[id(flow)]]
        if len(more) < len(taken[id(flow)]):  # it is a file of the framework, whose counts may be of something else
            more = [each for each in more if vocabulary().names[each.name].unit != "count"]
        yield from (replace(each, notation=Notation.CODE) for each in more)


def _is_default(each: Binding) -> bool:
    """Whether it is what files set that spell out everything: a degree of one."""
    return each.name in DEGREES and each.printing.quantity.printed.value == 1


def sheets(document: Document) -> Iterator[Flow]:
    """The blocks of data, and what stands before all text, that are such lists."""
    flows = [fence.flow for fence in document.fences if fence.language in _LANGUAGES]
    flows += [document.front_matter] if document.front_matter is not None else []
    return (flow for flow in flows if is_sheet(flow.text))


def sheet(flow: Flow) -> Page:
    """Its numbers, without the quotes around them."""
    text = _spread(flow.text).translate(_QUOTES)
    passage = passage_of(flow, tuple(read(text)), None)
    numbers = tuple(index for index, item in enumerate(passage.items) if item.quantity is not None)
    return Page(passage, text, numbers, tuple(passage.items[index].start for index in numbers))


def _spread(text: str) -> str:
    """An object that stands on one line, `{"layers": 48, "heads": 32}`, with each key on a line of its own."""
    flat = text.count("{") == 1 and text.startswith("{") and "\n" not in text.rstrip()
    return text.replace("{", "\n").replace("}", " ").replace(", ", ",\n") if flat else text
