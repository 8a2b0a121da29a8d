"""The asterisk as a multiplication sign: `4*4*8*4 = 512`, `2**30`, `TP*PP*DP`.

CommonMark reads `4*4*8` as an emphasised 4. Nobody emphasises a factor, so asterisks between two operands are text.
"""

from markdown_it.rules_inline import StateInline

_NEARBY = 16  # delimiters looked back at, so that a long line stays linear


def spoken_asterisks(state: StateInline, silent: bool) -> bool:
    """An inline rule before `emphasis`: take a run of asterisks as text where it multiplies.

    Between two digits it always does. Beside a bracket, or as a single asterisk between letters, it does unless it
    closes emphasis: `**512**(8 × 64)`.
    """
    src, start = state.src, state.pos
    if silent or src[start] != "*" or start == 0:
        return False
    end = start + 1
    while end < state.posMax and src[end] == "*":
        end += 1
    if end == state.posMax or not _multiplies(src[start - 1], end - start, src[end]):
        return False
    if not (src[start - 1].isdigit() and src[end].isdigit()) and _closes_emphasis(state):
        return False
    state.append_pending(src[start:end])
    state.pos = end
    return True


def _multiplies(before: str, asterisks: int, after: str) -> bool:
    if asterisks > 2:
        return False
    left, right = before.isdigit() or before in ")]", after.isdigit() or after in "(["
    if asterisks == 1:
        left, right = left or _is_letter(before), right or _is_letter(after)
    return left and right


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _closes_emphasis(state: StateInline) -> bool:
    """Whether a run that can only open emphasis stands before and nothing has closed it."""
    opened = 0
    for mark in state.delimiters[-_NEARBY:]:
        if mark.marker == ord("*") and mark.open != mark.close:
            opened = opened + 1 if mark.open else max(opened - 1, 0)
    return opened > 0
