"""Tables of keys beside the text: what they set, and numbers of diagrams, trees and words that tell of it."""

import pytest

from docverify import check

_TABLE = """
| Setting | Value |
|---|---|
| `trainer.num_nodes` | 12 |
| `trainer.devices` | 8 |
| `model.tensor_model_parallel_size` | 4 |
| `model.micro_batch_size` | 2 |
| `model.global_batch_size` | 768 |
| `model.encoder_seq_length` | 2048 |
| `save_interval` | 400 |
| `keep_latest_k` | 3 |
"""
_SAID = "TP is 4. A step has 768 sequences of 2,048 tokens. The micro-batch size is 2. We save every 400 steps"
_MAXTEXT = """
| setting | value |
|---|---|
| `ici_fsdp_parallelism` | 32 |
| `ici_tensor_parallelism` | 4 |
| `dcn_data_parallelism` | 2 |
| `per_device_batch_size` | 3 |
| `max_target_length` | 4096 |
"""
_CHIPS = "FSDP over 32, tensor parallelism over 4, sequences of 4,096 tokens, 256 chips in all. "
_DIAGRAM = '\n```mermaid\ngraph LR\n  A["TP: {0} ranks"] --> B["global batch: 768 sequences"]\n```\n'


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (f"{_TABLE}\n{_SAID}.\n", []),
        (f"{_TABLE}\n{_SAID}.\n".replace("every 400", "every 500"), ["500 steps"]),
        (f"{_TABLE}\n{_SAID}; the newest three are kept.\n", []),
        (f"{_TABLE}\n{_SAID}; the newest five are kept.\n", ["five"]),
        (f"{_TABLE}\n{_SAID}.\n{_DIAGRAM.format(4)}", []),
        (f"{_TABLE}\n{_SAID}.\n{_DIAGRAM.format(16)}".replace("TP is 4. ", ""), ["16 ranks"]),
        (f"{_MAXTEXT}\n{_CHIPS}With 3 sequences on each chip a step takes 768 sequences.\n", []),  # of all chips
        (f"{_MAXTEXT}\n{_CHIPS}With 5 sequences on each chip a step takes 768 sequences.\n", ["5 sequences"]),
    ],
)
def test_keys(text: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(text).findings] == claimed


_EVAL = """
```bash
#SBATCH --nodes=3
#SBATCH --gres=gpu:4
#SBATCH --save-interval=800   # a checkpoint every {0} steps
lm_eval --model vllm --model_args tensor_parallel_size=4,max_model_len=12288 --num_fewshot 6 --temperature 0.4
```
"""
_TOLD = "We run on 3 nodes of 4 GPUs with 6 shots; a prompt has up to {0} tokens at a temperature of 0.4.\n"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (_EVAL.format(800) + _TOLD.format("12,288"), []),
        (_EVAL.format(800) + _TOLD.format("24,576"), ["24,576 tokens"]),  # set in a list of values
        (_EVAL.format(800) + _TOLD.format("12,288").replace("of 4 GPUs", "of 8 GPUs"), ["8 GPUs"]),
        (_EVAL.format(400) + _TOLD.format("12,288"), ["400 steps"]),  # in a comment
    ],
)
def test_other_settings(text: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(text).findings] == claimed
