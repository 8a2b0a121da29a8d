"""Which blocks of data are lists of values, and what their keys name that no framework knows."""

import pytest

from docverify.facts.sheets import is_sheet
from tests.facts.found import found

SHEETS = [
    ("layers: 48\nbandwidth: 2 TB/s", True),
    ('{\n  "layers": 48,\n  "bandwidth": "2 TB/s"\n}', True),
    ('{"layers": 48, "bandwidth": "2 TB/s"}', True),  # on one line
    ('{"model": "m", "messages": [{"role": "user"}], "n": 2}', False),
    ("[model]\nlayers = 48\n\n# per card\npower = 400", True),
    ("层数: 48\n单卡功耗：400 W", True),
    ("name: north\nstage: dev", False),  # no number
    ("weight_dtype: bf16", True),  # a format is a value
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
    ('```json\n{"bytes_per_element": 2, "power_per_gpu": "400 W"}\n```', ["bytes_per_param=2", "power=400 per_gpu"]),
    # a key tells the unit of its value
    ("```yaml\nweights_gib: 131.4\n```", ["weights_memory=131.4"]),
    ("```yaml\ntpot_ms: 21\nprefill_ms: 300\n```", ["tpot=21", "ttft=300"]),
    ("```yaml\ntransfer_seconds: 12\n```", ["transfer_time=12"]),
    ("```yaml\npeak_tflops: 312\nwatts_per_gpu: 400\n```", ["compute_peak=312 per_gpu", "power=400 per_gpu"]),
    (
        "```yaml\npeak_flops: 312e12\nprice_per_gpu_hour: 2\n```",
        ["compute_peak=3.12e+14 per_gpu", "price_per_gpu_hour=2"],
    ),
    ("```yaml\npeak_flops: 312\n```", []),  # in which prefix, nobody says
    ("```yaml\nsharding: zero-3\n```", ["zero_stage=3"]),
]


@pytest.mark.parametrize(("text", "expected"), SHEETS)
def test_is_a_sheet(text: str, expected: bool) -> None:
    assert is_sheet(text) is expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_states(text: str, expected: list[str]) -> None:
    assert found(text) == expected
