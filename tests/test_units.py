"""The registry: closed, exact, and every symbol what a hand-written table says it is."""

import subprocess
import sys
from fractions import Fraction

import pytest

from docverify.dimensions import merged
from docverify.shipped import shipped
from docverify.units import ONE, Unit, unit

KILO, MEGA, GIGA, TERA, PETA = (Fraction(1000) ** n for n in range(1, 6))
MILLI, MICRO, NANO = (Fraction(1, 1000) ** n for n in range(1, 4))
BYTE, HOUR = 8, 3600

BIT, RATE, TIME = "information", "information/time", "time"
WORK, SPEED = "operation", "operation/time"

TABLE: dict[str, tuple[Fraction | int, str]] = {
    # information, in bits
    "b": (1, BIT), "bit": (1, BIT), "bits": (1, BIT), "B": (8, BIT), "byte": (8, BIT), "bytes": (8, BIT),
    "Bytes": (8, BIT), "kB": (8 * KILO, BIT), "KB": (8 * KILO, BIT), "MB": (8 * MEGA, BIT), "GB": (8 * GIGA, BIT),
    "TB": (8 * TERA, BIT), "PB": (8 * PETA, BIT), "Kb": (KILO, BIT), "kb": (KILO, BIT), "Mb": (MEGA, BIT),
    "Gb": (GIGA, BIT), "Tb": (TERA, BIT), "KiB": (8 * 2**10, BIT), "MiB": (8 * 2**20, BIT), "GiB": (8 * 2**30, BIT),
    "TiB": (8 * 2**40, BIT), "PiB": (8 * 2**50, BIT), "Gib": (2**30, BIT), "kilobytes": (8 * KILO, BIT),
    "megabyte": (8 * MEGA, BIT), "gigabytes": (8 * GIGA, BIT), "Gigabytes": (8 * GIGA, BIT),
    "terabytes": (8 * TERA, BIT), "gibibytes": (8 * 2**30, BIT), "Gbit": (GIGA, BIT), "Gbits": (GIGA, BIT),
    "gigabits": (GIGA, BIT), "Mbit": (MEGA, BIT), "GByte": (8 * GIGA, BIT), "字节": (8, BIT), "比特": (1, BIT),
    # rates
    "bps": (1, RATE), "Kbps": (KILO, RATE), "Mbps": (MEGA, RATE), "Gbps": (GIGA, RATE), "Tbps": (TERA, RATE),
    "GBps": (8 * GIGA, RATE), "TBps": (8 * TERA, RATE), "MBps": (8 * MEGA, RATE),
    # time, in seconds
    "s": (1, TIME), "sec": (1, TIME), "seconds": (1, TIME), "ms": (MILLI, TIME), "milliseconds": (MILLI, TIME),
    "µs": (MICRO, TIME), "μs": (MICRO, TIME), "us": (MICRO, TIME), "microseconds": (MICRO, TIME), "ns": (NANO, TIME),
    "min": (60, TIME), "minutes": (60, TIME), "h": (HOUR, TIME), "hr": (HOUR, TIME), "hours": (HOUR, TIME),
    "day": (86400, TIME), "days": (86400, TIME), "weeks": (604800, TIME), "month": (2629800, TIME),
    "year": (31557600, TIME), "秒": (1, TIME), "毫秒": (MILLI, TIME), "微秒": (MICRO, TIME), "分钟": (60, TIME),
    "小时": (HOUR, TIME), "天": (86400, TIME), "Hz": (1, "/time"), "GHz": (GIGA, "/time"),
    # compute
    "FLOP": (1, WORK), "GFLOP": (GIGA, WORK), "TFLOP": (TERA, WORK), "PFLOP": (PETA, WORK),
    "EFLOP": (PETA * KILO, WORK), "FLOPS": (1, SPEED), "FLOPs": (1, SPEED), "GFLOPS": (GIGA, SPEED),
    "TFLOPS": (TERA, SPEED), "TFLOPs": (TERA, SPEED), "TFlops": (TERA, SPEED), "tflops": (TERA, SPEED),
    "PFLOPS": (PETA, SPEED), "teraflops": (TERA, SPEED), "TeraFLOPS": (TERA, SPEED), "petaflops": (PETA, SPEED),
    "exaflop": (PETA * KILO, WORK), "TOPS": (TERA, SPEED),
    # energy, in joules
    "J": (1, "energy"), "kJ": (KILO, "energy"), "W": (1, "energy/time"), "kW": (KILO, "energy/time"), "MW": (MEGA,
    "energy/time"), "Wh": (3600, "energy"), "kWh": (3600 * KILO, "energy"), "MWh": (3600 * MEGA, "energy"),
    "kVA": (KILO, "apparent_power"), "千瓦": (KILO, "energy/time"), "千瓦时": (3600 * KILO, "energy"),
    # what looks like a time and is none
    "S": (1, "conductance"), "MS": (MEGA, "conductance"), "mS": (MILLI, "conductance"), "μS": (MICRO, "conductance"),
    # money and shares
    "USD": (1, "currency"), "dollars": (1, "currency"), "cents": (Fraction(1, 100), "currency"), "EUR": (1,
    "currency_eur"), "CNY": (1, "currency_cny"), "元": (1, "currency_cny"), "pp": (1, "points"),
    "pct": (Fraction(1, 100), ""),
    # nouns
    "tokens": (1, "token"), "token": (1, "token"), "tok": (1, "token"), "Mtokens": (MEGA, "token"), "params": (1,
    "parameter"), "parameters": (1, "parameter"), "sequences": (1, "sequence"), "requests": (1, "request"),
    "queries": (1, "request"), "samples": (1, "sample"), "GPU": (1, "device"), "GPUs": (1, "device"), "NPUs": (1,
    "device"), "cards": (1, "device"), "devices": (1, "device"), "卡": (1, "device"), "nodes": (1, "node"),
    "servers": (1, "node"), "节点": (1, "node"), "racks": (1, "rack"), "layers": (1, "layer"), "层": (1, "layer"),
    "heads": (1, "head"), "experts": (1, "expert"), "专家": (1, "expert"), "stages": (1, "stage"), "steps": (1,
    "step"), "iterations": (1, "step"), "replicas": (1, "replica"), "ranks": (1, "rank"), "links": (1, "link"),
    "ports": (1, "link"), "卡时": (HOUR, "device*time"),
}  # fmt: skip


