"""What blocks of plain text say that a line with names comes to: right ones are silent, a wrong one is found."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

SIZES = "```\nlayers = 40\nwidth = 5120\nslots = 12\n```\n\n"
# Lines of a block behind that one, and what is told: the number that the line does not come to, or nothing.
CASES = [
    ("grid = layers * slots = 480", ""),
    ("grid = layers * slots = 840", "840"),
    ("grid = layers × slots = 48", "48"),
    ("grid = layers * slots\n     = 4,800", "4,800"),
    ("grid = layers * slots\nrows = grid / 8 = 60", ""),  # a name of the block
    ("grid = layers * slots\nrows = grid / 8 = 62", "62"),
    ("slots = 24\ngrid = layers * slots = 960", ""),  # the block's own value goes before
    ("grid = layers * racks = 960", ""),  # a name without a value
    ("grid = layers * slots = about 470, see below", ""),  # no value
    ("share = slots / layers = 30%", ""),
    ("share = slots / layers = 60%", "60%"),
    ("table_mb = layers * width * 2 = 409.6", ""),  # in the unit of its name
    ("table_mb = layers * width * 2 / 1e6 = 0.41", ""),
    ("table_mb = layers * width * 2 / 1e6 = 410", "410"),  # the line itself converts
    ("table = layers * width * 2 = 0.39 MiB", ""),
    ("table = layers * width * 2 = 0.78 MiB", "0.78 MiB"),
    ("side = (slots * 3) ** 0.5 = 6", ""),
    ("side = sqrt(slots * 3) = 12", "12"),
    ("grid = layers * slots = 40 * 12 = 480", ""),
    ("grid = layers * slots = 40 * 12 = 4,800", "4,800"),
    ("grid ≈ layers * slots ≈ 450", ""),  # in round numbers
    ("x = layers % slots = 99", ""),  # a percent sign, or what is left over
    ("x = slots ** layers ** layers = 1", ""),
]


@pytest.mark.parametrize(("block", "told"), CASES)
def test_results(block: str, told: str) -> None:
    source = Source("a.md", f"# Sizes\n\n{SIZES}Then:\n\n```\n{block}\n```\n")
    report = judge(source, parse(source))
    assert [source[finding.span] for finding in report.findings] == ([told] if told else [])


def test_values_of_data() -> None:
    source = Source("a.md", "```yaml\nrows: 24\ncolumns: 16\n```\n\n```\ncells = rows * columns = 348\n```\n")
    assert [source[finding.span] for finding in judge(source, parse(source)).findings] == ["348"]


def test_another_value_in_the_text() -> None:
    source = Source("a.md", "```\nrows = 24\n```\n\nOr with `rows = 32`:\n\n```\ncells = rows * 2 = 64\n```\n")
    assert not judge(source, parse(source)).findings


def test_two_values_of_a_name() -> None:
    source = Source("a.md", "```\nrows = 24\n```\n\n```\nrows = 32\n```\n\n```\ncells = rows * 2 = 348\n```\n")
    assert not judge(source, parse(source)).findings
