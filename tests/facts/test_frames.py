"""Values between two halves of a sentence."""

import pytest

from docverify.interfaces.check import study
from docverify.source import Source


def _facts(text: str) -> list[tuple[str, str, frozenset[str]]]:
    return [(each.name, each.printing.text, each.qualifiers) for each in study(Source("a.md", text)).facts]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("The attention heads are 64 wide.", "head_dim", "64"),
        ("Our network is about 48 layers deep.", "layers", "48 layers"),
        ("The prompts are 900 tokens long.", "prompt_tokens", "900 tokens"),
        ("The pipeline sits idle for 12% of the time.", "bubble", "12%"),
        ("It may be offline for 40 minutes a month.", "downtime_per_month", "40 minutes"),
        ("Each token adds 160 KB to the KV cache.", "kv_bytes_per_token", "160 KB"),
        ("We get 88% of linear scaling.", "scaling_efficiency", "88%"),
        ("The matrices are cut into 4 shards with tensor parallelism.", "tp", "4 shards"),
        ("For each new token the cache swells by 96 KB.", "kv_bytes_per_token", "96 KB"),
        ("The KV cache expands by 96 KB with every token.", "kv_bytes_per_token", "96 KB"),
        ("Per layer, the tensor-parallel ranks exchange 120 MB.", "tp_volume", "120 MB"),
        ("The TP all-reduces carry 120 MB for each layer.", "tp_volume", "120 MB"),
        ("Dispatch plus combine costs 56 KB per token.", "all_to_all_volume", "56 KB per token"),
        ("We measured 410 TFLOP/s per GPU.", "compute_effective", "410 TFLOP/s per GPU"),
        ("The trainer keeps 90 GB, not counting activations.", "state_memory", "90 GB"),
        ("A card puts 12 GB on the wire during the all-reduce.", "allreduce_volume", "12 GB"),
        ("We cache a 512-wide latent.", "kv_rank", "512-wide"),
        ("The 64-dimensional rotary key is shared.", "rope_dim", "64-dimensional"),
        ("That leaves 30 requests in the system.", "concurrency", "30 requests"),
        ("Each step has 4M tokens, as before.", "tokens_per_step", "4M tokens"),
        ("An iteration of the baseline run took 9 s.", "step_time", "9 s"),
    ],
)
def test_both_halves_name_the_quantity(text: str, name: str, said: str) -> None:
    assert [(found, printed) for found, printed, _ in _facts(text)] == [(name, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Pools idle 40% of the time.",
        "The table is 64 wide.",
        "The release is 12 months long.",
        "Down 5 minutes from last week.",
        "A file adds 160 KB to the disk.",
        "Each layer has two all-reduces, so a step has 160.",
    ],
)
def test_half_of_it_names_nothing(text: str) -> None:
    assert _facts(text) == []


def test_a_replica_and_all_of_them() -> None:
    found = _facts("Each replica emits 500 tokens/s. The fleet emits 4,000 tokens/s.")
    assert [(name, "per_replica" in said, "total" in said) for name, _, said in found] == [
        ("throughput", True, False),
        ("throughput", False, True),
    ]


def test_a_scale_in_words_stands_before_a_noun() -> None:
    assert _facts("The model has 13 billion parameters.") == [("params", "13 billion parameters", frozenset())]
