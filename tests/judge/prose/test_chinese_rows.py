"""Chinese says little between its numbers: what clauses side by side say to follow, and what they leave open."""

import pytest

from docverify.interfaces.check import check

WRONG = [
    ("单机满载 6.5kW，64 台 516kW。", "516kW"),
    ("单卡 96GB，8 卡 668GB。", "668GB"),
    ("每份 1.2TB，15 份 28TB", "28TB"),
    ("语料 1.6TB，3 副本 5.8TB。", "5.8TB"),
    ("6 台一柜，96 台共 26 柜。", "26"),
    ("8 卡一台，共 24 台，合计 182 卡。", "182 卡"),
    ("交换机 24 台，单价 36 万元，小计 684 万元。", "684 万元"),
    ("合计 2048 个光模块，单价 3800 元，约 978 万元。", "978 万元"),
    ("卡时单价 12 元，88.5 万卡时对应约 1602 万元。", "1602 万元"),
    ("We buy 2048 transceivers at a unit price of $380, so about $978,240.", "$978,240"),
    ("检查点每份 1.2TB，保留最近 15 份，占用 8.1TB。", "8.1TB"),  # no hedge: the last fifteen
    ("甲处 16×8 卡，共 256 卡。", "256 卡"),
    ("功耗：A 24×5.5＝132kW，B 18×10.5＝289kW，C 60×4.2＝252kW。", "289kW"),  # letters of options, no factors
    ("恢复共 2160 分钟＝36 小时＝2.5 天。", "2.5 天"),
    ("3.84 TB = 3,840 GB = 3.28 TiB", "3.28 TiB"),
    ("恢复 54 分钟（检测 8 + 换机 15 + 加载 12 + 重算 9）", "54 分钟"),
    ("A step takes 39 ms (weights 14.6 + cache 1.8 + launch 12.6)", "39 ms"),
    ("第 0 级：第 0-11 层，第 1 级：第 13-23 层。", "13"),
    ("网关单价 12 万元，合计 96 万元；模块单价 3500 元，合计约 70 万元；布线约 30 万元；总价约 286 万元。", "286 万元"),
    ("10 台機器，每台 4 個實例，共 50 個實例。", "50 個實例"),
    ("每 2 卡一个实例，512 卡共 266 个实例。", "266"),
    ("峰值 60 万 token/s。按 80% 安全水位，需要总吞吐 95 万 token/s。", "95 万 token/s"),
]
RIGHT = [
    "网关单价 12 万元，合计 96 万元；模块单价 3500 元，合计约 70 万元；布线约 30 万元；总价约 196 万元。",
    "理论 121 万秒，约 14.0 天；实际跑了 31 天，扣掉停机 40 小时，净训练 29.3 天。",  # no sum around its result
    "单机满载 6.5kW，64 台 416kW，另有 4 台存储 8kW。",
    "单卡 96GB，单机 8 卡 2TB 内存。",  # of another memory
    "6 台一柜，96 台共 16 柜。第一台 8 卡，另一台 4 卡。",
    "单价 36 万元，24 台，含税约 976 万元。",
    "服务器 64 台，单价 200 万元，交换机 24 台，单价 36 万元，合计 1.37 亿元。",
    "语料 1.6TB，2 副本 30TB 空间。",
    "甲、乙两处各 16×8 卡，共 256 卡。",
    "每层注意力：Q、O 各 4096×4096，K、V 各 4096×1024，合计约 0.42 亿",
    "单机 8 卡，每卡 700W，整机功耗约 10.2kW。",
    "EP=32，每卡 6 个专家，共 192 个专家。每 token 命中 8 个路由专家。",
    "3.84 TB = 3,840 GB = 3.49 TiB",
    "恢复 54 分钟（含检测 8 + 换机 15 + 加载 12）",  # among others
    "A step takes 39 ms (weights 14.6 + cache 1.8 + launch 12.6 + 10 of waiting)",
    "第 1 级：第 1-12 层，第 3 级：第 25-36 层。",
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
