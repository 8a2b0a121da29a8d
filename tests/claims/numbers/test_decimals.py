"""Whether a text prints `3,2` and `1.024` is told by what it prints itself."""

import pytest

from docverify import check
from docverify.claims.numbers.decimals import comma, printed_as, shows_comma

SHOWN = "Je Karte 17,5 GB, das sind 87,5 % von 20,0 GB. "


@pytest.mark.parametrize(
    "text",
    [
        SHOWN,
        "Le lot coûte 14,4 € par heure, soit 60,5 % du budget de 23,8 €.",
        "| a | b |\n|---|---|\n| 398,0 | 119,4 |\n| 402,0 | 124,6 |\n",
        "Zusammen 1.234.567,89 und 2.345.678 und 10.000.000 Anfragen.",
        "Zu 2,16 € je Stunde 18.900 € im Monat, zuvor 37.800 € und 21.500 Token/s.",  # groups beside one that tells
        f"{SHOWN} Läuft mit 0.9 und Version 2.4.1 vom 12.03.2025.",  # one number the other way, among several
    ],
)
def test_shown(text: str) -> None:
    assert shows_comma(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The cards 0,1 and 2,3 hold 80 GB; 4,5,6 and 7 hold 40 GB.",  # lists
        "With 1,024 tokens, 2,048 tokens and 10,000 steps.",  # groups
        "It takes 1.024 s, 2.048 s, 3.072 s and 4.096 s on cards 0,1 and 2,3.",  # three decimals
        "Je Karte 17,5 GB von 20,0 GB.",  # only two of them
        f"{SHOWN} A run at 41.5 % takes 3.2 h at 12.5 GB/s.",  # as many the other way
        "CUDA_VISIBLE_DEVICES=0,1 s=2,3 h=4,5 h",
    ],
)
def test_not_shown(text: str) -> None:
    assert not shows_comma(text)


def test_only_while_it_is_read() -> None:
    assert not comma()
    with printed_as(SHOWN):
        assert comma()
    assert not comma()


def test_numbers_are_computed_with() -> None:
    (finding,) = check(f"{SHOWN}\n\nJe Replik 3,2 GB × 4 = 14,8 GB.\n").findings
    assert finding.code == "ARI001"
    assert finding.repairs[0].edits[0].text == "12,8 GB"
    assert check(f"{SHOWN}\n\n1.024 × 8 = 8.192\n\n12 500 × 8 = 100 000\n").findings == ()


def test_a_text_that_is_checked_again_may_show_it_now() -> None:
    rest = "\n\nEs sind 1.024 × 8 = 8.192 Anfragen.\n"
    assert check(f"Je Karte 17,5 GB.{rest}", path="kapazität.md").findings == ()
    wrong = rest.replace("8.192", "9.192")
    assert len(check(f"{SHOWN}{wrong}", path="kapazität.md").findings) == 1
    assert check(f"{SHOWN}{rest}", path="kapazität.md").findings == ()


def test_a_point_beside_a_comma_is_in_doubt() -> None:
    assert check("Der Standort hat 38,4 MW = 38.400 kW.\n").findings == ()
    assert len(check("The site has 38.4 MW = 3,840 kW.\n").findings) == 1


def test_blanks_between_groups_fill_a_cell_or_stand_before_a_sign() -> None:
    lines = "| Poste | Montant |\n|---|---:|\n| A | 1 250 000 |\n| B | 400 000 |\n| Total | {} |\n"
    assert check(lines.format("1 650 000")).findings == ()
    assert len(check(lines.format("1 950 000")).findings) == 1
    assert len(check("3 × 120 000 € = 390 000 €\n").findings) == 1


@pytest.mark.parametrize(("cell", "values"), [("64 128 256", 3), ("256 512", 2), ("1 250 000", 1), ("16 250", 1)])
def test_powers_of_two_in_a_cell_are_several_numbers(cell: str, values: int) -> None:
    report = check(f"| Run | Batch |\n|---|---|\n| A | {cell} |\n")
    assert len(report.numbers) == values


def test_a_result_with_a_comma_is_no_whole_number() -> None:
    assert check("14 400 / 1 600 = 9,0, или 9 реплик.\n").findings == ()
    assert check("21 000 / 4 000 = 5,25, und dann 6.\n").findings == ()
    assert len(check("3 × 1,000 = 4,000\n").findings) == 1


def test_traditional_characters() -> None:
    assert check("48 層、8 個 KV head，每 token 為 2×48×8×128×2 = 196,608 bytes。單張 80GB。\n").findings == ()
    assert check("84 GB / 196,608 ≈ 42.7 萬 tokens。\n").findings == ()
    assert len(check("模型有 32 層，每層 4 GB，共 148 GB。\n").findings) == 1
