"""What a finding says: the computation in signs, whatever stands between its values, and repairs that can be made."""

import pytest

from docverify import check
from docverify.findings import Finding

SAID = [
    ("A rack of 32 kW; PUE 1.5 makes that 58 kW at the meter.", "32 kW × 1.5 = 48 kW"),
    ("We serve 2.4 million requests a day, that is 37.8 a second.", "2.4 million requests ÷ 86400 = 27.8"),
    ("- Device memory: 64 GB\n- Weights per GPU: 60 GB\n- KV cache per GPU: 14 GB", "64 GB (GPU memory) − 14 GB"),
    (
        "- KV cache per token: 160 KB\n- KV cache: 4 GB\n- Maximum sequence length: 65,536",
        "4 GB (KV cache memory) ÷ 160 KB (KV bytes per token) = 25,000, but 65,536 is stated",
    ),
    ("2 × 11B + 4 × 11B = 22 MB + 44 MB", "000 MB and 66 MB"),  # in the unit of the terms, not in bits
    ("500 MB/s × 86,400 = 43.2 PB/day", "is 43.2 TB/day, but"),  # the seconds of a day convert: a prefix is wrong
    ("250 MB/s × 3,600 = 9 TB/h", "is 0.9 TB/h, but"),  # nobody speaks of 1024
    ("One in five requests (30 %) takes the slow path.", "one in five requests is not 30 %"),
]


def _only(text: str) -> Finding:
    (found,) = (each for each in check(text + "\n").findings if each.severity != "info")
    return found


@pytest.mark.parametrize(("text", "said"), SAID)
def test_the_computation_is_told_in_signs(text: str, said: str) -> None:
    assert said in _only(text).message


def test_what_is_only_granted_to_be_near_has_no_expected_value() -> None:
    assert _only("One in five requests (30 %) takes the slow path.").expected == ()


def _command(text: str) -> str:
    return f"~~~bash\n{text}\n~~~"


def test_a_list_of_devices_is_not_replaced_by_its_length() -> None:
    found = _only(_command("CUDA_VISIBLE_DEVICES=0,1 vllm serve model --tensor-parallel-size 4"))
    assert [edit.text for repair in found.repairs for edit in repair.edits] == ["2"]


def test_a_percentage_where_a_share_belongs_is_written_as_one() -> None:
    found = _only(_command("vllm serve model --gpu-memory-utilization 92"))
    assert found.repairs[0].edits[0].text == "0.92"


REPAIRS = [
    ("6 × 70B × 2T = 8.4e24 FLOPs", ["8.4e23 FLOPs", "60", "700B", "20T"]),  # of the printed numbers, not of 65 to 75
    ("70B × 2 bytes = 14 GB", ["140 GB", "7B"]),  # no format has 0.2 bytes
    ("400 MB/s × 86,400 s = 34.6 PB", ["34.6 TB", "400 GB/s"]),  # nobody adds three zeros to a day
    ("3 TB + 5 TB = 2 TB + 4 TB", ["1 TB", "3 TB", "6 TB"]),  # not 3 GB, though 5.003 TB may be 5.5
    ("24 GPUs / 24 = 2 replicas", ["1 replica", "48 GPUs", "12"]),
    ("1 node × 8 GPUs = 16 GPUs", ["8 GPUs", "2 nodes", "16 GPUs"]),
]


@pytest.mark.parametrize(("text", "meant"), REPAIRS)
def test_repairs_are_numbers_that_somebody_may_have_meant(text: str, meant: list[str]) -> None:
    assert [edit.text for repair in _only(text).repairs for edit in repair.edits] == meant


CONCLUSIONS = [
    ("The service has 56 GPUs. Each replica takes 8 GPUs, so we run 6 replicas.", "6 replicas"),
    ("We run 6 replicas. Each replica takes 8 GPUs, so the service has 56 GPUs.", "56 GPUs"),
]


@pytest.mark.parametrize(("text", "wrong"), CONCLUSIONS)
def test_a_paragraph_ends_with_what_it_leads_up_to(text: str, wrong: str) -> None:
    assert _only(text).claimed == wrong


def test_a_number_does_not_depend_on_itself() -> None:
    found = _only("Each GPU produces 2,500 tokens/s, so the 16 GPUs produce 4,000 tokens/s in total.")
    assert found.dependents == ()


def test_the_nearest_slip_is_told() -> None:
    assert _only("4 × 25 Gb/s = 1 Tb/s").label == "off by a factor of 10: the decimal point"  # an eighth rounds to it
