"""Every spelling of a number: text -> value, unit of the last digit, unit, hedge, and where it stands."""

from fractions import Fraction
from typing import NamedTuple

import pytest

from docverify.claims.numbers.quantity import Hedge
from tests.reading import dimension, in_base_units, quantities, the_quantity

GIGA, BYTE = 10**9, 8


class Row(NamedTuple):
    """`value` in base units (bit, second, FLOP), `ulp` of the printed digits, `text` that the quantity covers."""

    said: str
    value: Fraction | int | str
    ulp: Fraction | int | str = 1
    unit: str = ""
    text: str = ""  # empty: all of it
    hedge: Hedge = Hedge.NONE


DIGITS = [
    Row("512", 512),
    Row("1,024", 1024),
    Row("1_024", 1024),
    Row("1\u00a0024", 1024),
    Row("1\u2009024", 1024),  # thin blank
    Row("1\u202f024", 1024),  # narrow no-break blank
    Row("1 024 GPUs", 1024, unit="device"),  # a plain blank groups only before a unit or an operator
    Row("1{,}024", 1024),  # LaTeX
    Row("12,345,678", 12345678),
    Row("12,345.67", "12345.67", "1/100"),
    Row("0.50", "1/2", "1/100"),  # a zero that is printed is evidence
    Row(".5 s", "1/2", "1/10", "time"),
    Row("1e12", 10**12, 10**12),
    Row("1.5e9", 1500000000, 10**8),
    Row("1e-3 s", "1/1000", "1/1000", "time"),
    Row("6.4e23 FLOP", 64 * 10**22, 10**22, "operation"),
    Row("3.14e23FLOP", 314 * 10**21, 10**21, "operation"),
    Row("10^12", 10**12),
    Row("10^{12}", 10**12),
    Row("10**12", 10**12),
    Row("2**30", 2**30),
    Row("2^10", 1024),
    Row("10¹²", 10**12),
    Row("2³⁰ B", 2**30 * 8, unit="information"),
    Row("10⁻⁶ s", "1/1000000", 0, "time"),
    Row("10^-6", "1/1000000", 0),
    Row("3.74 × 10^{24}", 374 * 10**22, 10**22),
    Row("3.74×10²⁴ FLOP", 374 * 10**22, 10**22, "operation"),
    Row("3.74 \\times 10^{24}", 374 * 10**22, 10**22),
    Row("½", "1/2", 0),
    Row("2½", "5/2", 0),
    Row("¾", "3/4", 0),
    Row("５１２", 512),
    Row("１２．５", "12.5", "1/10"),
    Row("５，１２０", 5120),
    Row("0", 0),
]

WORDS = [
    Row("eight experts", 8, unit="expert"),
    Row("a dozen GPUs", 12, unit="device", text="dozen GPUs"),
    Row("two hundred GPUs", 200, unit="device"),
    Row("sixty-four GPUs", 64, unit="device"),
    Row("four spare GPUs", 4, unit="", text="four"),  # a word may stand before what is counted
    Row("one hundred and twenty-eight tokens", 128, unit="token"),
    Row("two million tokens", 2 * 10**6, unit="token"),
    Row("six thousand four hundred tokens", 6400, unit="token"),
]

SCALES = [
    Row("70B parameters", 70 * GIGA, unit="parameter"),
    Row("7 billion parameters", 7 * GIGA, unit="parameter"),
    Row("7bn parameters", 7 * GIGA, unit="parameter"),
    Row("1.5T tokens", 15 * 10**11, "1/10", "token"),
    Row("128k tokens", 128000, unit="token"),
    Row("128K tokens", 128000, unit="token"),
    Row("4M tokens", 4 * 10**6, unit="token"),
    Row("30 B parameters", 30 * GIGA, unit="parameter"),
    Row("3万", 30000),
    Row("三个副本", 3, unit="replica"),
    Row("一百二十八张卡", 128, unit="device"),
    Row("两天", 172800, 1, "time"),
    Row("1.2亿", 12 * 10**7, "1/10"),
    Row("1.2 万亿", 12 * 10**11, "1/10"),
    Row("8 万张 GPU", 80000, unit="device"),
    Row("1.2 亿参数", 12 * 10**7, "1/10", "parameter"),
]

