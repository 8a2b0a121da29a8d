"""Ranks that are as many as a degree are those of its group, where another number of devices is stated."""

from tests.facts.found import found


def test_ranks_of_a_group_are_not_all_devices() -> None:
    assert found("- GPUs: 768\n- TP 4 × PP 6, DP 32\n\nThe optimizer is spread over all 32 ranks.") == [
        "gpus=768", "tp=4", "pp=6", "dp=32",
    ]  # fmt: skip


def test_ranks_alone_are_the_devices() -> None:
    assert "gpus=32 all" in found("With DP 32 the optimizer is spread over all 32 ranks.")
    assert "gpus=64 all" in found("- GPUs: 768\n- DP 32\n\nThe optimizer is spread over all 64 ranks.")
