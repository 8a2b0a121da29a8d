"""Numbers of training documents that are named by their unit, their size and words around them."""

import pytest

from tests.facts.found import found

HEAD = "# Pretraining with AdamW\n\nGradients are reduced over the data parallel ranks.\n\n"
NAMED = [
    ("The schedule has 60,000 updates.", "steps=60000"),
    ("768 cards all told.", "gpus=768"),
    ("The whole job should be over in about 14 days.", "train_time=14"),
    ("We expect something in the fleet to break every 5 hours.", "cluster_mtbf=5"),
    ("Expected interruptions: one every 60 h for the fleet.", "cluster_mtbf=60"),
    ("An update sees 512 sequences, or 4.2M tokens.", "tokens_per_step=4200000"),
    ("The 96 layers are spread evenly, 12 per stage.", "layers_per_stage=12"),
    ("We keep the newest 6 checkpoints.", "checkpoints_kept=6"),
    ("Every update eats 3M tokens.", "tokens_per_step=3"),
]
SILENT = [
    "The limit of a job: max 7 days.",
    "Warm-up covers the first 2,000 updates.",
    "Last year the run would have taken 14 days.",
    "The old job was over in 12 days, faster than this one.",
    "If something in the fleet broke every 5 hours, we would notice.",
    "We keep logs for 90 days.",
    "Each node breaks its link after 6 checkpoints.",
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_few_words_name_a_number(text: str, expected: str) -> None:
    assert any(fact.startswith(expected) for fact in found(HEAD + text)), found(HEAD + text)


@pytest.mark.parametrize("text", ["The schedule has 60,000 updates.", "Every update eats 3M tokens."])
def test_only_where_training_is_spoken_of(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", SILENT)
def test_a_part_another_run_or_a_guess_has_no_name(text: str) -> None:
    names = {fact.partition("=")[0] for fact in found(HEAD + text)}
    assert names.isdisjoint({"steps", "train_time", "cluster_mtbf", "checkpoints_kept"})
