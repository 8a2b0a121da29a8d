"""Shapes -> SVG text. Everything that a document says is escaped here."""

from collections.abc import Iterable
from html import escape

from docverify.reports.cells import columns
from docverify.reports.style import visible

CHARACTER = 6.6  # width of a column of text at the size that the style sheet sets


def tag(name: str, *inner: str, **attributes: object) -> str:
    """`class_` stands for class, `font_size` for font-size."""
    said = "".join(f' {key.strip("_").replace("_", "-")}="{escape(_told(value))}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inner)}</{name}>"


def _told(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def words(text: str, x: float, y: float, most: float = 0, **attributes: object) -> str:
    """A line of text; cut to `most` units of width."""
    return tag("text", escape(fitted(text, most)), x=x, y=y, **attributes)


def fitted(text: str, most: float) -> str:
    """The text, cut with an ellipsis if it is wider than `most`; empty if hardly anything would be left."""
    text = visible(text)
    room = int(most / CHARACTER)
    if not most or columns(text) <= room:
        return text
    return text[: room - 1] + "…" if room > 2 else ""


def box(x: float, y: float, width: float, height: float, *inner: str, **attributes: object) -> str:
    return tag("rect", *inner, x=x, y=y, width=width, height=height, **attributes)


def title(text: str) -> str:
    """What a browser shows when the pointer rests on a shape."""
    return tag("title", escape(visible(text)))


def picture(name: str, said: str, width: float, height: float, shapes: Iterable[str]) -> str:
    """The whole drawing, scaled to the page. It is an image to a screen reader; the words beside it say the same."""
    label = escape(visible(said))
    size = f'viewBox="0 0 {_told(float(width))} {_told(float(height))}" style="max-width:{int(width)}px"'
    return f'<svg class="drawing {name}" role="img" aria-label="{label}" {size}>{"".join(shapes)}</svg>'
