"""Whole numbers of a row or an item, and of the sentences that say the same words."""

import pytest

from docverify import check

ROWS = "\n\n| setting | value |\n|---|---|\n| staging slots | 48 |\n| retry budget | 5 |\n"
WRONG = [
    ("The reader keeps 84 staging slots." + ROWS, "84"),
    ("All our 40 staging slots are in one array." + ROWS, "40"),
    ("- Draft beams: 24\n\nThe sampler uses 42 draft beams.", "42"),
    ("- Admission gap: 240 ms\n\nAn admission gap of 420 ms is kept.", "420 ms"),
    ("```ini\ndraft_slots = 48\n```\n\nThe reader opens 84 draft slots.", "84"),
    ("```yaml\nretry_pause_s: 20\n```\n\nThe retry pause is 30 s.", "30 s"),
    ('```json\n{"router": {"queue_depth": 640}}\n```\n\nIt rejects once its queue depth of 460 is reached.', "460"),
    ("- 缓存分片数:24\n\n先停止全部 28 个缓存分片。", "28"),
    ("| pool | members |\n|---|---|\n| parser hosts | 22 |\n\nThe 24 parser hosts share one disk.", "24"),
]
RIGHT = [
    "The reader keeps 48 staging slots." + ROWS,
    "The reader keeps 12 staging slots per disk." + ROWS,  # of one
    "With 96 staging slots it would be faster." + ROWS,
    "The reader has 12 of the 48 staging slots." + ROWS,  # a part
    "We tried 96 staging slots." + ROWS,
    "Twelve disks have 12 slots." + ROWS,  # other words
    "```yaml\nretry_pause: 20\n```\n\nThe retry pause is 30 s.",  # of which unit?
    "- Width: 2048\n- Hidden width: 2048\n\nThe inner hidden width is 1024.",  # of a longer name
    "- Staging slots: 48\n\nAfter that we had 96 staging slots.",  # of another time
    "```ini\nstaging_slots = 48\n```\n\nTry 96 staging slots on a larger host.",  # advice
    "- Staging slots: 48\n\nThe staging slots are 6 × 8 = 48.",  # the first number of a computation
    "## 2026-02-03\n\n```ini\nstaging_slots = 48\n```\n\n## 2026-02-09\n\nIt has 96 staging slots.",  # of another day
    "- Draft beams: 24\n- Draft beams: 12\n\nThe sampler uses 42 draft beams.",  # nobody knows which
]


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_another_number_for_the_same_words_is_told(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("CON009", place)]


@pytest.mark.parametrize("text", RIGHT)
def test_parts_and_changes_are_left_alone(text: str) -> None:
    assert not check(f"{text}\n").findings
