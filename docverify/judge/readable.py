"""Text as the author wrote it -> the same without the markup of mathematics, and half of any other, for a message."""

import re

_INNER = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_FRACTION = re.compile(rf"\\[dt]?frac\s*{_INNER}\s*{_INNER}")
_WORDS = re.compile(r"\\(?:text|mathrm|mathbf|textbf|mathit|operatorname|texttt)\s*\{([^{}]*)\}")
_DROPPED = re.compile(r"\\(?:left|right|[bB]igg?[lr]?|displaystyle)(?![A-Za-z])|\\!")
_BLANK = re.compile(r"\\(?:[,;: ]|q?quad(?![A-Za-z]))")
_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "approx": "≈", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "sim": "~",
    "pm": "±", "to": "→", "rightarrow": "→", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">",
}  # fmt: skip
_SIGN = re.compile(r"\\([A-Za-z]+)")
_SPACES = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")


def readable(text: str) -> str:
    """`2 × 8 GB` for `2 \\times 8 \\text{ GB}`; other text as it is, in one line."""
    text = _SPACES.sub(" ", text)
    if text.count("`") == 1:  # it begins in code and ends behind it
        text = text.replace("`", "")
    if text.count("**") == 1:
        text = text.removeprefix("**").removesuffix("**")
    if "\\" not in text:
        return text if "{" in text else text.rstrip("}")  # of the number that ends `\\text{~24 GB}`
    text = _WORDS.sub(r"\1", text.replace("{,}", ","))
    while (found := _FRACTION.search(text)) is not None:
        text = text[: found.start()] + " / ".join(map(_bracketed, found.groups())) + text[found.end() :]
    text = _BLANK.sub(" ", _DROPPED.sub("", text)).replace("\\%", "%").replace("\\$", "$").replace("\\_", "_")
    text = _SIGN.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), text).replace("{", "").replace("}", "")
    return _SPACES.sub(" ", text).strip()


def _bracketed(side: str) -> str:
    side = side.strip()
    return f"({side})" if re.search(r"[-+*/ ]|\\(?:times|cdot)", side) else side
