"""A command and the file that it names: what is told, by its value in the code."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_FILE = """## {}

```json
{{"train_batch_size": {}, "train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 8}}
```

"""
_RUN = """## Start

```bash
deepspeed --num_nodes=4 --num_gpus={} train.py --deepspeed ds.json --gradient_accumulation_steps {}
```

## Small

```bash
deepspeed --num_gpus=1 train.py --deepspeed small.json --gradient_accumulation_steps 2
```
"""


@pytest.mark.parametrize(
    ("name", "batch", "gpus", "steps", "told"),
    [
        ("ds.json", 1024, 8, 8, []),
        ("ds.json", 512, 8, 8, ["512"]),
        ("`ds.json`, the settings", 512, 8, 8, ["512"]),
        ("Settings", 512, 8, 8, []),  # of another command, perhaps
        ("other.json", 512, 8, 8, []),
        ("ds.json", 1024, 4, 8, ["1024"]),
    ],
)
def test_files_by_their_names(name: str, batch: int, gpus: int, steps: int, told: list[str]) -> None:
    source = Source("plan.md", _FILE.format(name, batch) + _RUN.format(gpus, steps))
    assert [each.claimed for each in judge(source, parse(source)).findings] == told
