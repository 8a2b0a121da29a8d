"""A Jupyter notebook -> Markdown: its texts, with its code in fences; the cells are marked."""

import json
from collections.abc import Iterator
from typing import Any

from docverify.source import CELL, FENCE


def markdown(text: str) -> str:
    """Raises ValueError for what is no notebook."""
    notebook = json.loads(text)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise ValueError("there are no cells")
    return "\n".join(_cells(cells))


def _cells(cells: list[Any]) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        kind = cell.get("cell_type") if isinstance(cell, dict) else None
        source = cell.get("source", "") if kind in ("markdown", "code") else ""
        written = "".join(map(str, source)) if isinstance(source, list) else str(source)
        if written.strip():
            yield f"{CELL}{number} -->\n"
            yield f"{written}\n" if kind == "markdown" else f"{FENCE}python\n{written}\n{FENCE}\n"
