"""What amounts that stand side by side come to."""

import pytest

from docverify.interfaces.check import check

WRONG = {
    "Power is $1,100 per day, hosting $8,000 per month, together $49,000 per month.": "$49,000 per month",
    "Racks 6 × 40 kW = 240 kW, switches 10 × 2 kW = 20 kW and pumps 2 × 5 kW = 10 kW, 370 kW in all.": "370 kW",
    "Nodes 10 × $240k = $2.4M, switches 4 × $25k = $100k, total $3.5M.": "$3.5M",
    "权重 26 GB、梯度 26 GB、优化器状态 156 GB、激活 10 GB，合计 308 GB。": "308 GB",
    "首批到货 24 台（192 卡），第二批 44 台（320 卡），两批合计 64 台。": "64",
    "每个 MoE 层 160 个路由专家 + 2 个共享专家，共 160 个。": "160",
    "每请求平均输入 1500 token、输出 500 token，共 2500 token。": "2500 token",
    "配比：中文 45%、英文 38%、代码 15%、数学 5%，合计 100%。": "100%",
    "租金共 102 万元；\n机柜小计 44 万元。\n\n两项合计 164 万元，全年约 1968 万元。": "164 万元",
    "The mix is Chinese 45%, English 38%, code 15%, math 5%, 100% in total.": "100%",
    "160 routed experts + 2 shared experts, 160 in all.": "160",
    "Weights 2 bytes + gradients 2 bytes + master copy 4 bytes + moments 8 bytes, 18 bytes in total.": "18 bytes",
    "Restarts took 41, 17 and 26 minutes, together 94.": "94",
    "The files have 12, 30 and 8 GB, 60 GB in total.": "60 GB",
    "三次重启分别用了 41、17 和 26 分钟，共 94 分钟。": "94 分钟",
}
RIGHT = [
    "Power is $1,100 per day, hosting $8,000 per month, together $41,000 per month.",  # a month of 30 days
    "Restarts took 41, 17 and 26 minutes, together 84. The files have 12, 30 and 8 GB, 50 GB in total.",
    "Durations of 10, 20 and 40 minutes were tried, 12 tests in total.",
    "The upgrade takes 2, 3 or 4 hours, in total 6 with preparation.",
    "P50, P95 and P99 are 40, 80 and 120 ms, 12 requests in total.",
    "Racks 6 × 40 kW = 240 kW, switches 10 × 2 kW = 20 kW and pumps 2 × 5 kW = 10 kW, 270 kW in all.",
    "A node has 8 × 80 GB = 640 GB of HBM and 16 × 64 GB = 1,024 GB of RAM, 1,664 GB in total.",
    "权重 26 GB、梯度 26 GB、优化器状态 156 GB、激活 10 GB，合计 218 GB。",
    "服务器单价 95 万元，40 台共 3800 万元；网络 520 万元，存储 380 万元。三项合计 4700 万元。",
    "配比：中文 45%、英文 38%、代码 12%、数学 5%，合计 100%。",
    "配比：中文 33%、英文 33%、代码 33%，合计 100%。",  # each is rounded
    "预热 2000 步，退火 6000 步，共 40000 步。",  # there is a time between
    "总显存 640 GB，权重 145 GB，缓存 100 GB，共 245 GB。",  # of the last two
    "集群共 160 台，其中 A 区 96 台，B 区 64 台，共 1280 卡。",
    "A 区 96 台、B 区 64 台、C 区 32 台，后两者共 96 台。",
    "首个 token 250 ms，TPOT 25 ms，共 10.25 s。",  # of 400 tokens
    "每层 160 个专家，含 2 个共享专家，共 160 个。",
    "Prefill 2 s and decode 8 s overlap, 9 s in total.",
]


@pytest.mark.parametrize("text", WRONG, ids=str)
def test_a_wrong_sum_of_a_list_is_found(text: str) -> None:
    assert [each.claimed for each in check(text).findings] == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT, ids=str)
def test_nothing_is_said_of_a_list_that_may_come_to_it(text: str) -> None:
    assert check(text).findings == ()
