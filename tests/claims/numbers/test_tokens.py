"""Which terminals are tried at a letter or at a digit saves time and changes nothing."""

import random
import re

import pytest

from docverify.claims.numbers import tokens as scanner
from docverify.claims.numbers.tokens import SKIPPED, tokens

_MARKS = [*"aAxXvVeE019 \t\n.,:;-–_/#$%+*=<>()[]{}\\~`'\"&@", *"µéΣ第张年月日１２，．。½²×±√€→≈│✓١٣\u00a0\u3000"]
_WORDS = [
    "GB",
    "May 3",
    "3 May",
    "Section 4",
    "v2.1",
    "8:1",
    "1,024",
    "TP4",
    "H100",
    "0x1f",
    "2024-01-02",
    "10:30",
    "\\text{",
]


def _plainly(text: str) -> list[tuple[str, str, int, int, bool]]:
    """Each terminal tried at each place, in the order of the file."""
    pattern = re.compile("|".join(f"(?P<{name}>{each})" for name, each in scanner._read("lexicon")))
    found: list[tuple[str, str, int, int, bool]] = []
    behind = -1
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        if kind == "PROSE":
            for word in re.finditer("[A-Za-z]+", match[0]):
                start = match.start() + word.start()
                found.append(("WORD", word[0], start, start + len(word[0]), start == behind))
                behind = start + len(word[0])
        elif kind not in SKIPPED:
            found.append((scanner._QUICK.get(kind, kind), match[0], *match.span(), match.start() == behind))
            behind = match.end()
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_tokens_are_those_of_the_lexicon(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        text = "".join(chance.choice(chance.choice([_MARKS, _WORDS])) for _ in range(chance.randrange(1, 20)))
        assert [tuple(token[:5]) for token in tokens(text)] == _plainly(text), text
