"""Groups of ranks, the ranks of one, and all ranks."""

import pytest

from docverify import check

GPUS = "The run has 144 GPUs.\n\n"
WRONG = [
    ("Each of the 90 ranks is in one of 16 context-parallel groups, each with six ranks.", "16"),
    ("全部 144 卡按 12 卡一组做专家并行,共 14 个专家并行组。", "14 个专家"),
    ("The 144 GPUs form data-parallel groups of 9; NCCL opens 18 data-parallel communicators.", "18"),
    (GPUS + "- Expert parallel: 14 groups of 12", "14 groups"),
    (GPUS + "NCCL builds 20 tensor-parallel groups with 8 ranks.", "20"),
    ("On 144 ranks every FSDP group holds 12; we count 14 FSDP groups.", "14"),
    ("Les 144 cartes forment 16 groupes tensor-parallel de 8.", "16"),
    ("共 144 张卡。\n\n通信环规模为 6，全机 26 个通信环。", "26"),
]
RIGHT = [
    GPUS + "- Expert parallel: 12 groups of 12",
    GPUS + "- Users: 14 groups of 10",  # of no ranks
    GPUS + "Each node has tensor-parallel rings: 5 groups of 4 per pod.",  # of a part
    GPUS + "The smoke test ran 9 tensor-parallel groups of 8.",  # half of all
    GPUS + "The pool of 60 GPUs has 5 tensor-parallel groups of 12.",
    GPUS + "A second site has 96 GPUs.\n\n- Expert parallel: 14 groups of 12",  # of which?
]


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_other_numbers_of_groups_are_told(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("PAR090", place)]


@pytest.mark.parametrize("text", RIGHT)
def test_groups_of_parts_are_left_alone(text: str) -> None:
    assert not check(f"{text}\n").findings
