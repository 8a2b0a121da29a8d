"""Which blocks of data are lists of values, and what their keys name that no framework knows."""

import pytest

from docverify.facts.sheets import is_sheet
from tests.facts.found import found

SHEETS = [
    ("layers: 48\nbandwidth: 2 TB/s", True),
    ('{\n  "layers": 48,\n  "bandwidth": "2 TB/s"\n}', True),
    ("[model]\nlayers = 48\n\n# per card\npower = 400", True),
    ("层数: 48\n单卡功耗：400 W", True),
    ("name: north\nstage: dev", False),  # no number
    ("layers: 48\nthen run it", False),
    ("draft_model_layers: 4\nlayers: 48", False),  # of another model
]
ROWS = [
    ('```yaml\nbytes_per_element: 2\npower_per_gpu: "400 W"\n```', ["bytes_per_param=2", "power=400 per_gpu"]),
    ("```yaml\n张量并行度: 4\n```", ["tp=4"]),
    # a key that a framework has does not make a list its file
    ("```yaml\ndp_degree: 4\npp_stages: 2\nlength: 2,048 tokens\n```", ["dp=4", "pp=2"]),
    ("---\nkv_heads: 4\n---\n\nText.", ["kv_heads=4"]),
    ("---\ntitle: A plan\nweight: 10\n---\n\nText.", []),
    ("```python\npower_per_gpu = 400\n```", []),  # code is no sheet
]


@pytest.mark.parametrize(("text", "expected"), SHEETS)
def test_is_a_sheet(text: str, expected: bool) -> None:
    assert is_sheet(text) is expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_states(text: str, expected: list[str]) -> None:
    assert found(text) == expected
