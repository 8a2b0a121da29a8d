"""rules/layouts.toml -> the patterns by which a line tells degrees of parallelism and numbers of devices."""

import re
from typing import Any

from docverify.claims.numbers.words import words as written
from docverify.language import worded
from docverify.layered import table
from docverify.named import NamedTuple

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_SPELLED = 20
_APART = r"(?<![\w.,/-])"  # what stands in front of a number of its own
_PRODUCT = r"[A-Z][A-Za-z]{0,5}[ -]?\d{2,4}[A-Za-z]{0,3}(?:[- ](?:\d{2,3} ?GB?|SXM\d?|PCIe|NVL))*"


class LayoutBook(NamedTuple):
    names: dict[str, str]  # what is written short -> the degree
    glued: re.Pattern[str]  # TP8, `TP 8`, tp=8
    pair: str  # TP8, as a part of a word
    ahead: re.Pattern[str]  # between a name and its degree
    behind: re.Pattern[str]  # a degree in front of its name
    axes: dict[str, str]  # a name in a row of names: its canonical name
    axis: re.Pattern[str]  # one of them
    rows: re.Pattern[str]  # TP/PP/DP = 8/4/2, (data, tensor) = (32, 8)
    behind_row: re.Pattern[str]  # 8 × 4 × 2 (TP, PP, DP)
    counted: re.Pattern[str]  # behind the values of a row: what they count
    copies: re.Pattern[str]  # `5 replicas of TP4`, `five TP4 replicas`
    devices: re.Pattern[str]  # a number of them
    hosts: re.Pattern[str]
    nodes: re.Pattern[str]  # `2 nodes x 8`
    factor: re.Pattern[str]  # in front of the GPUs of one node
    each: re.Pattern[str]  # behind a number: for one of something, or a part
    bound: re.Pattern[str]
    whose: re.Pattern[str]
    part: re.Pattern[str]
    pools: re.Pattern[str]
    beside: re.Pattern[str]


@worded()
def layout_book() -> LayoutBook:
    data: dict[str, Any] = table("layouts", dict)
    names = {short: name for name, shorts in data["names"].items() for short in shorts}
    short = "|".join(sorted(names, key=len, reverse=True))
    words = {key: f"(?:{text})" for key, text in data["words"].items()}
    cjk = {key: f"(?:{text})" for key, text in data["cjk"].items()}
    patterns = _degrees(f"(?:{short})", words, cjk) | _devices(short, words, cjk)
    axes = {word: name for name, found in data["axes"].items() for word in found}
    patterns |= _rows(sorted(axes, key=len, reverse=True), words, cjk)
    return LayoutBook(names, axes=axes, pair=f"({short})", copies=_copies(f"(?:{short})", words, cjk), **patterns)