@pytest.mark.parametrize("symbol", TABLE)
def test_a_symbol_is_what_the_table_says(symbol: str) -> None:
    found = unit(symbol)
    assert found, "no unit"
    assert (found[0].factor, _dimension(found[0])) == (Fraction(TABLE[symbol][0]), TABLE[symbol][1])


def _dimension(one: Unit) -> str:
    powers = (*one.nouns, *one.dimensions)
    above = [name for name, power in powers for _ in range(power)]
    return "*".join(above) + "".join(f"/{name}" for name, power in powers for _ in range(-power))


@pytest.mark.parametrize(
    "symbol",
    ["K", "k", "M", "G", "T", "P", "x", "X", "n", "e", "pi", "c", "m", "metre", "meter", "kg", "kelvin", "tesla",
    "gauss", "poise", "TP", "PP", "DP", "and", "the", "of", "in", "as", "is", "", " ", "GiGB", "KMB", "FLOPSS",
    "GPUS", "Ws", "barn", "Gal", "hundred", "speed", "ppm", "degree", "radian", "mol", "A", "V", "N", "K/M", "GB/s",
    "tokens/s", "per", "I", "a"],
)  # fmt: skip
def test_what_is_no_unit(symbol: str) -> None:
    """`1.5T` is no tesla, `128K` no kelvin, `8 GPUs` no gauss-poise: pint's own registry is never asked."""
    assert unit(symbol) == ()


def test_bits_and_bytes_differ_by_the_case_of_one_letter() -> None:
    (small,), (large,) = unit("Gb"), unit("GB")
    assert large.factor == 8 * small.factor


@pytest.mark.parametrize("symbol", ["gb", "mb", "kb", "tb"])
def test_lower_case_may_be_bits_or_bytes(symbol: str) -> None:
    factors = [one.factor for one in unit(symbol)]
    assert factors == [factors[0], 8 * factors[0]]


@pytest.mark.parametrize(
    ("rate", "work"), [("TFLOPS", "TFLOP"), ("TFLOPs", "TFLOP"), ("gflops", "gflop"), ("petaflops", "petaflop")]
)
def test_flop_is_written_for_its_rate_and_the_rate_for_it(rate: str, work: str) -> None:
    assert [_dimension(one) for one in unit(rate)] == [SPEED, WORK]
    assert [_dimension(one) for one in unit(work)] == [WORK, SPEED]


@pytest.mark.parametrize(
    ("symbol", "thousands"), [("B", 0), ("KB", 1), ("MB", 2), ("GB", 3), ("TB", 4), ("Gbps", 3), ("GiB", 0)]
)
def test_only_decimal_prefixes_of_information_may_be_binary(symbol: str, thousands: int) -> None:
    assert unit(symbol)[0].thousands == thousands


@pytest.mark.parametrize("symbol", ["TFLOPS", "ms", "kW", "Mtokens"])
def test_other_prefixes_are_decimal(symbol: str) -> None:
    assert unit(symbol)[0].thousands == 0


def test_units_multiply_and_divide() -> None:
    (gigabyte,), (second,), (gpu,) = unit("GB"), unit("s"), unit("GPU")
    rate = gigabyte / second / gpu
    assert (rate.factor, rate.dimensions, rate.nouns) == (
        8 * GIGA,
        (("information", 1), ("time", -1)),
        (("device", -1),),
    )
    assert rate * second * gpu == gigabyte
    assert gigabyte / gigabyte == ONE
    assert (gigabyte * gigabyte).thousands == 6


def test_merging_drops_what_cancels() -> None:
    assert merged((("time", 1),), (("time", 1),), -1) == ()
    assert merged((), (("time", 2),), -1) == (("time", -2),)
    assert merged((("time", 1),), ()) == (("time", 1),)


def test_every_prefixed_unit_scales_exactly() -> None:
    """No float comes near a factor: powers of ten and two are exact, up and down."""
    assert unit("ns")[0].factor * 10**9 == 1
    assert unit("ZB")[0].factor == 8 * 10**21
    assert unit("PiB")[0].factor == 8 * 2**50


def test_the_file_of_units_imports_nothing() -> None:
    lines = (shipped("rules") / "units.txt").read_text("utf-8").splitlines()
    assert not [line for line in lines if line.startswith("@import")]


def test_pint_is_not_loaded_once_the_table_is_there() -> None:
    unit("GB")  # fills the cache
    code = "import sys; from docverify.units import unit; unit('GB'); sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
