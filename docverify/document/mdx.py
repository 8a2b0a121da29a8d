"""MDX text -> Markdown of the same length: comments, imports and exports are blanked."""

import re

_LEFT_OUT = re.compile(
    r"(?P<fence>^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=mark)[^\n]*$|\Z))"
    r"|\{/\*.*?(?:\*/\}|\Z)|^(?:import|export)[ \t][^\n]*(?:\n(?![ \t]*\n)[^\n]+)*",
    re.DOTALL | re.MULTILINE,
)


def markdown(text: str) -> str:
    """The text with every place where it was; what is in fences stays."""
    return _LEFT_OUT.sub(
        lambda match: match.group() if match["fence"] else re.sub(r"[^\r\n]", " ", match.group()), text
    )
