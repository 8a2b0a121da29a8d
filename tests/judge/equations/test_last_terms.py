"""The equals sign behind a sum or share in words may belong to its last term, if that is computed itself."""

import pytest

from docverify.interfaces.check import check


@pytest.mark.parametrize(
    "text",
    [
        "A request costs 1.4 s plus 200 × 30 ms = 6 s, so 7.4 s altogether.",
        "首 token 1.4 s 加 200 × 30 ms = 6 s，共 7.4 s。",
        "It needs 3 GB for graphs plus 32 × 0.5 GB = 16 GB of cache.",
        "A request costs 1.4 s plus 200 × 30 ms = 7.4 s.",
        "Read per step: weights 14 GB + cache 32 × 0.5 GB = 16 GB.",  # two items
    ],
)
def test_right(text: str) -> None:
    assert not check(f"{text}\n").findings


@pytest.mark.parametrize(
    "text",
    [
        "A request costs 1.4 s plus 200 × 30 ms = 9 s.",
        "首 token 1.4 s 加 200 × 30 ms = 9 s。",
        "A request costs 1.4 s + 200 × 30 ms = 6 s.",  # a sign
        "It needs 3 GB plus 16 GB = 16 GB.",  # nothing is computed in the last term
    ],
)
def test_wrong(text: str) -> None:
    assert [each.code for each in check(f"{text}\n").findings] == ["ARI001"]
