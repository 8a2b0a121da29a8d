"""Values that are stated again: which of them are the same, and which are those of a part or of a case."""

import pytest

from docverify import check

PLAN = "- Tensor parallelism: 8\n- Pipeline parallelism: 6\n- Data parallelism: 8\n- GPUs: 384\n\n"
BATCH = "- Global batch: 512 sequences × 2048 tokens = 1.05M tokens\n- Data parallelism: 16\n"
RESERVED = "- GPUs: 320 cards (40 nodes) - using 288 GPUs (36 nodes) and keeping 32 GPUs (4 nodes) spare\n\n"
STAGES = """
| Stage | Tokens per step | Steps |
|---|---|---|
| 1 | 4.0 M | 1,500 |
| 2 | 4.0 M | 500 |

Training tokens: {total}.
"""
STEPS = "Tokens per iteration: 3.15 M; throughput 544 k tokens/s.\n\nThe new schedule {words} 0.4 s per iteration.\n"


@pytest.mark.parametrize(
    "text",
    [
        PLAN + "With data parallelism 16 the GPU count is 768.\n",  # a case
        PLAN + "With 96 nodes (data parallelism 16, 48 micro-batches) a step takes 13 s.\n",
        STAGES.format(total="8.0 B"),  # each row is a part of the run
        STEPS.format(words="saves"),  # a change is no time of a step
        STEPS.format(words="is worth"),
        "- Experts: 128 per layer\n- Experts: 2 × 262,144 × 4 × 16.8M = 3.52e13 per layer\n",  # so many are none
        BATCH + "- With a micro-batch of 4 that is 8 micro-batches per step\n",
        "- Tensor parallelism: 4\n- GPUs: 256\n- Tensor parallel groups: 64\n",  # not its size
        RESERVED + "GPUs = 288 (36 nodes of 8)\n\n```\nTP=4\nPP=12\nDP=6\n```\n",
        # 12 layers are not those of the model, nor are 640 devices tokens
        "It is trained with 8-way pipeline parallelism. A total of 12 layers need to be moved for each pass.\n",
        "The run took 2.10E+23 FLOPs, or 20 days of training on 640 80GB cards. A dense 5.2B model did less.\n",
    ],
)
def test_what_is_something_else_is_not_contradicted(text: str) -> None:
    assert [each.message for each in check(text).findings if each.severity.value != "info"] == []


def test_a_value_that_no_rule_agrees_with_is_told() -> None:
    text = PLAN + "The layout uses data parallelism 16.\n"
    assert [each.code for each in check(text).findings] == ["CON001"]


def test_a_batch_of_so_many_tokens_is_one_of_so_many_sequences() -> None:
    text = BATCH + "- With a micro-batch of 4 that is 16 micro-batches per step\n"
    assert [(each.code, each.claimed) for each in check(text).findings] == [("PAR011", "16")]