def _rows(axes: list[str], words: dict[str, str], cjk: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """Names in a row, single letters only in brackets, and as many values."""
    long, any_axis = "|".join(each for each in axes if len(each) > 1), "|".join(axes)
    sign = rf"(?:\s*[x×*·/|,，、-]\s*|(?:\s*,)?\s+{words['and']}\s+|{cjk['and']})"
    opened, closed = r"\$?[(（\[]\s*", r"\s*[)）\]]\$?"
    row = rf"(?:{long})(?:{sign}(?:{long})){{1,6}}(?:[ -]{words['parallel']})?"
    quoted = rf"[\"']?(?:{any_axis})[\"']?"
    letters = rf"(?<=[(（\[])\s*{quoted}(?:\s*[,，×/]\s*{quoted}){{1,6}}\s*(?=[)）\]])"
    joint = rf"(?:{closed})?(?:[\s$*`_]*(?:[=:：＝]|\b{words['joint']}\b|{cjk['joint']}))*[\s$*`_]*(?:{opened})?"
    values = rf"(?P<values>\d{{1,5}}(?:{sign}\d{{1,5}}){{1,6}})"
    return {
        "behind_row": _any_case(
            rf"(?<![\w.,/-]){values}(?P<joint>\s*[(（])(?:(?P<letters>{letters})|(?P<row>{row}))[)）]"
        ),
        "axis": _any_case(rf"(?<![a-wyz])(?:{any_axis})(?![a-wyz])"),
        "rows": _any_case(
            rf"(?<![A-Za-z0-9_-])(?:(?P<row>{row})|(?P<letters>{letters}))(?P<joint>{joint}){values}"
            r"(?!\d|[.,]\d|\s?%|\s?[x×*/|-]\s?\d)"
        ),
        "counted": _any_case(rf"\s*(?:{words['device']}|{words['host']}|{words['way']}|{cjk['measure']})"),
    }


def _copies(short: str, words: dict[str, str], cjk: dict[str, str]) -> re.Pattern[str]:
    """Their number, in group 1 in front of the noun, in group 2 in front of degrees that the noun stands behind."""
    number = rf"{_APART}([1-9]\d{{0,3}}|{'|'.join(spelled())})"
    noun, degree = rf"(?:{words['copies']}\b|{cjk['copies']})", rf"{short}[ _=-]?\d"
    joint = rf"(?:\s+{words['holds']}\b|\s*[x×@,，:：(（])?\s*"
    return _any_case(rf"{number}\s*{noun}{joint}(?={degree})|{number}\s*[x×]?\s*(?={degree}\S*\s+{noun})")


def spelled() -> dict[str, int]:
    """Small numbers as words: `two` is 2."""
    return {word: value for word, value in written().numbers.items() if 1 < value <= _SPELLED and word.isalpha()}


def _degrees(short: str, words: dict[str, str], cjk: dict[str, str]) -> dict[str, re.Pattern[str]]:
    digits = (
        r"([1-9]\d{0,4})(?!\d|[.,]\d|%|[-–~/|]\d|\s*[/÷×*]\s*[\d(（]|\s*(?:to|or)\s*\d"
        rf"|\s*(?:→|->)\s*\d+(?!\d|\s*{cjk['device']})|(?![x×]?{short}\d)[A-Za-z])"
    )
    between = rf"(?:\s*[=:：＝]\s*|\s+{words['is']}\s+|{cjk['is']}?\s?)"
    return {
        "glued": _any_case(rf"(?<![a-wyz])({short})[ _=-]?{digits}"),
        "ahead": _any_case(rf"[ _]?{words['size']}?[`*]*{between}[`*]*{digits}"),
        "behind": re.compile(rf"{_APART}([1-9]\d{{0,4}}){words['way']}?[\s-]*$"),
    }


def _devices(short: str, words: dict[str, str], cjk: dict[str, str]) -> dict[str, re.Pattern[str]]:
    host = rf"(?:{words['host']}\b|{cjk['host']})"
    product = rf"(?:{words['maker']}\s+)?(?!(?i:{short})[ -]?\d){_PRODUCT}"  # `PP 4 × DP 16` are no four DP 16
    times = r"(?:\s*[x×]\s*|\s+)"
    return {
        "devices": re.compile(
            rf"{_APART}({_NUMBER})(?:\s*[x×]\s*|\s+|-)(?:total |parallel )?(?:{product}[ -]+)?{words['device']}\b"
            rf"|{_APART}({_NUMBER}){times}{product}s?\b(?!\s*{words['host']}\b|[- ]?\d)"
            rf"|{_APART}(\d{{1,6}})\s*{cjk['measure']}?\s?{cjk['device']}(?![\w/])"
            rf"|(?:\b{words['label']}|{cjk['label']})\s*[=:：]\s*({_NUMBER})\b(?!\s*[x×*·]\s*\d)"
        ),
        "hosts": _any_case(rf"{_APART}(\d{{1,5}})\s*(?:[A-Z]\w*\s+)?{host}"),
        "nodes": _any_case(rf"{_APART}(\d{{1,5}})\s*(?:[A-Z]\w*\s+)?{host}\s*(?:[x×*@]|{words['holds']})\s*\(?\d"),
        "factor": re.compile(
            rf"\d\s*(?:[A-Z]\w*\s+)?(?:{words['host']}|{cjk['host']})?"
            rf"\s*(?:[x×*@]|{words['holds']}|×\s*{cjk['of_each']})\s*\(?$"
        ),
        "each": _any_case(
            rf"[^.;,\n]{{0,3}}\b{words['each']}\b|\s*/\s*[a-z]"
            rf"|\s+(?:in |on |of |for |inside )?{words['one']}\s"
            rf"|\s*{words['least']}|\s*(?:of|out of)\s+(?:{words['whole']}|\d)"
        ),
        "bound": _any_case(rf"(?:\b{words['bound']}|[≥≤<>≧+/–-]=?)\s*$"),
        "whose": _any_case(rf"\b{words['single']}\s+(?:\w+[ -]){{0,2}}{words['group']}\b|{cjk['single']}\D{{0,4}}$"),
        "part": _any_case(rf"\d\s+{words['part']}\b"),
        "pools": _any_case(rf"\b{words['pool']}\b"),
        "beside": _any_case(
            rf"(?:[\s:=(（,，–—-]|\b(?:{words['beside']}|{words['copies']})\b|{cjk['copies']}|->|→|=>)*"
        ),
    }


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
