"""Inline code of a text -> the flags that it sets, and whether it is a command rather than a value.

`run --tp 2 --steps 5` in a sentence is what somebody may type: its numbers are not those of what is described.
"""

import re
from collections.abc import Iterator

from docverify.document.model import Flow, PieceKind
from docverify.facts.code_setting import Setting
from docverify.facts.code_shell import shell_settings

_PROGRAM = re.compile(r"\s*[\w./\-]+(?:\s+[^\s-]\S*)*\s+-{1,2}[A-Za-z]")  # words before the first flag
_FLAG = re.compile(r"(?<!\S)--[A-Za-z][\w.\-]*(?=[=\s]|$)")
_DOTTED = re.compile(r"(?<!\S)\+{0,2}[A-Za-z_]\w*\.[\w.]+=")


def flags(flow: Flow) -> Iterator[Setting]:
    """The flags that inline code gives values, where these stand in the flow."""
    for piece in flow.pieces:
        if piece.kind is PieceKind.CODE and "--" in piece.text:
            for each in shell_settings(piece.text):
                if each.key.startswith("--"):
                    yield Setting(each.path, each.value, piece.start + each.start, line=each.line)


def in_command(flow: Flow, at: int) -> bool:
    """Whether a place lies in inline code that is a command: a program with flags, several flags, dotted keys."""
    piece = flow.piece_at(at)
    return piece.kind is PieceKind.CODE and _is_command(piece.text)


def starts_program(flow: Flow, at: int) -> bool:
    """Whether a place lies in inline code that begins with the program to run."""
    piece = flow.piece_at(at)
    return piece.kind is PieceKind.CODE and _PROGRAM.match(piece.text) is not None


def _is_command(text: str) -> bool:
    if "-" not in text and "." not in text:
        return False
    return bool(_PROGRAM.match(text) or len(_FLAG.findall(text)) > 1 or len(_DOTTED.findall(text)) > 1)
