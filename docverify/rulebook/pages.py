"""rules/**/*.md -> the table of the rules that they describe; read only when a page has changed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docverify.rulebook.broken import BrokenRule
from docverify.rulebook.compile import Words
from docverify.rulebook.page import read_page

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def entries(
    pages: Iterable[tuple[str, str]], shared: Mapping[str, Any], taken: Iterable[dict[str, Any]] = ()
) -> list[dict[str, Any]]:
    """The table of pages given as path and text, by code; `taken` are other rules. Raises BrokenRule."""
    words = Words(shared["sets"], shared.get("parts", {}), shared.get("rules", {}))
    found: dict[str, dict[str, Any]] = {}
    others = list(taken)
    for path, text in pages:
        entry = read_page(path, text, words)
        for other in (*others, *found.values()):
            for key in ("code", "name"):
                if other[key] == entry[key]:
                    raise BrokenRule(path, 1, f"the {key} {entry[key]} is taken by {other['path']}")
        found[entry["code"]] = entry
    return [found[code] for code in sorted(found)]


def texts(folder: "Traversable", above: str = "") -> Iterator[tuple[str, str]]:
    """The paths of the pages below a folder, from there, and what they say, in order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from texts(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(".md") and entry.name != "README.md":
            yield above + entry.name, entry.read_text("utf-8")


def own_texts(places: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The pages of folders, or single pages, with their whole paths. Raises BrokenRule for what cannot be read."""
    for place in places:
        if not place.exists():
            raise BrokenRule(str(place), 0, "there is no such folder or page")
        try:
            if place.is_dir():
                yield from texts(place, f"{place}/")
            else:
                yield str(place), place.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BrokenRule(str(place), 0, f"cannot be read: {error}") from error
