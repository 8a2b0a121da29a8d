"""Chinese shares, changes and brackets: each with the right figure, and with a wrong one."""

import pytest

from docverify import check

STATED = [
    # shares in characters
    ("缓存池共 90 台，其中三分之一用于灰度，即 {} 台。", "30", "45"),
    ("语料去重后体积减少四分之一，从 80 TB 降到 {} TB。", "60", "40"),
    ("丢包率下降百分之二十，由每周 50 次降到 {} 次。", "40", "25"),
    ("带宽费用占总支出的五分之二：总支出 600 万元，带宽费用 {} 万元。", "240", "420"),
    ("重试次数降低了两成，从每日 40 次降到 {} 次。", "32", "12"),
    # halves and doubles
    ("每个机架 12 台，一半装训练卡（即 {} 台）。", "6", "9"),
    ("写入速度提高一倍，由 400 提高到 {} MB/s。", "800", "1400"),
    ("延迟从 90 ms 缩短到 {} ms，减少了一半。", "45", "60"),
    # changes behind words that say how they are told
    ("利用率从 40% 提升到 46%，相当于提升 {}%。", "15", "25"),
    ("日志由 240 GB 压缩为 60 GB，压缩比 {}。", "4:1", "6:1"),
    ("网关由 20 台扩容到 30 台，增长 {}%。", "50", "70"),
    ("报价下调两成，由 30 元降至 {} 元。", "24", "14"),
    ("采购额度 900 万元，已用 540 万元（{}%）。", "60", "80"),
    ("线上 400 张卡，其中四分之一（{} 张）空闲。", "100", "160"),
    ("上线首月（30 天）发生 24 次中断，平均 {} 小时一次。", "30", "50"),
    # counts in brackets
    ("订购 384 张 H20（48 台，每台 {} 卡）。", "8", "16"),
    ("TP=8、PP=2、DP=4，共 64 张卡（{} 台 8 卡服务器）。", "8", "16"),
    # occasions
    ("每 6 小时巡检一次，每天 {} 次。", "4", "6"),
    ("每 400 步评测一次，全程 60000 步，共评测 {} 次。", "150", "250"),
    ("第 5 层到第 12 层共 {} 层使用滑窗。", "8", "10"),
    # conversions
    ("单口 200 Gbps 网卡折合 {} GB/s。", "25", "250"),
    ("TPOT 25 ms，即单用户 {} token/s。", "40", "25"),
    ("可用性 99.9%，全年停机约 {} 小时。", "8.8", "88"),
]

SILENT = [
    "全量 120 张卡，其中四分之一的节点故障，即 8 台。",  # cards and nodes
    "从 8 台增加到 32 台，吞吐翻倍。",  # of something else
    "每 30 分钟做一次增量备份，每天 2 次全量备份。",
    "共 60 台，扣除 4 台备机，可用 448 张卡。",
    "申请 16 台服务器，每台 8 张 910B，共 128 张卡。",  # a device whose name ends like a number
    # what arithmetic right before it comes to is not sought in lines before
    "- 32 台服务器，每台 8 张卡，共 256 张卡\n- 单卡带宽 600 GB/s\n- 每台 4 × 400 Gbps 网卡，合计 1600 Gbps",
]


def findings(text: str) -> list[str]:
    return [f"{f.code}: {f.message}" for f in check(text).findings]


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_a_right_figure_is_silent_and_a_wrong_one_is_told(text: str, right: str, wrong: str) -> None:
    assert findings(text.format(right)) == []
    assert findings(text.format(wrong)) != []


@pytest.mark.parametrize("text", SILENT)
def test_what_is_of_something_else_is_silent(text: str) -> None:
    assert findings(text) == []
