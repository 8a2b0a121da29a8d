"""YAML, JSON, TOML, INI, HCL and Python text -> settings: every key with a plain value, under the keys that hold it."""

import re
from collections.abc import Iterator

from docverify.facts.code_setting import Setting
from docverify.facts.code_terraform import LANGUAGES as TERRAFORM
from docverify.facts.code_terraform import terraform_settings

_NUMBER = r"\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?"
_LIST = r"\d+(?:,\d+)+"
_FORMAT = r"(?:[a-z]+\.)?[A-Za-z]{1,6}\d{1,2}(?:_e\dm\d)?"
_NAMED = r"[A-Za-z][\w\-]*:\d+"  # H100:8
_AMOUNT = r"\d+(?:\.\d+)?(?:[KMGTkmgt]i?[bB]?|ms|s|h)|\d{1,3}:\d\d:\d\d"  # 256Gi, 15s
_ENTRY = re.compile(
    rf"(?<![\w.\-/\"'$\[])(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w.\-/]*)(?P=quote)\s*"
    rf"(?::\s*(?:int|float)\s*=|[:=])[ \t]*(?P<mark>[\"']?)(?P<value>{_AMOUNT}|{_NUMBER}|{_NAMED}|{_FORMAT})(?P=mark)"
    r"(?!,\d{3}(?!\d))(?=[ \t]*(?:[,})\];]|$))",
    re.MULTILINE,
)
_FLAG = re.compile(
    rf"(?<![\w\-/])(?P<key>--?[A-Za-z][\w\-]*)(?:=|[\"']?\s*,\s*[\"']?|[ \t]+|[\"']?\s*\n\s*-\s+[\"']?)"
    rf"(?P<value>{_AMOUNT}|{_NUMBER})(?=[\"'\s,\])]|$)"
)
_VISIBLE = re.compile(
    rf"(?P<key>\b[A-Z]+(?:_RT)?_VISIBLE_DEVICES)[\"']?\]?\s*(?:[:=]|,?\s*[\"']?value[\"']?:)\s*[\"']?(?P<value>{_LIST})"
)
_ENVIRONMENT = re.compile(
    rf"\bname:[ \t]*[\"']?(?P<key>[A-Za-z_]\w*)[\"']?(?:[ \t]*\n[ \t]+|,[ \t]*)value:[ \t]*[\"']?(?P<value>{_NUMBER})"
    r"(?=[\"']?[ \t]*(?:\}|$))",
    re.MULTILINE,
)
_OPENS = re.compile(
    r"([ \t]*)(?:-[ \t]+)?[\"']?([A-Za-z_][\w.\-/]*)[\"']?((?:[ \t]+\"[^\"\n]*\")*)\s*"
    r"(?:[:=]\s*(?:[{\[(]|dict\(|\w+\()?|[({])\s*$"
)
_LABEL = re.compile(r"[\w.\-]+")
_TABLE = re.compile(r"\s*\[{1,2}([\w.\-\" ]+)\]{1,2}\s*$")
_STRING = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
_COMMENT = re.compile(rf"(\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z))|{_STRING}|((?<!\S)#[^\n]*)", re.DOTALL)
_SLASHED = re.compile(rf"{_STRING}|(//[^\n]*|/\*.*?\*/)", re.DOTALL)
_BRACKET = re.compile(r"(?:([A-Za-z_][\w.\-/]*)[\"']?\s*[:=]?\s*)?([({\[])|[)}\]]")
_REMOVED = re.compile(r"^(?:-|\+\+\+ |@@)[^\n]*|^\+", re.MULTILINE)
_LONG_LINE = 2_000
_SEMICOLON = re.compile(r"^[ \t]*(;[^\n]*)", re.MULTILINE)


def data_settings(text: str, language: str) -> Iterator[Setting]:
    """Keys and flags whose value is a plain number. Nesting is told by indentation and by [tables]."""
    text = _plain(text, language)
    holders = dict(_holders(text))
    for pattern in (_ENTRY, _FLAG, _VISIBLE, _ENVIRONMENT):
        for match in pattern.finditer(text):
            line = text.rfind("\n", 0, match.start()) + 1
            key = tuple(match["key"].split(".")) if "/" not in match["key"] else (match["key"],)
            held = (*holders.get(line, ()), *_inside(text, line, match.start()))
            yield Setting((*held, *key), match["value"], match.start("value"))
    if language in TERRAFORM:
        yield from terraform_settings(text, holders)


def left_of(text: str) -> str:
    """What a difference leaves: the lines that are taken away are blank, and so are the marks of the others."""
    return _REMOVED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _inside(text: str, start: int, end: int) -> tuple[str, ...]:
    """The keys and calls that are open in front of a place in a line."""
    held: list[str] = []
    for match in _BRACKET.finditer(text, start, end) if end - start < _LONG_LINE else ():
        if match[2]:
            held.append(match[1] or "")
        elif held:
            held.pop()
    return tuple(held)


def _plain(text: str, language: str) -> str:
    """The text with its comments blanked."""
    patterns = [_SLASHED] if language.startswith("json") else [_COMMENT]
    patterns += [_SEMICOLON] if language == "ini" else []
    for pattern in patterns:
        text = pattern.sub(_blanked, text)
    return text


def _blanked(match: re.Match[str]) -> str:
    comment = any(group is not None for group in match.groups())
    return re.sub(r"[^\n]", " ", match.group()) if comment else match.group()


def _holders(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The keys that hold each line, by the line's place."""
    stack: list[tuple[int, str, bool]] = []  # indentation, key, whether it stands in a list's item
    table: tuple[str, ...] = ()
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if bare and bare[0] not in "}])":
            item = bare.startswith("- ")  # an item may stand as far left as the key that holds the list
            while stack and (stack[-1][0] > indent or (stack[-1][0] == indent and (stack[-1][2] or not item))):
                stack.pop()
        if (match := _TABLE.fullmatch(line.rstrip("\n"))) is not None:
            table, stack = tuple(match[1].replace('"', "").split(".")), []
        yield at, (*table, *(key for _, key, _ in stack))
        if (match := _OPENS.fullmatch(line.rstrip("\n"))) is not None:
            labels = _LABEL.findall(match[3])  # resource "aws_instance" "gpu" {
            stack += [(indent, key, bare.startswith("- ")) for key in (match[2], *labels)]
        at += len(line)
