"""Which rules count: selectors are codes, prefixes of codes, kebab-case names or ALL; the longest that fits wins."""

from collections.abc import Iterable, Mapping

from docverify.named import NamedTuple

_EXACT = 100  # more specific than any prefix


class UnknownRule(Exception):
    """A selector that fits no known rule, with the nearest name there is."""

    def __init__(self, selector: str, nearest: str) -> None:
        super().__init__(selector, nearest)
        hint = f"; did you mean `{nearest}`?" if nearest else ""
        self.key = selector
        self.reason = f"unknown rule `{selector}`{hint}"

    def __str__(self) -> str:
        return self.reason


class Layer(NamedTuple):
    """What one place says (the command line, a configuration file); `select` starts afresh, `ignore` takes away."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def fit(selector: str, code: str, name: str) -> int:
    """How closely a selector fits a rule; 0 if it does not."""
    wanted = selector.upper()
    if wanted == code or selector == name:
        return _EXACT
    if wanted == "ALL":
        return 1
    return 1 + len(wanted) if wanted and code.startswith(wanted) else 0


def selected(layers: Iterable[Layer], code: str, name: str) -> bool:
    """Whether a rule counts, the later layer over the earlier; without any selector, all do."""
    chosen = True
    for layer in layers:
        for_it, against = (
            max((fit(selector, code, name) for selector in selectors), default=0)
            for selectors in (layer.select, layer.ignore)
        )
        if layer.select or against:
            chosen = for_it > against
    return chosen


def require_known(selectors: Iterable[str], known: Mapping[str, str]) -> None:
    """Raises UnknownRule for a selector that fits none of the `known` rules (code -> name); anything fits no rules."""
    for selector in selectors if known else ():
        if selector.upper() != "ALL" and not any(fit(selector, code, name) for code, name in known.items()):
            from difflib import get_close_matches

            names = [*known.values(), *known]
            close = get_close_matches(selector, names, 1) or get_close_matches(selector.upper(), names, 1)
            raise UnknownRule(selector, "".join(close))
