"""The rules there are: code -> name, those of the rule book and of the tool's own matters."""

UNUSED = ("DOC001", "unused-suppression")
MALFORMED = ("DOC002", "malformed-suppression")


def known_rules() -> dict[str, str]:
    """What a selector may name."""
    from docverify.rulebook.load import rules

    return {**{rule.code: rule.name for rule in rules().values()}, **dict((UNUSED, MALFORMED))}
