"""Names and values as people write them: short labels, verbs, values that leave the name out, record lines."""

import pytest

from tests.facts.found import found

ROWS = [
    ("layers: 40\nheads: 32\nworld size: 64", ["layers=40", "heads=32", "gpus=64 total"]),
    ("- Tensor: 8\n- Pipeline: 4\n- Data: 2", ["tp=8", "pp=4", "dp=2"]),
    ("| Axis | Degree |\n|---|---|\n| Tensor | 4 |\n| Context | 2 |", ["tp=4", "cp=2"]),
    ("- Data: 4\n- Colour: 3", []),  # no sibling that is a degree
    ("8-way tensor and 4-way pipeline parallelism", ["tp=8", "pp=4"]),
    ("- A: 4 × 4 × 8 = 128\n- D: 2 × 8 × 8 = 128", []),  # D is an option
    ("- Depth: 32 layers\n- Width: 4096", ["layers=32", "hidden=4096"]),
    ("The search depth is 32.", []),
    ("FLOPs/token = 2 × 参数量 = 14 GFLOP", []),  # the first factor is no value of it
    ("That allows 21.9 minutes of downtime in a month of 730 hours.", ["downtime=21.9"]),  # how long the month is
    ("DP therefore comes to 10.", ["dp=10"]),
    ("tensor parallelism across 8 GPUs", ["tp=8"]),
    ("gradient accumulation over 128 steps", ["gradient_accumulation=128"]),
    ("The global batch is fixed at 640 sequences of 8,192 tokens.", ["global_batch=640", "sequence=8192"]),
    ("each microbatch has 2 sequences", ["micro_batch=2"]),
    ("48 heads of 128", ["heads=48 mentioned", "head_dim=128"]),
    ("The weights occupy 246 GB, or 15.4 GB per GPU.", ["weights_memory=246", "weights_memory=15.4 per_gpu"]),
    ("- **GPUs**: 64 (8 per node)", ["gpus=64", "gpus_per_node=8"]),
    ("- 权重显存：140 GB（BF16），每卡 8.75 GB", ["weights_memory=140", "weights_memory=8.75 per_gpu"]),
    ("- 张量并行度 8", ["tp=8"]),
    ("Every card offers 80 GB of HBM3.", ["gpu_memory=80 per_gpu"]),
    ("A GPU has 141 GB.", ["gpu_memory=141 per_gpu"]),
    ("Each GPU holds 12 GB.", []),  # in use, not all of it
    ("192 A100s with 40 GB each", ["gpus=192 mentioned", "gpu_memory=40 per_gpu"]),
    ("| Layers/stage | TP |\n|---|---|\n| 20 | 8 |", ["layers_per_stage=20", "tp=8"]),
    ("5 nodes, 40 GPUs, TP=8, 5 replicas", ["nodes=5 mentioned", "gpus=40 mentioned", "tp=8", "replicas=5 mentioned"]),
    ("TP 8 · PP 4 · DP 16", ["tp=8", "pp=4", "dp=16"]),
    ("tp 8 / pp 4 / dp 16", ["tp=8", "pp=4", "dp=16"]),
    ("as shown in pp 12-15", []),  # pages
    ("- 每张卡上的专家数：160 / 8 = 20 个", ["experts_per_gpu=20"]),
    ("88 layers of width 12,288", ["layers=88 mentioned", "hidden=12288"]),
    ("An optimizer step consumes 1,536 sequences.", ["global_batch=1536"]),
    ("| | |\n|---|---|\n| Model | 96 layers, hidden 4,096 |", ["layers=96", "hidden=4096"]),
    ("| | |\n|---|---|\n| First run | TP=2 |\n| Second run | TP=8 |", ["tp=2 mentioned", "tp=8 mentioned"]),
    ("On each GPU the weights take 17.5 GB.", ["weights_memory=17.5 per_gpu"]),
    ("- Each GPU holds:\n  - Weights: 17 GB", ["weights_memory=17 per_gpu"]),
    ("- Weights: 17 GB\n- Memory used: 40 GB per GPU", ["weights_memory=17 per_gpu", "total_memory=40 per_gpu"]),
    ("- Weights: 140 GB\n- Memory used: 40 GB per GPU", ["weights_memory=140", "total_memory=40 per_gpu"]),
    ("It has 64 experts with top-4 routing.", ["experts=64", "top_k=4"]),
    ("the top-5 accuracy", []),
    ("- Tensor parallel (with sequence parallelism): 4", ["tp=4"]),  # what a bracket adds is no other key
    ("- TP with sequence parallelism: 4", ["tp=4"]),
    ("- Heads (draft): 8", []),  # of something else
    ("- Optimizer states, per device: 12 GB", ["optimizer_memory=12 per_gpu"]),
    ("- Optimizer states, per widget: 12 GB", ["optimizer_memory=12 per_other"]),
    ("- Micro-batch (per GPU): 2", ["micro_batch=2"]),  # a micro-batch is one GPU's
    ("## Pipeline\n\n| Item | Value |\n|---|---|\n| Stages | 6 |", ["pp=6"]),  # with the heading
    ("## Rollout\n\n| Item | Value |\n|---|---|\n| Stages | 6 |", []),
    ("We rent 96 GPUs.", ["gpus=96"]),
    ("We run 96 GPUs per replica.", ["gpus_per_replica=96"]),
    ("The matrices are cut over 4 GPUs by tensor parallelism.", ["tp=4"]),
    ("The network is 48 layers deep.", ["layers=48"]),
    ("The model is a dense one with 34B parameters.", ["params=3.4e+10"]),
    (
        "- Availability (SLA): 99.9%\n- Outage budget per year: 526 minutes",
        ["availability=0.999", "downtime_per_year=526"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_states(text: str, expected: list[str]) -> None:
    assert [fact for fact in found(text) if not fact.startswith(("batch", "bytes"))] == expected
