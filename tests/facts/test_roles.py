"""Whose the counted things are, and whether all of them are meant."""

import pytest

from tests.facts.found import found

ALL = [
    ("The cluster has 100 GPUs.", ["gpus=100"]),
    ("Our cluster consists of 24 servers with 8 GPUs each.", ["nodes=24", "gpus_per_node=8"]),
    ("It has 10 nodes and 80 GPUs.", ["nodes=10", "gpus=80"]),
    ("We train the model on 48 nodes.", ["nodes=48"]),
    ("The job runs across all 128 accelerators.", ["gpus=128 all"]),
    ("- 12 nodes", ["nodes=12"]),
    ("本次训练使用 128 台服务器，共 1024 张卡。", ["nodes=128", "gpus=1024 all"]),
]
GROUPS = [
    ("There are 16 nodes, each with 8 H100s.", ["nodes=16 mentioned", "gpus_per_node=8"]),
    ("One replica needs 16 GPUs.", ["gpus_per_replica=16"]),
    ("A replica is spread over 4 GPUs.", ["gpus_per_replica=4"]),
    ("A model instance spans 16 GPUs.", ["gpus_per_replica=16"]),
    ("- 4 servers, 8 GPUs each", ["nodes=4", "gpus_per_node=8"]),
    ("It takes two nodes of 8 H200.", ["nodes=2", "gpus_per_node=8"]),
    ("32 nodes x 8 H800 = 256 GPUs", ["nodes=32 mentioned", "gpus_per_node=8", "gpus=256 all"]),
    ("Per token the KV cache takes 163,840 bytes.", ["kv_cache_memory=163840 per_other"]),
    ("For each request of 4,000 tokens the KV cache takes 655 MB.", ["kv_cache_memory=655 per_other"]),
    ("Per GPU there are 10 query heads and 2 KV heads.", ["heads=10 per_gpu", "kv_heads=2 per_gpu"]),
    ("- 6 experts per layer and GPU", ["experts_per_gpu=6 per_layer"]),
    ("- 24 experts per layer and group", ["experts_per_group=24"]),
    ("- 6 query heads and 2 KV heads per GPU", ["heads=6 per_other", "kv_heads=2 per_gpu"]),  # whose the first are
    ("The stage has 5 × 12 = 60 experts.", ["experts=60 mentioned per_other"]),  # of several layers
    ("每台配备 8 张 H800", ["gpus_per_node=8"]),
    ("Of them 12 layers go to each of the four stages.", ["layers_per_stage=12"]),
    ("We put 5 layers on every stage.", ["layers_per_stage=5"]),
    ("We run 12 nodes. Each holds 8 GPUs.", ["nodes=12", "gpus_per_node=8"]),
    ("We use 64 GPUs. Each draws 700 W.", ["gpus=64", "power=700 per_gpu"]),
    ("We use 64 GPUs. Each of them keeps 12 GB of weights.", ["gpus=64", "weights_memory=12 per_gpu"]),
    ("We use 64 GPUs. Each process keeps 3 GB of weights.", ["gpus=64", "weights_memory=3"]),
]
PARTS = [
    "The lm_head of 620M parameters is tied.",  # of a model: they are not its own figures
    "The routed experts of one MoE layer are 256 × 3 × 7168 × 2048 = 11.3B parameters.",
    "In all, the embeddings come to 1.2B parameters.",
]
SOME = [
    "Groups of 4 GPUs share a switch.",
    "The vendor has a cluster with 16 GPUs.",
    "For example, the cluster has 100 GPUs.",
    "The cluster could have 100 GPUs.",
    "The cluster has 100 GPUs for evaluation.",
    "Previously the cluster had 64 GPUs.",
    "The job needs 8 GPUs or 16 GPUs.",
    "The cluster scales up to 512 GPUs.",
    "Is it true that the cluster has 100 GPUs?",
    "We tested on 8 GPUs first.",
    "8 GPUs are idle.",
    "如果集群有 64 张卡",
]


@pytest.mark.parametrize(("text", "expected"), [*ALL, *GROUPS])
def test_the_role_of_a_count(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", SOME)
def test_some_of_them_are_only_mentioned(text: str) -> None:
    assert all("mentioned" in fact for fact in found(text) if fact.startswith("gpus="))


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_the_model_is_not_the_model(text: str) -> None:
    of_part = ("part", "total", "per_")
    assert all(any(word in fact for word in of_part) for fact in found(text) if fact.startswith("params="))