UNITS = [
    Row("64 GB", 64 * GIGA * BYTE, unit="information"),
    Row("64GB", 64 * GIGA * BYTE, unit="information"),
    Row("80 GiB", 80 * 2**30 * BYTE, unit="information"),
    Row("3 gigabytes", 3 * GIGA * BYTE, unit="information"),
    Row("3 Gigabytes", 3 * GIGA * BYTE, unit="information"),
    Row("400 Gb", 400 * GIGA, unit="information"),
    Row("400 Gbit", 400 * GIGA, unit="information"),
    Row("16-bit", 16, unit="information"),
    Row("2 bytes", 16, unit="information"),
    Row("64GB per GPU", 64 * GIGA * BYTE, unit="information/device"),
    Row("64 GB/GPU", 64 * GIGA * BYTE, unit="information/device"),
    Row("2.4 Tbps", 24 * 10**11, "1/10", "information/time"),
    Row("1.8TBps", 18 * 10**11 * BYTE, "1/10", "information/time"),
    Row("400 Gb/s", 400 * GIGA, unit="information/time"),
    Row("400Gbit/s", 400 * GIGA, unit="information/time"),
    Row("900 GB/s", 900 * GIGA * BYTE, unit="information/time"),
    Row("12 GB per second", 12 * GIGA * BYTE, unit="information/time"),
    Row("450 tokens/s/GPU", 450, unit="token/device/time"),
    Row("450 output tokens/s", 450, unit="token/time"),
    Row("450 prompt tokens per second", 450, unit="token/time"),
    Row("450 tok/s per GPU", 450, unit="token/device/time"),
    Row("6,400 tokens/ms", 6400000, unit="token/time"),
    Row("8 GPU-hours", 8 * 3600, unit="device*time"),
    Row("8 GPU hours", 8 * 3600, unit="device*time"),
    Row("1,000 GPU-days", 1000 * 86400, unit="device*time"),
    Row("312 TFLOPS", 312 * 10**12, unit="operation/time"),
    Row("312 TFLOP/s", 312 * 10**12, unit="operation/time"),
    Row("400TFlops", 400 * 10**12, unit="operation/time"),
    Row("312 teraflops", 312 * 10**12, unit="operation/time"),
    Row("140 GFLOP", 140 * GIGA, unit="operation"),
    Row("1 PFLOP/s-day", 10**15 * 86400, unit="operation"),
    Row("10 PFLOPS-days", 10**16 * 86400, unit="operation"),
    Row("700 W", 700, unit="energy/time"),
    Row("1.2 kWh", 4320000, "1/10", "energy"),
    Row("5 ms", "1/200", unit="time"),
    Row("5µs", "1/200000", unit="time"),  # the micro sign
    Row("5 μs", "1/200000", unit="time"),  # the Greek letter
    Row("5us", "1/200000", unit="time"),
    Row("0.016s", "0.016", "1/1000", "time"),
    Row("3 min", 180, unit="time"),
    Row("30 days", 30 * 86400, unit="time"),
    Row("14 μS", "14/1000000", unit="conductance"),  # siemens: not what a time is printed in
    Row("16-layer", 16, unit="layer"),
    Row("16-way", 16),
    Row("80 layers", 80, unit="layer"),
    Row("4-stage", 4, unit="stage"),
    Row("5 pp", 5, unit="points"),
]

CHINESE = [
    Row("13GB/秒", 13 * GIGA * BYTE, unit="information/time"),
    Row("8 小时", 8 * 3600, unit="time"),
    Row("8小时的训练", 8 * 3600, unit="time", text="8小时"),
    Row("16 层", 16, unit="layer"),
    Row("512 张 GPU", 512, unit="device"),
    Row("512张卡", 512, unit="device"),
    Row("8 张", 8, text="8"),  # of what is not said
    Row("46,080 卡时", 46080 * 3600, unit="device*time"),
    Row("450 tokens/秒/卡", 450, unit="token/device/time"),
    Row("100 毫秒", "1/10", unit="time"),
    Row("8 个专家", 8, unit="expert"),
    Row("2 字节", 16, unit="information"),
    Row("1.5万元", 15000, "1/10", "currency_cny"),
]

