"""What the cells of a table state."""

import pytest

from tests.facts.found import facts_of, found, sees


def table(*rows: str) -> str:
    head, *body = rows
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *body]) + "\n"


ROWS = [
    (
        table("| Setting | Value |", "| Tensor parallelism | 4 |", "| GPUs per replica | 8 |"),
        ["tp=4", "gpus_per_replica=8"],
    ),
    (
        table("| Dimension | Size | Groups |", "| TP | 4 | 96 |", "| PP | 6 | 64 |"),
        ["tp=4", "tp_groups=96", "pp=6", "pp_groups=64"],
    ),
    (table("| Item | GB |", "| Weights | 35.3 |", "| KV pool | 78.0 |"), ["weights_memory=35.3", "kv_cache_memory=78"]),
    (table("| Item | GB per GPU |", "| Weights | 35.3 |"), ["weights_memory=35.3 per_gpu"]),
    (table("| Metric | Target | Achieved |", "| TTFT | 2 s | 1.8 s |"), ["ttft=2 target", "ttft=1.8 achieved"]),
    (table("| Name | Unit | Value |", "| Memory bandwidth | TB/s | 3.35 |"), ["memory_bandwidth=3.35 per_gpu"]),
    (table("| Run | TP | PP | MFU |", "| a | 2 | 4 | 41% |"), ["tp=2", "pp=4", "mfu=0.41"]),
    (table("| GPU | #GPUs | TP |", "| H100 | 24 | 8 |"), ["gpus=24", "tp=8"]),  # the first is no number
    (
        "# Training\n\n" + table("| Tokens | Parameters |", "| 2T | 70B |"),
        ["train_tokens=2e+12", "params=7e+10"],
    ),
    ("# Training\n\n" + table("| Setting | Value |", "| Tokens | 4,096 |"), []),  # too few to train on
    (
        "```text\nParams ......... 70B\nWeights ........ 140 GB\nCopies ......... see below\n```\n",
        ["params=7e+10", "weights_memory=140"],
    ),
    (table("| Setting | Value |", "| MFU (%) | 47.6 |"), ["mfu=0.476"]),
    (table("| Run | TP / PP / DP |", "| a | 2 / 4 / 8 |"), ["tp=2", "pp=4", "dp=8"]),
    (table("| Run | tokens/s |", "| a | 9,600 |"), ["throughput=9600"]),
    (
        table("| Metric | Value |", "| Output tokens/s per user | 67 |"),
        ["throughput=67 per_user"],
    ),  # its unit is a name
    (table("| Metric | Value |", "| Tokens per second per GPU | 1,067 |"), ["throughput=1067 per_gpu"]),
    (
        table("| Stage | GPUs |", "| 0 | 64 |", "| 1 | 64 |", "| Sum | 128 |"),
        ["gpus=64 part", "gpus=64 part", "gpus=128 total"],
    ),
    (table("| Stage | Layers | GPUs |", "| 0 | 0-5 | 0-7 |"), ["last_layer=5", "last_gpu=7"]),  # identifiers
    (table("| Setting | Value | Impact |", "| Layers | 48 | 50% less |"), ["layers=48"]),
    (table("| Setting | Value |", "| GPUs | 4 × 8 = 32 |"), ["gpus=32"]),
    (table("| Setting | Value |", "| Layers | 8 → 16 |"), []),  # a change
    (table("| Setting | Value |", "| Latency | 8 ms TPOT |"), []),  # two names
    (table("| Model | Layers |", "| Layers | 48 |"), []),  # names on both sides
    (
        table("| Part | Parameters |", "| Attention | 2.6 B |", "| Embedding | 0.4 B |", "| Total | 3.0 B |"),
        ["params=3e+09 total"],
    ),
    (
        "## Parameters per GPU\n\n"
        + table("| Part | Parameters |", "| Attention | 2.6 B |", "| Embedding | 0.4 B |", "| Total | 3.0 B |"),
        [],
    ),
    (table("| 设置 | 值 |", "| 节点数 | 8 |", "| 每节点卡数 | 8 |"), ["nodes=8", "gpus_per_node=8"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_states(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_records_do_not_see_each_other() -> None:
    first, second = facts_of(table("| Run | TP |", "| a | 2 |", "| b | 4 |"))
    assert not sees(first.scope, second.scope)


def test_columns_of_variants_do_not_see_each_other() -> None:
    first, second = facts_of(table("| Setting | Small | Large |", "| TP | 2 | 4 |"))
    assert not sees(first.scope, second.scope)


def test_a_header_names_the_format_of_its_column() -> None:
    facts = facts_of(table("| | BF16 weights | INT4 weights |", "| GPUs | 4 | 1 |"))
    first, second = (fact for fact in facts if fact.name == "bytes_per_param")
    assert not sees(first.scope, second.scope)
    assert all("weights" in fact.qualifiers for fact in (first, second))


def test_lines_of_a_calculation_state_their_values() -> None:
    lines = ["layers      48", "kv heads     8   (2 per rank)", "head dim   128", "element     2 B"]
    assert found("\n".join(["```", *lines, "```"]))[:3] == ["layers=48", "kv_heads=8", "head_dim=128"]


def test_a_refuted_column_leaves_no_choice() -> None:
    (fact,) = facts_of(table("| Setting | Original (flawed) | Corrected |", "| TP | 8 | 4 |"))
    assert fact.printing.text == "4"
    assert fact.scope.alternatives == ()
