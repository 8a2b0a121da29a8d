"""What sentences in French, German and Spanish say to follow."""

import pytest

from docverify import check

FRENCH = "Nous avons fait les comptes pour la direction, et voici le détail du projet. "
GERMAN = "Wir haben für die Leitung nachgerechnet, und das ist der Stand mit den Kosten auf einen Blick. "
SPANISH = "Hemos hecho las cuentas para la dirección, y este es el detalle del proyecto con los costes. "
WRONG = [
    (f"{GERMAN}Der Cluster hat 12 Knoten mit je 8 GPUs; das sind zusammen 112 GPUs.", "112 GPUs"),
    (f"{FRENCH}L'écriture de 84 Go à 7 Go/s dure donc 22 s.", "22 s"),
    (f"{FRENCH}Nous louons 9 nœuds de 8 GPU, soit 82 GPU.", "82 GPU"),
    (f"{FRENCH}La salle demande 40 kW, avec un PUE de 1,3, donc 62 kW.", "62 kW"),
    (f"{FRENCH}Un serveur consomme 9,5 kW, les 12 serveurs consomment donc 214 kW.", "214 kW"),
    (
        f"{FRENCH}Il y a 300 millions de tokens par jour, soit 219 milliards de tokens par an.",
        "219 milliards de tokens par an",
    ),
    (f"{SPANISH}La lectura de 42 GB a 3,0 TB/s son 24 ms.", "24 ms"),
    (f"{SPANISH}Un nodo consume 6,0 kW, así que los 7 nodos consumen 52 kW.", "52 kW"),
    (f"{SPANISH}La sala son 30 kW; con un PUE de 1,4 son 52 kW.", "52 kW"),
]
RIGHT = [
    f"{GERMAN}Wir haben 10 Server mit je 8 H100, also 80 Karten.\n\nNötig sind 72 Karten, also 9 Server. "
    "Mit Reserve wären es 92 Karten und damit 12 Server.",
    f"{FRENCH}L'écriture de 84 Go à 7 Go/s dure donc 12 s.",
    f"{FRENCH}Nous louons 9 nœuds de 8 GPU, soit 72 GPU, dont 64 pour l'entraînement.",
    f"{FRENCH}Chaque requête coûte 0,0042 €, ou 4,20 € les mille requêtes, pour 90 000 requêtes par jour.",
    f"{FRENCH}Il faut 5,3, c'est-à-dire 6 nœuds ; avec un nœud de secours, 7 nœuds, soit 56 GPU.",
    f"{SPANISH}Cada petición cuesta 0,0025 €, o 2,50 € por cada mil peticiones, con 90.000 peticiones al día.",
    f"{SPANISH}Un modelo de 13.000 millones de parámetros ocupa 26 GB, es decir, 13 GB por GPU.",
    f"{SPANISH}Medimos 40 ms por paso con un lote de 32, o sea, unas 800 peticiones por segundo.",
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
