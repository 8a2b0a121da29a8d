"""What a page says together with the words above it."""

import pytest

from tests.facts.found import found

ROWS = [
    ("- **Weights**\n  - 141 GB", ["weights_memory=141"]),
    ("- **Peak compute**\n  - 312 TFLOPS", ["compute_peak=312 per_gpu"]),
    ("- **Weights**\n  - 141 GB\n  - 71 GB", []),  # of two, nobody knows
    ("- KV cache\n  - Per token: 160 KB", ["kv_bytes_per_token=160"]),
    ("- KV cache\n  - Hit rate: 43%", []),  # a word that is not known
    ("## Checkpoint\n\n- Size: 3.2 TB", ["checkpoint_size=3.2"]),
    ("## 4.1 Weights\n\n141 GB", ["weights_memory=141"]),
    ("## Weights\n\nSee below.\n\n141 GB", []),  # not the first text below
    ("### What is the checkpoint size?\n\nAbout 3.2 TB.", ["checkpoint_size=3.2"]),  # the answer to a question
    ("### How fast is it?\n\n3.2 TB", []),
    ("- Network speed — 100 Gb/s", ["network_bandwidth=100"]),  # a dash in an item
    ("### Network speed – 100 Gb/s", ["network_bandwidth=100"]),
    ("Network speed — 100 Gb/s was enough", []),  # in running text it is one of many signs
    ("- TP of the experts: 1", ["etp=1"]),
    ("Tensor parallelism spans 8 GPUs.", ["tp=8"]),
    ("- Efficiency (1 − bubble): 84%", []),
    ("- KV heads (n_kv): 8", ["kv_heads=8"]),
    ("Per device, 5.4 GiB are taken by the KV cache.", ["kv_cache_memory=5.4 per_gpu"]),
    ("```yaml\nweights: 141 GB\nlayers: 80\n```", ["weights_memory=141", "layers=80"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_states(text: str, expected: list[str]) -> None:
    assert found(text) == expected
