"""How text looks on a terminal: colours, widths, and nothing that a document could do to the terminal."""

import os
from collections.abc import Mapping

from docverify.findings import Severity
from docverify.named import NamedTuple

WIDTH = 120  # cells of a quoted line where there is no terminal to ask
_LEVELS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


class Style(NamedTuple):
    """`width` is the number of cells for a quoted source line; `quiet` leaves out the summary."""

    colour: bool = False
    width: int = WIDTH
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False

    def level(self, text: str, severity: Severity) -> str:
        return self._paint(text, _LEVELS[severity], bold=True)

    def strong(self, text: str) -> str:
        return self._paint(text, None, bold=True)

    def frame(self, text: str) -> str:
        """The gutter, arrows and secondary labels."""
        return self._paint(text, "blue", bold=True)

    def removed(self, text: str) -> str:
        return self._paint(text, "red")

    def added(self, text: str) -> str:
        return self._paint(text, "green")

    def help(self, text: str) -> str:
        return self._paint(text, "cyan", bold=True)

    def _paint(self, text: str, colour: str | None, bold: bool | None = None) -> str:
        if not self.colour or not text:
            return text
        from click import style

        return style(text, fg=colour, bold=bold)


def colours(mode: str, tty: bool, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: `always`, `never`, or for `auto` what the environment says and whether it is a terminal."""
    if mode != "auto":
        return mode == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name, "0") not in ("", "0", "false"):
            return True
    if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0":
        return False
    return tty


def visible(text: str) -> str:
    """One line without control characters: they become pictures (`␛`); bidi marks and lone surrogates become `�`."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(char: str) -> str:
    from unicodedata import category

    if char in "\t\u200c\u200d" or category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return char
    if char in "\r\n":
        return " "
    return chr(0x2400 + ord(char)) if char < " " else "�"
