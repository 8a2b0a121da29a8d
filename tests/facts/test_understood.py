"""Labels and clauses whose words are all known, in any order."""

import pytest

from docverify.facts.meanings import meanings
from tests.facts.found import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peak (dense BF16)", "compute_peak"),
        ("MFU (assumed)", "mfu"),
        ("HBM BW", "memory_bandwidth"),
        ("Time/output token", "tpot"),
        ("平均并发请求数", "concurrency"),
        ("单卡 BF16 峰值", "compute_peak"),
        ("首 token 时间", "ttft"),
        ("Price/GPU-h", "price_per_gpu_hour"),
        ("Error budget (month)", "downtime_per_month"),
        ("Latent KV / token", "kv_bytes_per_token"),
        ("TPOT floor", "tpot"),
        ("Ranks in the ring", "ring"),
        ("完整检查点大小", "checkpoint_size"),
        ("环形 AllReduce 单卡发送量", "allreduce_volume"),
        ("每参数训练状态", "state_bytes"),
    ],
)
def test_a_label_means_what_its_words_say_in_any_order(text: str, name: str) -> None:
    assert [each.name for each in meanings(text)] == [name]


@pytest.mark.parametrize("text", ["Peak of interest", "GPU colour", "Competitor MFU", "per GPU per", "价格趋势图"])
def test_a_label_with_an_unknown_word_means_nothing(text: str) -> None:
    assert not meanings(text)


def test_what_one_device_has_is_no_number_of_devices() -> None:
    assert found("4 cards per host, 5 hosts. 98 units are usable, the card has 108.") == [
        "gpus_per_node=4",
        "nodes=5 all",
    ]


def test_in_a_list_a_table_and_a_clause() -> None:
    assert found("- Peak (dense BF16): 989 TFLOPS\n- MFU (assumed): 40%")[1:] == ["compute_peak=989 per_gpu", "mfu=0.4"]
    assert found("| Item | Value |\n|---|---|\n| Time/output token | 25 ms |\n| Price/GPU-h | $2.50 |") == [
        "tpot=25",
        "price_per_gpu_hour=2.5",
    ]
    assert found("A GPU peaks at 989 TFLOPS.") == ["compute_peak=989 per_gpu"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- **Ring size**: 8 GPUs", ["ring=8"]),  # not all that there are
        ("- Tensor-parallel traffic of a layer, both ways, per GPU: 90 MB", []),
        ("- TP traffic of a layer, forward and backward: 90 MB", ["tp_volume=90 per_layer"]),
        ("We chose 8 for the tensor-parallel degree.", ["tp=8"]),
        ("We chose 8 for the jury.", []),
        ("- Checkpoint: 14 bytes per parameter", ["checkpoint_bytes=14"]),
        ("- Checkpoint: 420 GB", ["checkpoint_size=420"]),
        ("- Downtime budget: 263 min/yr", ["downtime_per_year=263"]),
        # of a whole, in which something else is too
        ("A checkpoint with optimizer is 310 GB.", ["checkpoint_size=310"]),
        ("One snapshot including the optimizer takes 310 GB.", ["checkpoint_size=310"]),
        ("- Snapshot incl. optimizer: 310 GB", []),
        ("We save every 400 steps, 310 GB with optimizer, to the filer.", []),
        ("The model comes with optimizer states of 84 GB.", ["optimizer_memory=84"]),
        ("We train with TP=4.", ["tp=4"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_not_where_a_sentence_compares_or_supposes() -> None:
    assert not found("A GPU peaks at 989 TFLOPS, when the old one did not.")
    assert not found("A GPU peaks at 989 TFLOPS among rivals.")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Two replicas share an 8-GPU host.", "gpus_per_node=8 mentioned"),
        ("Node: 8 × H200, 141 GB each", "gpus_per_node=8"),
        ("Nodes: 8 × H200", "nodes=8"),
        ("Server: 4 × DGX H100", "nodes=4"),
    ],
)
def test_the_size_of_a_node_is_no_number_of_nodes(text: str, bound: str) -> None:
    assert bound in found(text)


@pytest.mark.parametrize(
    "text", ["A restart at 03:12, node 41, XID 79.", "It died at rank 41, GPU 3, stage 2, layer 17."]
)
def test_a_number_behind_one_of_them_is_its_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("- Cost at $3 per GPU hour: $3,600", True),
        ("- Cost, at $3 per GPU hour: $3,600", True),
        ("- **Cost** (at $3/GPU-hour): $3,600", True),
        ("- Kosten bei 3 $ pro GPU-Stunde: 3.600 $", False),  # a word that no label is known by
        ("- Cost at $3 per GPU hour for tests: $3,600", False),  # of something else
        ("- Cost at $3 per GPU hour: $3,600\n- Cost at $4 per GPU hour: $4,800", False),  # which of them
        ("- Cost at $3 per GPU hour: $3,600\n- GPU price: $4 per GPU hour", False),
        ("- Cost with 20 % off: $3,600", False),
        ("- Cost at $3 per GPU hour: $3,600\n- Cost: $4,800", False),
    ],
)
def test_a_label_may_tell_for_which_case_it_holds(text: str, bound: bool) -> None:
    assert ("cost=3600" in found(text)) == bound


@pytest.mark.parametrize(
    "text",
    [
        "- Throughput at batch 32: 1,800 tokens/s",  # as it was measured, which others need not be
        "- Run time on H100: 12 days",
        "- Weights on 8 GPUs: 20 GB",  # of one or of all
    ],
)
def test_a_case_that_others_need_not_be_of(text: str) -> None:
    assert not any(each.startswith(("throughput=", "train_time=", "weights_memory=")) for each in found(text))
