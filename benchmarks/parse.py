"""What the figures are compared with: markdown-it-py alone, parsing the documents of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt


def documents(place: Path) -> list[Path]:
    """The documents that `docverify check` would find there."""
    if place.is_file():
        return [place]
    found = place.rglob("*.md")
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(place).parts))


def main() -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for path in documents(Path(sys.argv[1])):
        parser.parse(path.read_bytes().decode("utf-8", "replace"))


if __name__ == "__main__":
    main()
