"""Document -> numbers that code sets, and numbers that the text gives the same flags and keys by their own names.

No vocabulary is asked: `--session-len 8192` is `--session-len` in a sentence, `session_len` in a table, or the words
`session len`.
"""

import re
from collections.abc import Collection, Container, Iterator
from fractions import Fraction
from itertools import islice

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.document.languages import SHELL, language
from docverify.document.model import Document, Fence, Flow, FlowKind, PieceKind, Table
from docverify.facts.code import DATA, LANGUAGES
from docverify.facts.code_data import data_settings, left_of
from docverify.facts.code_inline import starts_program
from docverify.facts.code_setting import Setting
from docverify.facts.code_shell import shell_settings
from docverify.facts.frameworks import frameworks, spelled, squashed
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.units import unit

_NUMBER = (  # of sixty digits at most: longer ones are no amounts, nor do they fit into a float
    r"\d{1,3}(?:[,_]\d{3}){1,19}(?!\d)|\d{1,60}(?!\d)(?:\.\d{1,60}(?!\d))?(?:[eE][+-]?\d{1,2}(?!\d))?"
)
_VALUE = re.compile(rf"({_NUMBER})(?:\s?([kKM%]))?(?![\w/]|[.,:]\d)")
_ONLY = re.compile(rf"\s*(?:{_VALUE.pattern})\s*")
_LINK = re.compile(r"[`*\"')]*\s*(?:(?:is|are|of|at|to|set to|is set to|was|为|是)\s|[=:：])?\s*[`*\"'=]*")
_WORD = re.compile(r"-{0,2}[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
_KEY = re.compile(r"\s*(-{1,2}[A-Za-z][\w.\-]*|[A-Za-z]\w*(?:[._][\w.]+))\s*")
_SCALE = {"k": (Fraction(1000), Fraction(1024)), "m": (Fraction(10**6), Fraction(1 << 20)), "%": (Fraction(1, 100),)}
_CALL = re.compile(r"\w\([^()]*$")
_UNIT = re.compile(r"\s?([^\W\d_]{1,8})(?!\w)")
_TAKEN = ("ns", "us", "ms", "s", "min", "h", "B", "KiB", "MiB", "GiB", "KB", "MB", "GB")
_FAR = 400
_MOST_WORDS = 4
_LONGEST = 100_000


class Named(NamedTuple):
    """A number with the key that it is given to. `values` are what it may mean: 64K is 64,000 or 65,536."""

    key: str  # as `spelled`
    printing: Printing
    values: tuple[Fraction, ...]
    words: str  # the key as printed
    table: int = 0  # the line of its table

    @property
    def section(self) -> int:
        return self.printing.flow.section


def set_numbers(document: Document, kept: Kept) -> Iterator[Named]:
    """What fences of a known language set, whatever it means."""
    for fence in document.fences:
        if fence.language in LANGUAGES and len(fence.flow.text) <= _LONGEST:
            for each in kept.of(settings_of, fence):
                if (found := _named(each, fence.flow)) is not None and not _apart(each):
                    yield found


def settings_of(fence: Fence) -> tuple[Setting, ...]:
    text = fence.flow.text
    if fence.language in DATA:
        return tuple(data_settings(text, fence.language))
    if fence.language in SHELL:
        return tuple(shell_settings(text))
    text = left_of(text)
    return tuple(shell_settings(text) if language("", text) == "sh" else data_settings(text, fence.language))


def _apart(setting: Setting) -> bool:
    return any(frameworks().apart.search(each) for each in setting.path[:-1])


def told_numbers(document: Document, keys: Collection[str], values: re.Pattern[str]) -> Iterator[Named]:
    """What tables and texts give one of the keys; `values` are headers of columns with what is set."""
    for table in document.tables:
        yield from _of_table(table, keys, values)
    for flow in document.flows:
        if flow.kind is FlowKind.PARAGRAPH and any(map(str.isdigit, flow.text)):
            written = squashed(flow.text.replace(" ", ""))
            if any(map(written.__contains__, keys)):
                yield from _of_text(flow, keys)


def _of_table(table: Table, keys: Container[str], values: re.Pattern[str]) -> Iterator[Named]:
    """The rows that begin with a key; a column that says what is set holds the values."""
    columns = [index for index, cell in enumerate(table.header) if values.fullmatch(cell.text.strip().casefold())]
    if len(columns) != 1:
        return
    for row in table.rows:
        cell, first = row[columns[0]], row[0]
        key, value = _KEY.fullmatch(first.text), _ONLY.fullmatch(cell.text)
        if key is not None and value is not None and (name := spelled(key[1].rpartition(".")[2])) in keys:
            yield _made(name, cell, value, key[1])._replace(table=table.line)


def _of_text(flow: Flow, keys: Container[str]) -> Iterator[Named]:
    words = list(_WORD.finditer(flow.text))
    end = 0
    for index, first in enumerate(words):
        for last in reversed(list(islice(words, index, index + _MOST_WORDS))):
            name = flow.text[first.start() : last.end()]
            if first.start() < end or not _is_name(name) or (key := spelled(name.replace(" ", "_"))) not in keys:
                continue
            if " " in name and frameworks().means(key):
                break  # its words are read as those of any other quantity are
            end = last.end()
            at = _LINK.match(flow.text, end)
            value = _VALUE.match(flow.text, at.end()) if at is not None and at.end() > end else None
            if value is not None and not _called(flow, name, value.start()):
                yield _in_any_unit(_made(key, flow, value, name), value.end())
            break


def _called(flow: Flow, name: str, at: int) -> bool:
    """Whether it stands in a command that somebody may run, or among the arguments of a call."""
    argument = flow.text[at - 1] == "=" and flow.kind_at(at) is not PieceKind.CODE and not name.startswith("-")
    return argument or starts_program(flow, at) or _CALL.search(flow.text[max(0, at - _FAR) : at]) is not None


def _is_name(text: str) -> bool:
    """Words joined by single blanks, hyphens or underscores: one word alone may be anything."""
    return re.fullmatch(r"--[A-Za-z][\w\-]*|[A-Za-z]\w*(?:[ _\-][A-Za-z]\w*)+|[A-Za-z]+_\w+", text) is not None


def _named(setting: Setting, flow: Flow) -> Named | None:
    quantity = quantity_of(setting)
    if quantity is None or len(spelled(setting.key)) < 3:
        return None
    return Named(spelled(setting.key), Printing(quantity, flow), (quantity.printed.value,), setting.key)


def quantity_of(setting: Setting) -> Quantity | None:
    """What it is set to, if that is a number."""
    if re.fullmatch(_NUMBER, setting.value) is None:
        return None
    return _quantity(setting.start, setting.start + len(setting.value), setting.value)


def _made(key: str, flow: Flow, match: re.Match[str], words: str) -> Named:
    quantity = _quantity(match.start(1), match.end(1), match[1])
    scales = _SCALE.get((match[2] or "").lower(), (Fraction(1),))
    return Named(key, Printing(quantity, flow), tuple(quantity.printed.value * each for each in scales), words)


def _in_any_unit(told: Named, end: int) -> Named:
    """`max lifetime of 30 minutes`: a flag takes no unit, so that it may be set to as many seconds or milliseconds."""
    behind = _UNIT.match(told.printing.flow.text, end)
    for stated in unit(behind[1]) if behind is not None else ():
        if stated.dimensions in (unit("s")[0].dimensions, unit("B")[0].dimensions):
            others = (found for name in _TAKEN for found in unit(name) if found.dimensions == stated.dimensions)
            scales = {stated.factor / each.factor for each in others}
            return told._replace(values=(*told.values, *(told.values[0] * scale for scale in scales)))
    return told


def _quantity(start: int, end: int, text: str) -> Quantity:
    """A bare number, as exact as it is printed."""
    bare = text.replace(",", "").replace("_", "")
    mantissa, _, exponent = bare.lower().partition("e")
    last = Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    value = Fraction(bare)
    printed = Printed(value, last, value.denominator == 1, text, len(mantissa.replace(".", "").strip("0")) or 1)
    return Quantity(start, end, end, printed, (Measure(),))
