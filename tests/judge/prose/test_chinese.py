"""What Chinese sentences say of their numbers, as English ones do: each with the right figure, and with a wrong one."""

import pytest

from docverify import check

STATED = [
    # numbers in characters
    ("索引保留三个副本。每个副本需要 48 GB 内存，整个索引共需 {} GB。", "144", "192"),
    ("已订购十二个机柜。每个机柜 36 kW，合计 {} kW。", "432", "342"),
    ("两张 A100 共 {} GB 显存，每张 80 GB。", "160", "180"),
    ("微调跑了两周，即 {} 天。", "14", "24"),
    ("新资源池每分钟处理 9,600 个请求，是旧资源池每分钟 {} 个请求的三倍。", "3,200", "4,200"),
    ("3 月 1 日：机房有 128 台。\n5 月 1 日：机房有 240 台，每台 8 卡，共 {} 卡。", "1920", "2910"),  # dates
    # what things are per
    ("电价为每度 0.8 元。机房 3 月耗电 180 万度，电费 {} 万元。", "144", "225"),
    ("每台 96 万元，40 台共 {} 万元。", "3840", "4380"),
    ("共 1344 卡时；单价 12 元/卡时，预算 {} 元。", "16,128", "16,218"),
    ("8 张卡，每张 141 GB：节点总显存 = {} GB。", "1,128", "141"),
    ("256 张卡组成 32 个张量并行组，每组 {} 张卡。", "8", "16"),
    ("日调用量 864 万次，折合 {} QPS。", "100", "120"),  # calls are requests
    ("每 token KV 为 160 KiB，8192 token 的上下文需要 {} MiB。", "1,280", "128"),
    ("80GB 显存扣掉 36GB 权重还有 {}GB。", "44", "54"),
    ("机房 A、B、C 分别有 120、84、56 台，共 {} 台。", "260", "280"),  # the last has the unit of all
    ("中文 5000 亿，英文 3000 亿，代码 1000 亿，合计 {} 亿 token。", "9000", "9900"),
    ("1200 个请求中失败 18 个，失败率 {}%。", "1.5", "2.5"),
    ("12 台存储节点，每台 20 块 8 TB 的 NVMe 盘，裸容量 {} TB。", "1920", "2910"),  # the head of a compound is its end
    ("日志共 4.8 TB，切成 120 个分卷，每个分卷约 {} GB。", "40", "60"),  # things that no page names
    ("每个投影矩阵 15 万个参数，24 层、每层 3 个投影矩阵，一共约 {} 万。", "1080", "1800"),  # layers of none
    ("4 张 24G 的卡共 {} GB。", "96", "69"),
    ("每参数 12 字节，13B 就是 {} GB。", "156", "186"),
    ("单台上限 40 GB/s，12 台聚合 {} GB/s。", "480", "40"),
    ("1.8 TB 的快照按 200 GB/s 写入，需要 {} 秒。", "9", "90"),
    # one over the other
    ("每步耗时 400 ms，即每秒 {} 步。", "2.5", "4.5"),
    ("单用户每秒 40 个 token，单个 token 延迟 {} ms。", "25", "40"),
    ("TPOT 40 ms，单路输出速度 {} token/s。", "25", "40"),
    # bounds
    ("每个节点有 8 个 400 Gb/s 端口。压测中每端口达到 {} GB/s。", "44", "62"),
    ("网卡线速为 200 Gbps，通信库在每张网卡上跑出 {} GB/s。", "23.4", "27.6"),
    ("权重占 141 GB，可以放进两张卡的 {} GB 显存。", "160", "120"),
    ("P99 为 {} ms，远低于 250 ms 的目标。", "190", "330"),
    ("单卡需要 {} GB，超过 80 GB 的显存容量。", "120", "72"),
    ("峰值流量 {} token/s，低于集群可承载的 45,000 token/s。", "39,000", "52,000"),
    ("单卡 96 GB 足够容纳模型所需的 {} GB。", "84", "104"),
    ("上限 300 ms，目前 255 ms，余量 {}%。", "15", "25"),
    # changes
    ("FP8 只需 36 GB 而不是 72 GB，即减少 {}%。", "50", "75"),
    ("分页后每卡支持 84 个用户，比之前的 60 个多 {}%。", "40", "60"),
    ("新集群响应时间为 31 ms，旧集群为 62 ms，速度是后者的 {} 倍。", "2", "3"),
    ("总卡数不变，TP 由 4 提高到 8，DP 由 32 降为 {}。", "16", "8"),
    ("全局批大小保持 2,048 不变。数据并行从 128 增加到 256 后，本地批大小从 16 降到 {}。", "8", "4"),
    # at a rate
    ("经 25 GB/s 的链路拷贝 1.5 TB 的检查点需要 {} 秒。", "60", "6"),
    ("每台拉 480GB，以 25GB/s 计约 {} 秒。", "19", "29"),
    ("落盘带宽 40 GB/s，1.88 TB 要 {} 秒。", "47", "87"),
    # what fits where: the place is told by its noun, not by which number comes first
    ("权重 {} GB，一张 80 GB 的卡就放得下。", "66", "96"),
    ("项目的配额是 12 TB，三组实验 {} TB 也放得下。", "9.6", "15.6"),
    # means of occasions, in each of so many
    ("本周 9 次重启，共 4.2 小时，平均每次 {} 分钟。", "28", "38"),
    ("过去 60 天，96 台规模共发生 48 次中断，平均每 {} 小时一次。", "30", "40"),
    ("每层 6.3 亿，60 层共 {} 亿。", "378", "478"),
    ("单步从 15.0 s 降到 12.9 s，省 {}%。", "14", "24"),
    # points
    ("本周 MFU 36.5%，比上周的 33.2% 高 {} 个百分点。", "3.3", "4.3"),
]
SILENT = [
    "日均输出 4.3 亿 token，即 5,000 token/s；峰值并发 600 路，单路 30 token/s。",  # a mean beside a peak
    "每台机柜配 12 台空调和 2 台配电柜，10 台机柜共 120 台空调。",  # each of what is counted has its own name
    "每个请求 2 秒，64 个并发请求，每秒 32 个请求。",
    "用 20 块 24G 的卡，每块 24G，显存 480 GB。",
    "P99 2.4 s，超过 3 s 的请求占 1%。",  # what exceeds it is not the time before
    "方案 A 需要 320 ms，方案 B 低于 250 ms 的目标。",
    "模型 140 GB，按 7 GB/s 的带宽，加载需 26 秒。",  # nobody says that the time is computed
    "第三个节点有 8 卡，前两个节点各 4 卡，每两个节点共享 1 台交换机，三四台机器待命。",
    "单机 4 张 200Gb/s 的网卡，四张网卡合计达到 91 GB/s。",
    "若低于 100 token/s 的阈值则扩容，目前 120 token/s。",
    "单卡 80 GB，权重 14 GB 放得下。",
    "硬盘 8 TB，数据 12 TB 去重后放得下。",
    "每卡 1,650 token/s，比 EP128 低 14%。",  # a layout is no throughput
    "首字延迟 420 ms，比 3.5 版低 20%。",
    "日请求量 2,400 万，平均 278 QPS。首周灰度 5%（约 42 QPS）。",  # a share of the peak
    "四张卡共 288 GB。扣除权重 141 GB 和激活 12 GB，剩 135 GB 给缓存。",  # the sum of the parts, swapped
    "批量评测跑了 40 分钟。\n\n配额 12 万卡时，用了 10.8 万。",  # of another paragraph
    "70B 模型用 BF16，四张 80G 的卡。权重之外还有 179 GB。",
    "80 层，8 个 KV 头，head_dim 128，BF16。\n\n网上有人说每个 token 的 KV cache 要 2.5 MB。",
]


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_stated(text: str, right: str, wrong: str) -> None:
    assert [each.message for each in check(f"{text.format(right)}\n").findings] == []
    assert len(check(f"{text.format(wrong)}\n").findings) == 1


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []
