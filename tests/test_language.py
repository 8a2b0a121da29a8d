"""A text shows by its commonest words in which language it is; what is made of words is kept apart for each."""

import pytest

from docverify.claims.numbers.words import words
from docverify.language import language_of, spoken_in

_GERMAN = "Der Verbund hat 16 Knoten mit je 8 GPUs, und die Knoten sind auf zwei Schränke verteilt."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (_GERMAN, "de"),
        ("", ""),
        ("The cluster has 16 nodes with 8 GPUs each, and all of them are in use.", ""),
        ("集群有 16 个节点，每个节点 8 张卡。", ""),
        ("La grappe compte 16 serveurs de 8 GPU, soit 128 GPU.", ""),  # too little to tell
        ("Der Durchsatz steigt von 1000 auf 1500 Token/s.", "de"),  # a short text need not say the commonest
        ("A die has 16 cores; the host has a den of its own, par for the course.", ""),
        ("Nous avons 16 serveurs pour les deux équipes, et le coût par an est dans la note.", "fr"),
        ("El coste del clúster para los dos equipos es de 3 M€ y se revisa cada mes en una reunión.", "es"),
        (f"{_GERMAN} {'This is what the customer wrote; we answer in English. ' * 40}", ""),  # a quotation
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language


def test_words_are_those_of_the_text() -> None:
    assert "mal" not in words().operators
    with spoken_in(_GERMAN):
        assert words().operators["mal"] == words().operators["times"] == "times"
    assert "mal" not in words().operators
