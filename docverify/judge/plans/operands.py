"""The words before a number -> without the factors of a computation whose result it is."""

_EQUAL, _OPERATORS = "=＝≈", "×·∙*÷"
_ENDS = "=＝≈:：,，;；|"
_MARKS = " *_~"


def unfactored(before: str) -> str:
    """`FLOPs per token = 2 × params = ` says of what follows that it is FLOPs per token, not that it is parameters."""
    computed = before.rstrip(_MARKS)
    if computed[-1:] not in _EQUAL or not computed:
        return before
    begin = 1 + max(computed.rfind(end, 0, -1) for end in _ENDS)
    return before[:begin] if any(sign in computed[begin:].strip(_MARKS) for sign in _OPERATORS) else before
