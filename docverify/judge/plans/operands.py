"""The words before a number -> without those of a computation whose result it is."""

_EQUAL, _OPERATORS = "=＝≈", "×·∙*÷"
_ENDS = "=＝≈:：,，;；|"
_MARKS = " *_~"


def unfactored(before: str) -> str:
    """`FLOPs per token = 2 × params = ` does not say that parameters follow; `TP=8 × PP=` does say what follows.

    In `TP = 8 × PP = ` nobody knows which is meant.
    """
    computed = before.rstrip(_MARKS)
    if len(computed) < 2 or computed[-1] not in _EQUAL or computed[-2] != " ":
        return before
    begin = 1 + max(computed.rfind(end, 0, -1) for end in _ENDS)
    return "" if any(sign in computed[begin:].strip(_MARKS) for sign in _OPERATORS) else before
