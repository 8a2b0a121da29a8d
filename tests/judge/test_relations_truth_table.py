"""The truth table of relations: `8 × 8 <relation> <bound> n`, for n below, at and above 64."""

import pytest

from docverify.findings import Verdict
from tests.reading import verdict

NUMBERS = (50, 63, 64, 65, 80)

# relation, bound on the number, and whether the statement may be true for each of the numbers
TABLE = """
=  .  no  no  yes no  no
=  ~  no  yes yes yes no
=  <  no  no  yes yes yes
=  ≤  no  no  yes yes yes
=  >  yes yes yes no  no
=  ≥  yes yes yes no  no
≈  .  no  yes yes yes no
≈  ~  no  yes yes yes no
≈  <  no  no  yes yes yes
≈  ≤  no  no  yes yes yes
≈  >  yes yes yes no  no
≈  ≥  yes yes yes no  no
<  .  no  no  no  yes yes
<  ~  no  yes yes yes yes
<  >  yes yes yes yes yes
<  ≥  yes yes yes yes yes
≤  .  no  no  yes yes yes
≤  ~  no  yes yes yes yes
≤  >  yes yes yes yes yes
≤  ≥  yes yes yes yes yes
>  .  yes yes no  no  no
>  ~  yes yes yes yes no
>  <  yes yes yes yes yes
>  ≤  yes yes yes yes yes
≥  .  yes yes yes no  no
≥  ~  yes yes yes yes no
≥  <  yes yes yes yes yes
≥  ≤  yes yes yes yes yes
"""

ROWS = [line.split() for line in TABLE.strip().splitlines()]
SAID = {"=": "=", "≈": "≈", "<": "<", "≤": "≤", ">": ">", "≥": "≥"}
ASCII = {"≈": "~=", "≤": "<=", "≥": ">="}
MIRRORED = {"=": "=", "≈": "≈", "<": ">", ">": "<", "≤": "≥", "≥": "≤"}


def holds(text: str) -> bool:
    found = verdict(text)
    assert found in (Verdict.AGREE, Verdict.AGREE_IF, Verdict.DISAGREE), text
    return found is not Verdict.DISAGREE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_a_bound_on_the_result(row: list[str]) -> None:
    relation, bound, *truths = row
    mark = bound.strip(".")
    assert [holds(f"8 × 8 {relation} {mark}{number}") for number in NUMBERS] == [truth == "yes" for truth in truths]


@pytest.mark.parametrize("row", [row for row in ROWS if row[0] in ASCII], ids=lambda row: " ".join(row[:2]))
def test_relations_in_ascii(row: list[str]) -> None:
    relation, bound, *truths = row
    text = f"8 * 8 {ASCII[relation]} {bound.strip('.')}"
    assert [holds(f"{text}{number}") for number in NUMBERS] == [truth == "yes" for truth in truths]


@pytest.mark.parametrize("row", [row for row in ROWS if row[1] == "."], ids=lambda row: row[0])
def test_a_relation_can_be_turned_round(row: list[str]) -> None:
    relation, _, *truths = row
    turned = [holds(f"{number} {MIRRORED[relation]} 8 × 8") for number in NUMBERS]
    assert turned == [truth == "yes" for truth in truths]


@pytest.mark.parametrize(
    ("said", "sign"), [("about", "~"), ("at most", "≤"), ("under", "<"), ("at least", "≥"), ("over", ">")]
)
def test_bounds_in_words(said: str, sign: str) -> None:
    (row,) = [row for row in ROWS if row[:2] == ["=", sign]]
    assert [holds(f"8 × 8 = {said} {number}") for number in NUMBERS] == [truth == "yes" for truth in row[2:]]


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("8 × ~8 = 64", True),
        ("8 × ~8 = 66", True),  # an operand that is hedged widens what follows
        ("8 × ~8 = 80", False),
        ("8 × <8 = 60", True),
        ("8 × <8 = 70", False),
        ("8 × >8 = 70", True),
        ("8 × >8 = 60", False),
        ("8 × 7-9 = 64", True),
        ("8 × 7-9 = 80", False),
        ("8 × 7-9 = 56-72", True),
        ("8 × 8+ = 100", True),
        ("8 × 8 ± 1 = 72", True),
        ("100 − <8 = 95", True),
        ("100 − <8 = 87", False),
        ("100 / ≥8 = 12", True),
        ("100 / ≥8 = 14", False),
    ],
)
def test_bounds_on_an_operand(text: str, true: bool) -> None:
    assert holds(text) is true
