"""A column of formulas over the names of other rows: what each column of values must then hold."""

import pytest

from docverify.interfaces.check import check

OPTIONS = """| metric | formula | A | B | C |
|:---|:---|---:|---:|---:|
| memory (GB) | | 640 | 1128 | 384 |
| price (k$) | | 210 | 315 | 74 |
| price per GB ($) | price / memory | {} | 279 | 193 |
| usable (GB) | memory × {} − 64 | 512 | 951.2 | 281.6 |
"""
LETTERS = """| id | item | formula | value |
|:---|:---|---:|---:|
| a | nodes | | 96 |
| b | GPUs of a node | | 8 |
| c | GPUs | a × b | {} |
| d | kW of a GPU | | 1.25 |
| e | kW | c × d | 960 |
"""
HAN = """| 步骤 | 算式 | 方案一 | 方案二 |
|---|---|---|---|
| 整机价格 万元 | | 120 | 240 |
| 单机总显存 GB | | 768 | 1128 |
| 可用显存 GB | 总显存×0.9 | 691.2 | 1015.2 |
| KV 空间 GB | 可用−145−20（运行时） | 526.2 | {} |
| 每 GB 价格 元 | 价格÷总显存 | 1563 | 2128 |
"""


@pytest.mark.parametrize(
    "text",
    [
        OPTIONS.format(328, 0.9),  # in thousands above, not below
        LETTERS.format(768),
        HAN.format(850.2),
        LETTERS.format(768).replace("c × d", "c × d, with margin"),  # nobody knows what
        "| item | formula | value |\n|---|---|---|\n| link (GB/s) | | 50 |\n| data (GB) | | 600 |\n"
        "| time (min) | data / link | 0.2 |\n| links | | 4 |\n| all | link × links | 200 |\n",
        LETTERS.format(768).replace("c × d", "c / 0"),
        LETTERS.format(768).replace("a × b", "`a * b`"),
        "| item | A | B |\n|---|---|---|\n| memory | 640 | 1128 |\n| count | 4 | 3 |\n",  # B is no byte
    ],
)
def test_right(text: str) -> None:
    assert [each.message for each in check(text).findings] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (OPTIONS.format(428, 0.9), "price / memory is 328, but 428 stands beside it"),
        (OPTIONS.format(328, 0.7), "memory × 0.7 − 64 is 384, but 512 stands beside it"),  # of all three columns
        (LETTERS.format(708), "a × b is 768, but 708 stands beside it"),
        (LETTERS.format(708).replace("a × b", "(a × b)"), "(a × b) is 768, but 708 stands beside it"),
        (LETTERS.format(708).replace("a × b", r"a \* b"), r"a \* b is 768, but 708 stands beside it"),
        (HAN.format(950.2), "可用−145−20（运行时） is 850.2, but 950.2 stands beside it"),
    ],
)
def test_wrong(text: str, message: str) -> None:
    assert [each.message for each in check(text).findings] == [message]