MONEY_AND_SHARES = [
    Row("$2.50", "2.5", "1/100", "currency"),
    Row("US$ 12", 12, unit="currency"),
    Row("€40", 40, unit="currency_eur"),
    Row("$1.2M", 1200000, "1/10", "currency"),
    Row("$3.17 M a year", "3170000/31557600", "1/100", "currency/time"),
    Row("$3.17 M a piece", 3170000, "1/100", "currency", "$3.17 M"),
    Row("1.28 M at", 1280000, "1/100", text="1.28 M"),
    Row("4 M x", 4, text="4"),  # a symbol
    Row("$2.50 per GPU-hour", "2.5/3600", "1/100", "currency/device/time"),
    Row("$2/hour", "2/3600", unit="currency/time"),
    Row("$2 per 1M tokens", "2/1000000", unit="currency/token"),
    Row("$2 per million tokens", "2/1000000", unit="currency/token"),
    Row("$0.50/M tokens", "0.5/1000000", "1/100", "currency/token"),
    Row("$2/1K tokens", "2/1000", unit="currency/token"),
    Row("40%", "0.4"),
    Row("40 %", "0.4"),
    Row("12.5 percent", "0.125", "1/10"),
    Row("3.2x", "3.2", "1/10"),
    Row("4×", 4),
    Row("3.2 倍", "3.2", "1/10"),
    Row("8:1", 8),
    Row("1.5:1", "1.5", "1/10"),
]

