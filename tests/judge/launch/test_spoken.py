"""What a text tells of a command and of files in its own words: what is told, by the number that is not so."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_JOB = """
```bash
#SBATCH --nodes=20
#SBATCH --gpus-per-node=4
#SBATCH --cpus-per-task=24
#SBATCH --mem=700G
#SBATCH --time=30:00:00

srun python pretrain_gpt.py --tensor-model-parallel-size 4 --pipeline-model-parallel-size 5 \\
  --num-layers 60 --micro-batch-size 3 --global-batch-size 360 --seq-length 4096 \\
  --train-iters 40000 --save-interval 800 --lr 2.5e-4
```
"""
_SAID = "We take 20 nodes with four GPUs each for 30 hours; a node gives us 700 GB of memory. "
_POOLS = """
```yaml
chat:
  replicas: 5
  maxNumSeqs: 48
  resources:
    limits: {nvidia.com/gpu: 4, memory: 180Gi}
mail:
  replicas: 3
  maxNumSeqs: 160
  resources:
    limits: {nvidia.com/gpu: 2, memory: 60Gi}
```
"""
_CHAT = "**Chat.** 5 replicas of 4 GPUs, which is 20 GPUs. A pod has 180 GiB.\n\n"
_MAIL = "**Mail.** Three replicas of 2 GPUs. A pod has 60 GiB of memory.\n\n"


def _told(text: str) -> list[str]:
    source = Source("plan.md", text)
    return [each.claimed for each in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("A checkpoint is written every 800 steps, 50 in all.", []),
        ("A checkpoint is written every 600 steps.", ["600 steps"]),
        ("We save every 600 iterations.", ["600 iterations"]),
        ("Each task owns 48 cores.", ["48"]),
        ("Every stage has 12 layers; the run has 4 data-parallel replicas.", []),
        ("Every stage has 15 layers.", ["15 layers"]),
        ("There are 8 data-parallel replicas.", ["8"]),
        ("There are 20 DP groups of 4 GPUs.", []),  # as many groups, not so many in each
        ("60 mod 5 layers divide by PP: 60 mod 5 = 0.", []),
        ("| Setting | Value |\n|---|---|\n| Accumulation (micro-batches per rank) | 30 |", []),
        ("| Setting | Value |\n|---|---|\n| Grad-accum (micro-batches per rank) | 60 |", ["60"]),
        ("Each TP rank owns 8 of the 32 heads and 2 of the 8 groups.", []),
        ("Every replica accumulates over 60 micro-batches.", ["60"]),
        ("A step takes 360 sequences, which is 1.47M tokens.", []),
        ("A step takes 360 sequences, in tokens 2.95M.", ["2.95M"]),
        ("The run sees 59B tokens.", []),
        ("The peak learning rate is 2.5e-3.", ["2.5e-4"]),
        ("That is 160 GPUs in total.", ["160 GPUs"]),
        ("A checkpoint is written every 800 steps; at first we saved every 600 steps.", []),  # what was
        ("We could save every 600 steps.", []),  # advice
        ("Logs are kept for 600 hours.", []),  # nothing sets it
    ],
)
def test_a_job(text: str, told: list[str]) -> None:
    assert _told(_JOB + "\n" + _SAID + text + "\n") == told


@pytest.mark.parametrize(("said", "told"), [("2", []), ("4", []), ("8", ["8"])])
def test_expert_ranks_may_be_a_factor_of_their_own(said: str, told: list[str]) -> None:
    job = _JOB.replace("--num-layers", "--expert-model-parallel-size 2 --num-layers")
    assert _told(f"{job}\n{_SAID}There are {said} data-parallel replicas.\n") == told


def test_little_agrees() -> None:
    assert _told(_JOB + "\nWe save every 600 steps.\n") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_CHAT + _MAIL, []),
        (_CHAT.replace("180", "60") + _MAIL, ["60 GiB"]),  # what the other pool has
        (_CHAT + _MAIL.replace("Three", "Five"), ["Five replicas"]),
        (_CHAT + _MAIL + "Together they hold 26 GPUs.", []),
        (_CHAT + _MAIL + "Chat takes 48 sequences per replica, 240 in the pool; mail 160 sequences per replica.", []),
    ],
)
def test_pools(text: str, told: list[str]) -> None:
    assert _told(_POOLS + "\n" + text + "\n") == told


@pytest.mark.parametrize(
    ("value", "said", "told"),
    [
        ("512Gi", "512 GiB", []),
        ("512Gi", "512 GB", []),  # as they are often called
        ("512Gi", "256 GiB", ["256 GiB"]),
        ("0.5Ti", "512 GiB", []),
    ],
)
def test_amounts(value: str, said: str, told: list[str]) -> None:
    text = (
        _JOB.replace("700G", value) + "\nWe take 20 nodes with four GPUs each for 30 hours and save every 800 steps. "
    )
    assert _told(f"{text}A node gives us {said} of memory.\n") == told
