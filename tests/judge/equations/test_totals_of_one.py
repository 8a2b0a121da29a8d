"""What all have by what one has: told where nothing else explains it, and nothing else tells of it."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

SHEET = """
| Item | Value |
|---|---|
| Racks | 12 |
| Nodes per rack | 4 |
| Power per node | 10.4 kW |
| {0} | {1} |
"""

CASES = [
    ("Power per rack", "41.6 kW", False),
    ("Power per rack", "46.1 kW", True),
    ("Power per rack (with its switch)", "46.1 kW", False),  # a bracket says what is different
    ("Idle power per rack", "14 kW", False),  # of another state
    ("Weight per rack", "1,140 kg", False),
    ("Power per rack", "about 42 kW", False),
]

LISTS = [
    ("- Memory per GPU: 141 GB\n- GPUs: 96\n- Memory, all GPUs: 13.5 TB", ""),
    ("- Memory per GPU: 141 GB\n- GPUs: 96\n- Memory, all GPUs: 15.3 TB", "15.3 TB"),
    ("- Power per node: 10.4 kW\n- Nodes: 48\n- Switches: 14 kW\n- Total power: 513 kW", ""),  # the rest is told
    ("- Power per node: 10.4 kW\n- Nodes: 48\n- Load: 80 %\n- Total power: 400 kW", ""),
    ("- MTBF per node: 50,000 h\n- Nodes: 512\n- Total MTBF: 97.7 h", ""),  # it falls with their number
    ("- Memory per expert: 88 MB\n- Experts per GPU: 12\n- Expert memory per GPU: 1,056 MB", ""),
    ("- Memory per expert: 88 MB\n- Experts per GPU: 12\n- Expert memory per GPU: 2,112 MB", "2,112 MB"),
    ("- Weights per GPU: 16 GB\n- GPUs: 4\n- Weights: 16 GB", ""),  # each has a copy
    ("- Send time per layer: 0.4 ms\n- Layers: 60\n- Send time, all layers: 240 ms", "240 ms"),
    ("- Send time per layer: 0.4 ms\n- Layers: 60\n- Send time, all layers: 26 ms", ""),  # with what else takes time
    ("- buffers_per_rank: 6\n- num_ranks: 16\n- buffers: 192", "192"),
    ("| key | value |\n|---|---|\n| files_per_shard | 40 |\n| shards | 25 |\n| total_files | 10,000 |", "10,000"),
    ("```yaml\nranks: 4\ncache_per_rank_gb: 24\ncache_total_gb: 96\n```", ""),
    ("```yaml\nranks: 4\ncache_per_rank_gb: 24\ncache_total_gb: 960\n```", "960"),
    ('```json\n{\n  "ranks": 4,\n  "cache_per_rank_gb": 24,\n  "cache_total_gb": 24\n}\n```', "24"),
    ("```yaml\nrate_per_user: 10\nusers: 500\nrate: 2000\n```", ""),  # a setting of its own
    ("```yaml\nshards_per_file: 4\nfiles: 100\ntotal_shards: 397  # three are short\n```", ""),
    ("| key | value |\n|---|---|\n| max_jobs | 64 |\n| max_jobs_per_rank | 16 |\n| ranks | 8 |", ""),  # two bounds
    ("- Power per node: 10.4 kW\n- Spare nodes: 2\n- Nodes: 48\n- Total power: 499 kW", ""),
]

COUNTED = [  # the label says how many there are, or the document does
    ("- Trace per rank: 2.5 MB\n- Trace, 24 ranks: 60 MB", ""),
    ("- Trace per rank: 2.5 MB\n- Trace, 24 ranks: 90 MB", "90 MB"),
    ("| Item | Value |\n|---|---|\n| Buffers of one layer | 0.4 GB |\n| Buffers (36 layers) | 28.8 GB |", "28.8 GB"),
    ("| Unit | Power |\n|---|---|\n| One host | 9.5 kW |\n| Six hosts | 75 kW |", "75 kW"),
    ("| Unit | Power |\n|---|---|\n| One host | 9.5 kW |\n| Switches | 18 kW |\n| Six hosts | 75 kW |", ""),
    ("- Boot time per host: 90 s\n- Boot time, 12 hosts: 95 s", ""),  # all at once
    ("The fleet has 6 replicas.\n\n- Slots per replica: 40\n- Slots, all replicas: 240", ""),
    ("The fleet has 6 replicas.\n\n- Slots per replica: 40\n- Slots, all replicas: 480", "480"),
    ("共有 6 个副本。\n\n| 项目 | 数值 |\n|---|---|\n| 单副本并发 | 96 |\n| 集群并发 | 1,152 |", "1,152"),
    ("- Throughput of one replica: 2,700 tokens/s\n- Throughput, 4 replicas: 9,800 tokens/s", ""),  # not linear
    ("- Throughput of one replica: 2,700 tokens/s\n- Throughput, 4 replicas: 98,000 tokens/s", "98,000 tokens/s"),
    ("- Rent of one host: $310\n- Rent, 12 hosts: $3,300", ""),  # a discount
    ("Blue has 6 replicas, green has 4 replicas.\n\n- Slots per replica: 40\n- Slots, all replicas: 400", ""),
]


@pytest.mark.parametrize(("label", "value", "told"), CASES)
def test_sheets(label: str, value: str, told: bool) -> None:
    assert [claimed for _, claimed in _found(SHEET.format(label, value))] == [value] * told


@pytest.mark.parametrize(("text", "told"), [*LISTS, *COUNTED])
def test_lists(text: str, told: str) -> None:
    assert [claimed for code, claimed in _found(text) if code == "TAB012"] == ([told] if told else [])


def _found(text: str) -> list[tuple[str, str]]:
    source = Source("a.md", f"# Sheet\n\n{text}\n")
    return [(finding.code, finding.claimed) for finding in judge(source, parse(source)).findings]
