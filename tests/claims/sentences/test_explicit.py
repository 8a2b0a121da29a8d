"""Which equations a text prints: every form, in every place, as text."""

import pytest

from docverify.claims.collect import collect
from docverify.document.parse import parse
from docverify.source import Source
from tests.reading import equations, shown

FORMS = [
    # expression, relation, result
    ("4 × 8 = 32", ["4 * 8 = 32"]),
    ("24 B / 16 = 1.5 B parameters = 3 GB", ["24 B / 16 = 1.5 B parameters"]),  # of a byte each, or of two
    ("cost per 1M tokens = $3 / 6 = $0.50", ["$3 / 6 = $0.50"]),
    ("scale per 64 × 64 block = 1.5", []),  # which blocks
    ("```\n+-----+\n| TP  |\n+-----+\n4 × 8 = 32\n```", ["4 * 8 = 32"]),  # the corner of a box adds nothing
    ("all-gather (7/8) × 16 GB = 14 GB", ["(7 / 8) * 16 GB = 14 GB"]),  # a label with a hyphen is no function
    ("32 = 4 × 8", ["32 = 4 * 8"]),  # nothing was computed before the sign: no chain runs on
    ("4 × 8 ≈ 32", ["4 * 8 ~ 32"]),
    ("cost per 1M tokens = $16 / 2 = $8", ["$16 / 2 = $8"]),
    ("bytes per 128 × 128 block = 1.0002", []),  # not of so many bytes
    ("4 × 8 < 40", ["4 * 8 < 40"]),
    ("4 × 8 ≤ 40", ["4 * 8 <= 40"]),
    ("4 × 8 >= 30", ["4 * 8 >= 30"]),
    ("4 × 8 > 30", ["4 * 8 > 30"]),
    ("4 × 8 == 32", ["4 * 8 = 32"]),
    ("4 × 8 => 32", ["4 * 8 = 32"]),
    ("4 × 8 \\approx 32", ["4 * 8 ~ 32"]),
    ("4 times 8 is 32", ["4 * 8 = 32"]),
    ("32 divided by 8 equals 4", ["32 / 8 = 4"]),
    ("144 − 65.6 − 4.4 leaves 74 GB", ["(144 - 65.6) - 4.4 = 74 GB"]),
    ("144 - 65.6 leaves us with about 78 GB", ["144 - 65.6 = 78 GB"]),
    ("24 × 8 leaves 64 of 256", []),  # of what there is
    ("12 × 3.5 GB comes to 42 GB", ["12 * 3.5 GB = 42 GB"]),
    ("32 除以 8 等于 4", ["32 / 8 = 4"]),
    ("(8-1) × 35 = 245", ["8-1 * 35 = 245"]),
    ("气泡 (4 − 1) / (64 + 3) = 4.5%", ["(4 - 1) / (64 + 3) = 4.5%"]),
    ("气泡(4 − 1) / (64 + 3) = 4.5%", ["(4 - 1) / (64 + 3) = 4.5%"]),
    ("96-72 = 24", ["96-72 = 24"]),  # what falls is a difference
    ("72-96 = 24", []),  # a range of ids
    ("16 GB of it at 4 TB/s × 80% = 5 ms", ["16 GB / (4 TB/s * 80%) = 5 ms"]),  # only what is moved makes it a time
    ("16 GB. At 4 TB/s × 80% = 5 ms", ["4 TB/s * 80% = 5 ms"]),
    ("256/4 = 64000", ["256 / 4 = 64000"]),  # noughts too many, and no case by its name
    ("256/4 = 51873", []),
    ("80 GB - 10% = 72 GB", ["80 GB - 10% = 72 GB | 80 GB * (1 - 10%) = 72 GB"]),
    ("78% of 64GB = 50GB", ["78% * 64GB = 50GB"]),
    ("½ of 64 = 32", ["½ * 64 = 32"]),
    # a value and its derivation in brackets
    ("three matrices of 4 × 8 = 96", ["4 * 8 = 96 | three * (4 * 8) = 96"]),
    ("at a batch of 64 one step reads 4 × 8 = 32", ["4 * 8 = 32"]),  # a number in words begins something new
    ("two links at 4 × 8 = 32", ["4 * 8 = 32 | two links * (4 * 8) = 32"]),
    ("three matrices in layers of 4 × 8 = 96", ["4 * 8 = 96"]),  # of the layers
    ("32 (4 × 8)", ["4 * 8 = 32"]),
    ("32 GPUs (4 × 8)", ["4 * 8 = 32 GPUs"]),
    ("32 (4 × 8 = 32)", ["32 = 32 | 4 * 8 = 32 | floor(32) = 32", "4 * 8 = 32"]),
    ("512（64 × 8）", ["64 * 8 = 512"]),
    ("50GB (78% of 64GB)", ["78% * 64GB = 50GB"]),
    ("4 layers (16 total ÷ 4 stages)", ["16 / 4 stages = 4 layers"]),
    ("140 GB (70B × 2 bytes)", ["70B * 2 bytes = 140 GB"]),
    # an expression and its value in brackets
    ("50 GB / 64 GB (78%)", ["50 GB / 64 GB = 78%"]),
    ("4 × 8 (32)", ["4 * 8 = 32"]),
    # chains
    ("4 × 8 = 32 = 2 × 16", ["4 * 8 = 32", "32 = 2 * 16"]),
    ("4 × 8 × 2 bytes = 64 bytes = 0.0625 KB", ["(4 * 8) * 2 bytes = 64 bytes"]),
    ("60 × 2 = 120 / 4 = 30", ["60 * 2 = 120 / 4 | 60 * 2 = 120", "120 / 4 = 30"]),
    ("world = TP × PP = 4 × 8 = 32", ["4 * 8 = 32"]),
    # words, labels and units inside
    ("8 experts × 3 × 512 × 2 bytes = 24 KB", ["((8 experts * 3) * 512) * 2 bytes = 24 KB"]),
    ("16 (experts per layer) × 16 (layers) = 256", ["16 * 16 = 256"]),
    ("20GB total / 256 GPUs = 78 MB", ["20GB / 256 GPUs = 78 MB"]),
    ("TP=4 × PP=8 = 32", ["4 * 8 = 32"]),
    ("TP(4) × PP(8) = 32", ["4 * 8 = 32"]),
    ("TP (4) × PP (8) = 32", ["4 * 8 = 32"]),
    ("TP4 × PP8 = 32", ["TP4 * PP8 = 32"]),
    ("4-way TP × 8-way PP = 32", ["4-way * 8-way = 32"]),
    ("a × b = 4 × 8 = 32", ["4 * 8 = 32"]),
    # brackets
    ("(2 + 3) × 4 = 20", ["(2 + 3) * 4 = 20"]),
    ("2 × (3 + (4 × 5)) = 46", ["2 * (3 + (4 * 5)) = 46"]),
    ("[2 + 3] × 4 = 20", ["(2 + 3) * 4 = 20"]),
    ("2(3 + 1) = 8", ["2 * (3 + 1) = 8"]),
    ("(1 + 1)(3 + 1) = 8", ["(1 + 1) * (3 + 1) = 8"]),
    ("((4)) × 2 = 8", ["4 * 2 = 8"]),
    ("(4 × 8 = 32)", ["4 * 8 = 32"]),
    # powers and fractions
    ("2^10 = 1024", ["2^10 = 1024"]),
    ("2^3^2 = 512", ["2 ^ 3^2 = 512"]),
    ("(1 + 1)² × 2 = 8", ["((1 + 1) ^ ²) * 2 = 8"]),
    ("$\\frac{64}{8} = 8$", ["64 / 8 = 8"]),
    ("$\\frac{4 \\times 6}{2 + 1} = 8$", ["(4 * 6) / (2 + 1) = 8"]),
    ("$\\text{world} = 4 \\times 8 = 32$", ["4 * 8 = 32"]),
    ("5 × 10^3 × 2 = 10^4", ["5 × 10^3 * 2 = 10^4"]),
    # precedence
    ("2 + 3 × 4 = 14", ["2 + (3 * 4) = 14"]),
    ("64 / 8 / 2 = 4", ["(64 / 8) / 2 = 4"]),
    ("-2 + 3 = 1", ["-2 + 3 = 1"]),
    ("2 × -3 = -6", ["2 * -3 = -6"]),
    # hedges on the result
    ("4 × 8 = ~32", ["4 * 8 = 32"]),
    ("4 × 8 = about 32", ["4 * 8 = 32"]),
    # not these
    ("4 × 8", []),
    ("4 = 4", []),
    ("4 × 8 → 32", ["4 * 8 = 32"]),
    ("4 × 8 != 33", []),
    ("a × 8 = 32", []),
    ("4 × 8 = n", []),
    ("4 × 8, = 32", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_the_forms_of_an_equation(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


PLACES = [
    "{e}",
    "Therefore {e}, as planned.",
    "# {e}",
    "Heading: {e}\n---",
    "- {e}",
    "* {e}",
    "+ {e}",
    "1. {e}",
    "- [x] {e}",
    "- outer\n  - {e}",
    "> {e}",
    "> - {e}",
    "| a | b |\n|---|---|\n| {e} | x |",
    "| {e} |\n|---|\n| x |",
    "`{e}`",
    "**{e}**",
    "*{e}*",
    "[{e}](https://example.com)",
    "${e}$",
    "$${e}$$",
    "```\n{e}\n```",
    "```text\nresult: {e}\n```",
    "    {e}",
    "<p>{e}</p>",
    "<table><tr><td>{e}</td></tr></table>",
    "({e})",
    "“{e}”",
    "{e}; more",
    "so {e} and more",
]


@pytest.mark.parametrize("place", PLACES)
def test_the_places_of_an_equation(place: str) -> None:
    assert shown(place.replace("{e}", "4 * 8 = 32")) == ["4 * 8 = 32"]


@pytest.mark.parametrize(
    "text",
    [
        "4 × 8 =\n32",
        "4 × 8\n= 32",
        "4 ×\n8 = 32",
        "4\n× 8 = 32",
        "**4** × **8** = **32**",
        "`4` × `8` = `32`",
        "$4$ × $8$ = $32$",
        "4 &times; 8 = 32",
        "4 \\* 8 = 32",
        "<b>4</b> × 8 = 32",
        "[4](a) × 8 = 32",
        "```\nTP × PP\n= 4 × 8\n= 32\n```",
        "$$\n\\begin{aligned}\nN &= 4 \\times 8 \\\\\n&= 32\n\\end{aligned}\n$$",
    ],
)
def test_an_equation_runs_over_lines_and_markup(text: str) -> None:
    assert shown(text) == ["4 * 8 = 32"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 × 8\n\n= 32", []),
        ("- 4 × 8\n- = 32", []),
        ("| 4 × 8 | = 32 |\n|---|---|\n| x | y |", []),
        ("```\n4 × 8 = 32\n- 2 × 3 = 6\n```", ["4 * 8 = 32", "2 * 3 = 6"]),
        (
            "```\nweights = 70 × 2 GB = 140 GB\ncache   = 2 × 10 GB = 20 GB\n```",
            ["70 * 2 GB = 140 GB", "2 * 10 GB = 20 GB"],
        ),
        ("```\nlabel\n= 4 × 8\n```\n", []),
    ],
)
def test_lines_of_their_own_do_not_run_together(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "result", "derivation"),
    [
        ("4 × 8 = 32 GPUs", "32 GPUs", "4 × 8"),
        ("32 GPUs (4 × 8)", "32 GPUs", "4 × 8"),
        ("`4 * 8` = **32**", "32", "4 * 8"),
        ("50 GB / 64 GB (78%)", "78%", "50 GB / 64 GB"),
        ("32 = 4 × 8", "32", "4 × 8"),
    ],
)
def test_result_and_derivation_have_their_places(text: str, result: str, derivation: str) -> None:
    equation = equations(text)[0]
    assert equation.result is not None
    span = equation.result.span
    assert text[span.start : span.end] == result
    assert text[equation.derivation.start : equation.derivation.end].strip("` ") == derivation


def test_a_check_mark_belongs_to_its_equation() -> None:
    assert [e.marks for e in equations("4 × 8 = 32 ✓")] == [("✓",)]


def test_brackets_may_be_nested_deeply() -> None:
    assert shown("(" * 20 + "4 × 8" + ")" * 20 + " = 32") == ["4 * 8 = 32"]
    collect(parse(Source("test.md", "(" * 3000 + "4 × 8" + ")" * 3000 + " = 32")))


def test_long_sums_are_read_and_endless_ones_are_left() -> None:
    assert len(shown(" + ".join(["1"] * 50) + " = 50")) == 1
    assert shown(" + ".join(["1"] * 5000) + " = 5000") == []  # nor is their tail read
