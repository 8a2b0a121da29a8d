"""Dates in the words of several languages, with the time between them."""

import pytest

from docverify.interfaces.check import check

GERMAN = "Der Lauf auf den Knoten wurde beendet und ist nicht mehr nötig. Die Störung dauerte vom {}."
FRENCH = "L'entraînement sur les nœuds de la grappe est terminé. La panne a duré du {} sur tous les nœuds."
SPANISH = "El entrenamiento en los nodos del clúster ha terminado y no se repite. La caída duró del {} en todos."
ENGLISH = "The outage lasted from {}."


@pytest.mark.parametrize(
    ("text", "span", "right", "wrong"),
    [
        (ENGLISH, "3 March 10:30 to 5 March 12:30", "50 hours", "40 hours"),
        (ENGLISH, "March 3 to March 9", "6 days", "16 days"),
        (ENGLISH, "1st of May 2025 to 9 June 2025", "39 days", "93 days"),
        (ENGLISH, "3 marked to 5 marked runs", "16 days", ""),  # no month
        (GERMAN, "3. März 10:30 bis 5. März 12:30", "50 Stunden", "40 Stunden"),
        (FRENCH, "3 mars 10:30 au 5 mars 12:30", "50 heures", "40 heures"),
        (FRENCH, "1er mai au 9 mai", "8 jours", "18 jours"),
        (SPANISH, "3 de marzo al 9 de marzo", "6 días", "16 días"),
    ],
)
def test_dates_with_the_time_between_them(text: str, span: str, right: str, wrong: str) -> None:
    assert check(text.format(f"{span} ({right})")).findings == ()
    found = check(text.format(f"{span} ({wrong})")).findings if wrong else ()
    assert [each.code for each in found] == ["ARI035"] * bool(wrong)
