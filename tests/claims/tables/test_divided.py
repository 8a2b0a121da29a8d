"""Columns of shares beside a column of how many have one, prices, and percentages of another base than all others."""

import pytest

from docverify import check


def _table(head: str, *rows: str) -> str:
    cells = head.count("|") + 1
    return "\n".join(f"| {each} |" for each in (head, "|".join(["---"] * cells), *rows)) + "\n"


_WEIGHTS = ("TP | weights per GPU (GB)", "1 | 112", "2 | 56", "4 | 28")
_STAGES = ("stages | layers per stage", "2 | 48", "4 | 24", "16 | 6")
_EXPERTS = ("EP | experts per rank", "8 | 24", "16 | 12", "32 | 6")
_NODES = ("nodes | hours per node", "1 | 96", "2 | 48", "4 | 24")
_PRICES = (
    "item | unit price | quantity | cost",
    "node hours | $31.20 | 1,500 | $46,800",
    "egress (TB) | $48 | 65 | $3,120",
)
_TIMES = ("setup | ms | vs. baseline", "baseline | 60 | –", "graphs | 45 | -25 %", "FP8 | 36 | -40 %")


@pytest.mark.parametrize(
    ("table", "last", "claimed"),
    [
        (_WEIGHTS, "8 | 14", []),
        (_WEIGHTS, "8 | 12", ["12"]),
        (_WEIGHTS, "8 | 28", []),  # no more is split: copied
        (_STAGES, "8 | 12", []),
        (_STAGES, "8 | 14", ["14"]),
        (_STAGES, "5 | 20", []),  # 19.2, as whole layers
        (_EXPERTS, "64 | 3", []),
        (_EXPERTS, "64 | 5", ["5"]),
        (_NODES, "8 | 15", []),  # time need not be shared out evenly
        (_PRICES, "storage (TB-months) | $16 | 230 | $3,680", []),
        (_PRICES, "storage (TB-months) | $16 | 230 | $3,860", ["$3,860"]),
        (_PRICES, "node hours of the 4-card box | $16 | 230 | $14,720", []),  # the name of the row tells how many
        (_PRICES, "node hours of the 4-card box | $16 | 230 | $13,720", ["$13,720"]),
        (_PRICES, "storage (15 % off) | $16 | 230 | $3,128", []),
        (_TIMES, "eager | 75 | +25 %", []),
        (_TIMES, "eager | 75 | +20 %", ["20 %"]),  # of 75
    ],
)
def test_divided(table: tuple[str, ...], last: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(_table(*table, last)).findings] == claimed
