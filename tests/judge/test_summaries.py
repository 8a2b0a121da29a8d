"""A summary states no values of its own: what is but for a slip a value of the text is told of."""

import pytest

from docverify import check

SPEED = "## Speed\n\n- Step latency: 12 × 0.636 ms = 7.63 ms\n"
SPEED += "- Token rate: 131,072 ÷ 7.63 ms = 17.2M tokens/s\n\n## Conclusion\n\n"
RIGHT = [
    "- ✅ 7.63 ms step latency, 17.2M tokens/s",
    "- 7.6 ms step latency, about 17M tokens/s",  # rounded
    "- 7.64 ms step latency",  # the last digit, rounded another way
    "- The step latency was 8.63 ms before",
    "- Step latency below 9.63 ms",
    "- 12.8 ms to load a page of 7.51 MB",
]
WRONG = [
    ("- ✅ 8.63 ms step latency", "8.63 ms"),
    ("- ✅ 7.36 ms step latency", "7.36 ms"),
    ("- The plan reaches **17.2K tokens/s** on all cards.", "17.2K tokens/s"),
    ("- High token rate (27.2M tokens/s)", "27.2M tokens/s"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_repeated_or_of_something_else_is_left_alone(text: str) -> None:
    assert check(f"{SPEED}{text}\n").findings == ()


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_a_slip_is_told(text: str, claimed: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{SPEED}{text}\n").findings] == [("PAR080", claimed)]


def test_another_value_of_the_text_is_no_slip() -> None:
    both = SPEED.replace("## Conclusion", "- Step latency of the old plan: 8.63 ms\n\n## Conclusion")
    assert check(f"{both}- 8.63 ms step latency\n").findings == ()


_MEMORY = "# Summary\n\n{}\n\n# Memory\n\n- Total memory: 3.6 GB + 17.2 GB + 8.0 GB = 28.8 GB\n{}"


@pytest.mark.parametrize(
    ("text", "more", "claimed"),
    [
        ("- Total memory: 31 GB", "", ["31 GB"]),
        ("| Total memory | 31 GB |\n|---|---|\n| Cards | 8 |", "", ["31 GB"]),
        ("- Total memory: 29 GB", "", []),  # rounded
        ("- Total memory: 31 GB with the reserve", "", []),
        ("- Total memory: 80 GB, 28.8 GB of it used", "", []),
        ("- Peak memory: 31 GB", "", []),
        ("- Total memory: 31 GB", "- Total memory: 3.6 GB + 19.4 GB + 8.0 GB = 31.0 GB", []),  # of another plan
    ],
)
def test_what_is_named_alike_is_one_value(text: str, more: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(_MEMORY.format(text, more)).findings] == claimed
