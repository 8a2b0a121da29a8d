"""Bytes of all kinds: text without a byte order mark, or a sentence that says where it is none."""

import pytest

from docverify.interfaces.decode import Unreadable, decode, read

TEXT = "8 × 80 GB\r\n部署 😀\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_round_trip(data: bytes) -> None:
    decoded = decode(data, "a.md")
    assert decoded.text == TEXT
    assert decoded.encode(decoded.text) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("8 × 80".encode("latin-1"), "not UTF-8: 0xd7 0x20 at byte 2"),
        (b"\xef\xbb\xbfab\xff", "not UTF-8: 0xff at byte 5"),
        (b"\xff\xfea\x00b", "not UTF-16: 0x62 at byte 4"),
        (b"ok \xed\xa0\x80", "not UTF-8: 0xed 0xa0 at byte 3"),  # a surrogate is no character
    ],
)
def test_no_text(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as caught:
        decode(data, "a.md")
    assert str(caught.value).startswith("a.md: ")


def test_missing() -> None:
    with pytest.raises(Unreadable, match=r"nowhere\.md: no such file or directory"):
        read("nowhere.md")
