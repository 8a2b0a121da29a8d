"""What a product that holds counts, beside what there is."""

import pytest

from docverify import check

LAYERS = "The model has 48 layers. "
SHELVES = "We operate 24 racks. "


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (LAYERS + "Cache: 4 KB × 44 layers = 176 KB per token.", "ARI103", "44 layers"),
        (LAYERS + "Cache: 4 KB × 54 layers = 216 KB per token.", "ARI103", "54 layers"),  # more than there are
        ("Our shop has 52 freezers. Energy: 58 freezers × 12 kWh = 696 kWh.", "ARI103", "58"),
        (SHELVES + "\n\nPower: 26 racks × 40 kW = 1,040 kW.", "ARI103", "26 racks"),
        ("- nodes: 36\n- storage: 4 TB × 38 nodes = 152 TB", "ARI103", "38 nodes"),
        ("Compute: 16 GPUs × 400 TFLOP/s = 6.4 PFLOP/s per GPU.", "ARI104", "6.4 PFLOP/s per GPU"),
        ("- HBM: 80 GB × 4 GPUs = 320 GB/GPU", "ARI104", "320 GB/GPU"),
    ],
)
def test_wrong(text: str, code: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [(code, place)]


@pytest.mark.parametrize(
    "text",
    [
        LAYERS + "Cache: 4 KB × 48 layers = 192 KB per token.",
        "- GPUs: 16 (2 nodes × 8)\n- Nodes of the graph: 24 (16 GPUs + 8 switches)\n- 3 nodes × 2 kW = 6 kW",
        LAYERS + "Cache of the first stage: 4 KB × 12 layers = 48 KB.",  # a part
        LAYERS + "Two copies: 4 KB × 96 layers = 384 KB per token.",
        LAYERS + "4 of them are linear. Cache: 4 KB × 44 layers = 176 KB per token.",
        LAYERS + "Cache of a stage: 4 KB × 12 layers = 48 KB per token.",  # no slip, stages are not told of
        SHELVES + "With 26 racks it would be 26 racks × 40 kW = 1,040 kW.",
        SHELVES + "The other hall has 30 racks. Power: 30 racks × 40 kW = 1,200 kW.",  # a third number, or two halls
        "The pool has 36 replicas. Prefill: 30 replicas × 8 GPUs = 240 GPUs; decode: 6 replicas × 8 GPUs = 48 GPUs.",
        SHELVES + "Half of it: 12 racks × 40 kW = 480 kW.",
        "Compute: 16 GPUs × 400 TFLOP/s = 6.4 PFLOP/s per replica, 400 TFLOP/s per GPU.",
        "All-gather: 16 GPUs × 2 GB = 32 GB per GPU.",
        "8 GPUs × 3.35 TB/s = 26.8 TB/s per node, 3.35 TB/s per GPU. All of it is used.",  # an operand is of one
        "8 links × 50 GB/s = 400 GB/s per GPU.",
    ],
)
def test_right(text: str) -> None:
    assert not check(f"{text}\n").findings