HEDGED = [
    Row("~5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.ABOUT),
    Row("≈ 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.ABOUT),
    Row("about 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.ABOUT),
    Row("approx. 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.ABOUT),
    Row("约 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.ABOUT),
    Row("<5ms", "1/200", unit="time", text="5ms", hedge=Hedge.LESS),
    Row("under 2 s", 2, unit="time", text="2 s", hedge=Hedge.LESS),
    Row("低于 2 s", 2, unit="time", text="2 s", hedge=Hedge.LESS),
    Row("≤ 10 seconds", 10, unit="time", text="10 seconds", hedge=Hedge.AT_MOST),
    Row("<= 10 s", 10, unit="time", text="10 s", hedge=Hedge.AT_MOST),
    Row("up to 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.AT_MOST),
    Row("no more than 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.AT_MOST),  # not `more than`
    Row("never takes more than 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.AT_MOST),
    Row("cannot finish in less than 5 s", 5, unit="time", text="5 s", hedge=Hedge.AT_LEAST),
    Row("not only more than 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.MORE),  # and more
    Row("不会超过 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.AT_MOST),
    Row("不超过 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.AT_MOST),
    Row("不大于 5 GB", 5 * GIGA * BYTE, unit="information", text="5 GB", hedge=Hedge.AT_MOST),  # not 大于
    Row(">= 6000 tokens", 6000, unit="token", text="6000 tokens", hedge=Hedge.AT_LEAST),
    Row("at least 8 GPUs", 8, unit="device", text="8 GPUs", hedge=Hedge.AT_LEAST),
    Row("no less than 8 GPUs", 8, unit="device", text="8 GPUs", hedge=Hedge.AT_LEAST),  # not `less than`
    Row("至少 8 张 GPU", 8, unit="device", text="8 张 GPU", hedge=Hedge.AT_LEAST),
    Row("over 6000 tokens", 6000, unit="token", text="6000 tokens", hedge=Hedge.MORE),
    Row("more than 6000", 6000, text="6000", hedge=Hedge.MORE),
    Row("100+", 100, hedge=Hedge.AT_LEAST),
    Row("450,000+ tokens/s", 450000, unit="token/time", hedge=Hedge.AT_LEAST),
    Row("80 GB+", 80 * GIGA * BYTE, unit="information", hedge=Hedge.AT_LEAST),
    Row("90+%", "0.9", hedge=Hedge.AT_LEAST),
]

ALL = [*DIGITS, *WORDS, *SCALES, *UNITS, *CHINESE, *MONEY_AND_SHARES, *HEDGED]


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.said)
def test_a_number_is_read(row: Row) -> None:
    quantity = the_quantity(row.said)
    assert in_base_units(quantity) == _exact(row.value)
    assert quantity.printed.ulp == _exact(row.ulp)
    assert dimension(quantity.measure) == row.unit
    assert quantity.hedge is row.hedge
    assert row.said[quantity.start : quantity.end] == (row.text or row.said)


def _exact(value: Fraction | int | str) -> Fraction:
    above, _, below = str(value).partition("/")
    return Fraction(above) / Fraction(below or 1)


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.said)
def test_a_number_is_the_same_inside_a_sentence(row: Row) -> None:
    """A word before and a stop behind change neither value nor unit."""
    text = f"There, {row.said}. Then"
    found = quantities(text)
    assert len(found) == 1
    assert in_base_units(found[0]) == _exact(row.value)
    assert dimension(found[0].measure) == row.unit


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("128-10240 tokens", 128, 10240),
        ("128–10240 tokens", 128, 10240),
        ("128~10240 tokens", 128, 10240),
        ("5-10 GB", 5, 10),
        ("10–20%", 10, 20),
        ("$5-10", 5, 10),
        ("2-3x", 2, 3),
        ("1.5–2.5 s", Fraction(3, 2), Fraction(5, 2)),
        ("GPUs 0-7", 0, 7),
    ],
)
def test_a_range_has_two_ends(said: str, low: Fraction, high: Fraction) -> None:
    quantity = the_quantity(said)
    assert quantity.upper is not None
    assert (quantity.printed.value, quantity.upper.value) == (low, high)


@pytest.mark.parametrize("said", ["3.2 ± 0.1 GB", "3.2±0.1 GB", "3.2 +/- 0.1 GB", "3.2 \\pm 0.1 GB"])
def test_a_spread_belongs_to_its_number(said: str) -> None:
    quantity = the_quantity(said)
    assert quantity.spread is not None
    assert (quantity.printed.value, quantity.spread.value) == (Fraction(32, 10), Fraction(1, 10))
    assert dimension(quantity.measure) == "information"


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("70B", ["70000000000 ", "560 information"]),  # parameters, or bytes
        ("70 B", ["560 information", "70000000000 "]),
        ("64K", ["64000 ", "512000 information"]),
        ("50 gb", ["50000000000 information", "400000000000 information"]),  # bits, or bytes
        ("5 TFLOPS", ["5000000000000 operation/time", "5000000000000 operation"]),
        ("5 TFLOP", ["5000000000000 operation", "5000000000000 operation/time"]),
        ("5 GB", ["40000000000 information"]),
        ("5 Gb", ["5000000000 information"]),
        ("5 GPUs", ["5 device"]),
    ],
)
def test_what_a_symbol_may_stand_for(said: str, readings: list[str]) -> None:
    quantity = the_quantity(said)
    found = [f"{in_base_units(quantity, n)} {dimension(m)}" for n, m in enumerate(quantity.measures)]
    assert found == readings


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("8 × 16", 2),
        ("8x16", 2),
        ("8 to 12 GB", 2),  # from a to b may be a change
        ("1,02", 2),  # no thousands
        ("8 × M", 1),  # M is a symbol here
        ("4 T x", 1),
        ("several hundred GPUs", 0),  # as many as one likes
        ("a few dozen nodes", 0),
        ("9**9**9", 2),  # nobody computes this
        ("1e999", 0),
        ("9" * 200, 0),
    ],
)
def test_how_many_numbers_there_are(said: str, count: int) -> None:
    assert len(quantities(said)) == count


@pytest.mark.parametrize("symbol", ["M", "T", "K"])
def test_a_letter_that_stands_apart_is_no_scale(symbol: str) -> None:
    assert the_quantity(f"8 {symbol} x").bare


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        ("1.35 M × 8", 10**6),  # what multiplies a symbol is small and whole
        ("$120 k", 1000),
        ("48 M€", 10**6),
        ("260 k / 40", 1000),
        ("$18 M / 64", 10**6),
        ("6 M × N", 1),
        ("400 B", 1),  # bytes
    ],
)
def test_a_scale_may_stand_apart(said: str, factor: int) -> None:
    assert quantities(said)[0].measure.factor == factor


@pytest.mark.parametrize("said", ["6 h d_{k}", r"6h \cdot 4"])
def test_a_symbol_of_a_formula_is_no_hour(said: str) -> None:
    assert quantities(said)[0].bare


def test_words_behind_a_number_are_kept_as_its_noun() -> None:
    assert the_quantity("128K context window").words == ("context", "window")
    assert the_quantity("8 experts and more").words == ()


def test_labels_of_degrees_stay_with_their_number() -> None:
    found = quantities("TP4, PP 2 and DP-8")
    assert [(q.label, q.printed.value) for q in found] == [("TP", 4), ("PP", 2), ("DP", 8)]
