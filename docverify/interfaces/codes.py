"""The rules there are: code -> name."""

from functools import cache


@cache
def known_rules() -> dict[str, str]:
    """All codes with their names, those of the tool's own matters included; empty while there is no rule book."""
    return {}
