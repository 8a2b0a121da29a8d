"""Bytes -> text: UTF-8, or UTF-16 with a byte order mark; the mark is no part of the text."""

from docverify.named import NamedTuple
from docverify.source import Source

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Unreadable(Exception):
    """A document that cannot be read: its path and the reason, in words."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Decoded(NamedTuple):
    """A text and how to write it back: `mark + text.encode(encoding)` are the bytes it was read from."""

    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        return self.mark + text.encode(self.encoding)


def decode(data: bytes, path: str) -> Decoded:
    """Raises Unreadable with the byte offset of what is no text."""
    mark, encoding = _mark(data)
    try:
        return Decoded(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        name = "UTF-16" if encoding.startswith("utf-16") else "UTF-8"
        found = " ".join(f"0x{byte:02x}" for byte in data[at : at + 2]) or "the end"
        reason = f"not {name}: {found} at byte {at}; save the file as UTF-8, or as UTF-16 with a byte order mark"
        raise Unreadable(path, reason) from None


def _mark(data: bytes) -> tuple[bytes, str]:
    if data.startswith(_UTF8_MARK):
        return _UTF8_MARK, "utf-8"
    encoding = _UTF16_MARKS.get(data[:2])
    return (data[:2], encoding) if encoding else (b"", "utf-8")


def read(path: str) -> Source:
    """Raises Unreadable if the file is missing, unreadable or no text."""
    return Source(path, text_of(contents(path), path))


def text_of(data: bytes, path: str) -> str:
    """The text that is checked: of a notebook its Markdown. Raises Unreadable."""
    text = decode(data, path).text
    if not path.lower().endswith(".ipynb"):
        return text
    from docverify.interfaces.notebook import markdown

    try:
        return markdown(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(path, f"no notebook: {error}") from None


def contents(path: str) -> bytes:
    """Raises Unreadable if the file is missing or unreadable."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unreadable(path, (error.strerror or str(error)).lower()) from None
