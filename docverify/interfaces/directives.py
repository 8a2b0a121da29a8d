"""Text -> the comments in it that speak to docverify: `<!-- docverify: ignore[ARI001] reason -->` or `{/* … */}`."""

import re
from collections.abc import Iterator

from docverify.named import NamedTuple
from docverify.source import Span

ACTIONS = ("ignore", "ignore-file", "disable", "enable")
_CLOSERS = {"<!--": "-->", "{/*": "*/}"}


class Directive(NamedTuple):
    """One comment. `accept` is the printed value that it is pinned to; one with a `fault` has no effect."""

    span: Span
    action: str = ""
    rules: tuple[str, ...] = ()
    accept: str = ""
    fault: str = ""


def directives(text: str) -> Iterator[Directive]:
    """The comments in their order; comments that never end are none."""
    if "docverify" not in text:
        return
    for opening in re.finditer(r"(<!--|\{/\*)[ \t\r\n]*docverify[ \t]*:", text):
        closer = _CLOSERS[opening[1]]
        end = text.find(closer, opening.end())
        if end < 0:
            return
        yield _directive(text[opening.end() : end].strip(), Span(opening.start(), end + len(closer)))


def _directive(body: str, span: Span) -> Directive:
    found = re.match(r"([\w-]*)[ \t]*(\[([^\]]*)\])?\s*(?:accept=(?:\"([^\"]*)\"|(\S*)))?", body)
    assert found  # every part is optional
    action, brackets, inside, quoted, bare = found.groups()
    rules = tuple(part.strip() for part in (inside or "").split(",") if part.strip())
    accept = " ".join((quoted or bare or "").split())
    return Directive(span, action, rules, accept, _fault(action, bool(brackets), rules))


def _fault(action: str, brackets: bool, rules: tuple[str, ...]) -> str:
    if action not in ACTIONS:
        from difflib import get_close_matches

        close = get_close_matches(action, ACTIONS, 1)
        known = f"did you mean `{close[0]}`?" if close else "known are " + ", ".join(f"`{name}`" for name in ACTIONS)
        return f"`{action}` is no directive; {known}"
    if not rules:
        wanted = f"`{action}[ARI001]`"
        return f"`{action}` needs the rules it is about, as in {wanted}" if not brackets else f"no rule in `{action}[]`"
    return ""
