"""Templates -> text: jinja2 in its sandbox, for the templates that are shipped and for those of users.

A template sees plain data and the filters named here; it can call nothing else and changes nothing.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docverify.reports.style import visible

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]|~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


class BadTemplate(Exception):
    """A user's template that cannot be read or carried out: its name and what is wrong with it."""


def filled(name: str, values: Mapping[str, Any], own: str | None = None) -> str:
    """The shipped template `name`, or the text of a user's `own`, with the values. Raises BadTemplate."""
    environment = _environment(html=name.endswith(".html.j2"))
    try:
        template = environment.get_template(name) if own is None else environment.from_string(own)
        return template.render(**values)
    except TemplateNotFound as error:
        raise BadTemplate(f"there is no template {error.name}") from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        line = getattr(error, "lineno", None)
        raise BadTemplate(f"{f'line {line}: ' if line else ''}{error}") from None


@cache
def _environment(html: bool) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(shipped), autoescape=html, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    filters: dict[str, Callable[..., Any]] = {"md": plain_markdown, "fence": fence, "counted": _counted}
    environment.filters.update({**filters, "visible": visible, "sentence": _sentence})
    return environment


def shipped(name: str) -> str | None:
    """A file beside this module's templates."""
    found = files("docverify.reports") / "templates" / name
    return found.read_text("utf-8") if "/" not in name and found.is_file() else None


def plain_markdown(text: object) -> str:
    """Text that reads the same in Markdown, in one line: nothing in it is markup."""
    return " ".join(visible(str(text)).split()).translate(_SPECIAL)


def fence(text: str) -> str:
    """A fence that is longer than any in the text."""
    longest = max((len(line) - len(line.lstrip("`")) for line in text.replace(" ", "").split("\n")), default=0)
    return "`" * max(longest + 1, 3)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _sentence(text: str) -> str:
    """With a capital, unless it begins with a name or a number."""
    first, _, rest = text.partition(" ")
    return text[:1].upper() + text[1:] if rest and first.isalpha() and first.islower() else text
