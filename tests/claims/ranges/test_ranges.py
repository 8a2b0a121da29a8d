"""Ranges of ids: their counts and their neighbours; ranges of values are none of that."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source


def test_an_id_is_not_rounded() -> None:
    stages = "- Stage 0: layers 0-19\n- Stage 1: layers 20-39\n- Stage 2: layers 40-60\n- Stage 3: layers 60-79\n"
    assert found(stages) == [("ARI021", "60")]


def found(text: str) -> list[tuple[str, str]]:
    """Code and place of every finding about ranges."""
    source = Source("text.md", text)
    findings = judge(source, parse(source)).findings
    return [(finding.code, finding.claimed) for finding in findings if finding.code in ("ARI020", "ARI021")]


@pytest.mark.parametrize(
    "text",
    [
        "GPUs 0-127 (128 GPUs)",
        "- Stage 0: layers 0-3 (4 layers)",
        "ranks 0..7 (8 ranks), ranks 8 to 15: 8",
        "experts 0-15: 16",
        "128 GPUs (0-127), 8 GPUs (ranks 8-15)",
        "layers 1-32 (32 layers)",  # counted from one
        "GPUs 0,1 (2 GPUs) and GPUs 0-3, 8-11 (8 GPUs)",
        "GPUs [0-8) (8 GPUs)",  # the end is left out
        "节点 4-7（4 个节点），卡 32-63（32 张）",
        "存放路由专家 0-31（32 个），专家编号 32-63，共 32 个。",
        "| 节点 | 路由专家编号 | 专家数 |\n|-|-|-|\n| a | 0-15 | 16 |\n| b | 16-31 | 16 |\n| c | 32-47 | 16 |",
        "| stage | layers | count |\n|-|-|-|\n| 0 | 0-17 | 18 |\n| 1 | 18-35 | 18 |\n| 2 | 36-53 | 18 |",
        "| stage | layers | count |\n|-|-|-|\n| 0 | 0-17 | 36 |\n| 1 | 18-35 | 36 |\n| 2 | 36-53 | 30 |",  # of others
        "每个节点 4-8，共 24 张；每层 0-31 共 64 个",  # of each, not ids
        "prompts of 128-10240 tokens (512 on average)",
        "85-95% of 24 GPUs",
        "3 replicas (2-5), 4 nodes (1-8)",  # bounds of a number, not ids
        "GPUs 0-31 (2 GPUs per expert)",
        "layers 0-3 (4 of 16 layers)",
        "layers 0-31: 4 layers per stage",
        "GPUs 0-7: 4 GPUs for prefill and 4 GPUs for decode",
        "nodes 0-3 (32 GPUs)",  # something else is counted
        "experts 0-15, 2 experts are active",
        "GPUs 0-127 (16 nodes × 8 GPUs)",
        "Nodes 0-3 hold GPUs 0-31 with eight GPUs each. Nodes 4-7 (8 GPUs each): ranks 32-63.",
        "Each of the 16 ranks stores 12 experts; rank 15 stores experts 180-191.",
        "Each stage has 16 layers but the last, which has 18. Stage 3 holds layers 48-65.",
        "Each stage has 16 layers. Stage 3 holds layers 48-60.",  # there may be no more of them
        "Each node has 8 GPUs. Stage 1 runs on GPUs 16-47.",  # of something else
        "Nodes 0-3 (2 GPUs of each) serve GPUs 0-7 of the pool",
        "Pool of 40 GPUs (24 reserved): ids 24-47 are in use",
        "The 8 experts of the layer are E0 to E7. The 4 links of a card go to G1 and G2.",
        "ports 8000-8007, version 1.2-1.4, 2024-11-21, x86-64, steps 1-2",
    ],
)
def test_right_counts_stay_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GPUs 0-127 (256 GPUs)", "256 GPUs"),
        ("- Stage 0: GPUs 0-127 (4 layers, 64 GPUs)", "64 GPUs"),
        ("experts 0-15: 15", "15"),
        ("ranks 0..7 (7 ranks)", "7 ranks"),
        ("128 GPUs (0-128)", "128 GPUs"),  # one too many
        ("layers 0-4 (4 layers)", "4 layers"),
        ("节点 0-3（5 个节点）", "5 个节点"),
        ("存放路由专家 0-31（33 个）", "33"),
        ("专家编号 32-63，共 31 个。", "31"),
        (
            "| 节点 | 层范围 | 层数 |\n|-|-|-|\n|a|0-15|16|\n|b|16-31|16|\n|c|32-47|16|\n|d|48-63|14|",
            "14",
        ),
        ("shards 0000-4799 (5,000 files)", "5,000"),
        ("Decode pool (40 GPUs): ids 24-59", "40 GPUs"),
        ("GPUs 0-15 are 16 GPUs for prefill, and GPUs 16-47 are 24 GPUs for decode.", "24 GPUs"),
        ("The 8 experts of the layer are E0 to E8.", "8 experts"),
        ("Nodes 4–7 (8 GPUs per node) own GPUs 32–55.", "4–7 (8 GPUs per node) own GPUs 32–55"),
        ("Each of the 16 ranks stores 12 experts; rank 15 stores experts 180-195.", "12 experts"),
        ("每节点 8 卡，节点 3 对应 GPU 24-39。", "8 卡"),
        ("Nodes 0-3 hold GPUs 0-23 with eight GPUs each.", "0-3 hold GPUs 0-23 with eight GPUs"),
    ],
)
def test_wrong_counts_are_found(text: str, place: str) -> None:
    assert found(text) == [("ARI020", place)]


def stages(*ranges: str, line: str = "- Stage {n}: layers {r}") -> str:
    return "\n".join(line.format(n=n, r=r) for n, r in enumerate(ranges))


@pytest.mark.parametrize(
    "text",
    [
        stages("0-3", "4-7", "8-11", "12-15"),
        stages("0-6", "7-14", "15-22", "23-29"),  # unequal, but nothing is missing
        stages("0-7", "4-11", "8-15", "12-19"),  # windows that overlap throughout
        stages("0-3", "3-7", "7-11", "11-15"),  # ends are left out throughout
        stages("0-3", "4-7", "0-3", "4-7"),  # ids begin anew
        stages("0-3", "4-7", "8-11") + "\n- …\n- Stage 9: layers 36-39",
        stages("0-1", "2-3", "4-5", "126-127", line="- Group of GPUs {r}"),  # a gap may be meant
        stages("0-7", "8-15") + "\n- …\n- Stage 7: layers 56-60",  # the last one is shorter
        stages("0-7", "8-15") + "\n- …\n- Stage 7: layers 80-99",  # counted otherwise
        stages("0-3", "4-7", "40-43", "12-15", "16-19"),  # one that was put elsewhere
        stages("10-20", "21-30", "31-40", "42-50"),  # values, not ids: they do not begin at 0
    ],
)
def test_right_neighbours_stay_silent(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (stages("0-3", "4-8", "8-11", "12-15"), "8"),
        (stages("0-3", "4-7", "9-11", "12-15"), "9"),
        (stages("0-3", "4-7", "12-15", "16-19"), "12"),  # the stages are numbered, none is missing
        ("```\n" + stages("0-15", "16-31", "32-47", "46-63", line="Group {n}: experts {r}") + "\n```", "46"),
        (stages("0-3", "4-7", "8-11", "12-15", "15-18", "20-23"), "15"),  # moved as a whole
        (stages("0-3", "4-7", "18-11", "12-15"), "18"),
        (stages("0-7", "8-15") + "\n- …\n- Stage 7: layers 56-73", "73"),
        (stages("0-7", "8-15") + "\n- …\n- Stage 7: layers 65-63", "65"),
        ("| Stage | Layers |\n|---|---|\n| 0 | 0-5 |\n| 1 | 6-11 |\n| 2 | 12-18 |\n| 3 | 18-23 |", "18"),
    ],
)
def test_wrong_neighbours_are_found(text: str, place: str) -> None:
    assert found(text) == [("ARI021", place)]


NODES = """| Stage | Nodes | GPUs |
|---|---|---|
| 0 | 0-7 | 64 |
| 1 | 8-15 | {} |
| 2 | 16-23 | 64 |
| 3 | 24-27 | 32 |"""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (NODES.format(64), ""),
        (NODES.format(72), "72"),  # eight for each node in the other rows
        ("## On 64 GPUs\n\n" + stages("0-15", "16-31", "32-63", line="- Stage {n}: GPUs {r}"), ""),
        ("## On 64 GPUs\n\n" + stages("0-31", "32-63", "64-95", line="- Stage {n}: GPUs {r}"), "95"),
        ("## 8 GPUs per node\n\n" + stages("0-31", "32-63", "64-95", line="- Stage {n}: GPUs {r}"), ""),
    ],
)
def test_ranges_cover_what_is_counted(text: str, place: str) -> None:
    assert [claimed for _, claimed in found(text)] == ([place] if place else [])
