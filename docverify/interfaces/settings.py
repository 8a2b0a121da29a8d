"""A TOML table -> Settings: what a configuration file may say, checked key by key."""

import os
from collections.abc import Iterable, Iterator, Mapping

from docverify.findings import Severity
from docverify.interfaces.selection import Layer
from docverify.named import NamedTuple

Table = Mapping[str, object]
FAIL_ON = (*map(str, Severity), "never")
KEYS = (
    "select",
    "ignore",
    "per-file-ignores",
    "severity",
    "exclude",
    "fail-on",
    "min-coverage",
    "output-format",
    "deployments",
    "rules",
    "vocabulary",
)


class Settings(NamedTuple):
    """`root` is the folder of the file; patterns are relative to it. None: not said."""

    root: str = ""
    file: str = ""
    rules: Layer = Layer()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    min_coverage: float | None = None
    output_format: tuple[str, ...] = ()
    deployments: tuple[tuple[str, tuple[str, ...]], ...] = ()  # files that are about one thing, by its name

    def selectors(self) -> tuple[str, ...]:
        """Every rule that the file names."""
        by_file = (rule for _, rules in self.per_file_ignores for rule in rules)
        return (*self.rules.select, *self.rules.ignore, *by_file, *(rule for rule, _ in self.severity))


class BadValue(Exception):
    """A key of the table and what is the matter with it."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key, reason)
        self.key = key
        self.reason = reason


def settings(table: Table, root: str, file: str) -> Settings:
    """Raises BadValue for an unknown key, with the nearest known one, and for a value of the wrong kind."""
    for key in table:
        if key not in KEYS:
            raise BadValue(key, f"unknown key `{key}`{nearest(key, KEYS)}")
    for key in ("rules", "vocabulary"):  # `own` hands them on before any document is read
        for place in _strings(table, key):
            if not os.path.exists(os.path.join(root, place)):
                raise BadValue(key, f"`{key}` names {place!r}, which does not exist")
    return Settings(
        root=root,
        file=file,
        rules=Layer(_strings(table, "select"), _strings(table, "ignore")),
        per_file_ignores=tuple((glob, _strings(each, glob)) for glob, each in _table(table, "per-file-ignores")),
        severity=tuple(
            (rule, Severity(_choice(each, rule, tuple(Severity)))) for rule, each in _table(table, "severity")
        ),
        exclude=_strings(table, "exclude"),
        fail_on=_choice(table, "fail-on", FAIL_ON) or None,
        min_coverage=_percentage(table, "min-coverage"),
        output_format=_strings(table, "output-format"),
        deployments=tuple((name, _strings(each, name)) for name, each in _table(table, "deployments")),
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?`, or all that is known."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(word, names, 1)
    return f"; did you mean `{close[0]}`?" if close else "; known are " + ", ".join(f"`{name}`" for name in names)


def _table(table: Table, key: str) -> Iterator[tuple[str, Table]]:
    """The entries of a table, each as a table of its own, so that they are read as the others are."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise BadValue(key, f"`{key}` must be a table, not {value!r}")
    return ((name, {name: each}) for name, each in value.items())


def _strings(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise BadValue(key, f"`{key}` must be a text or a list of texts, not {value!r}")
    return tuple(values)


def _choice(table: Table, key: str, choices: tuple[str, ...]) -> str:
    value = table.get(key, "")
    if value and value not in choices:
        raise BadValue(key, f"`{key}` is {value!r}{nearest(str(value), choices)}")
    return str(value)


def _percentage(table: Table, key: str) -> float | None:
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise BadValue(key, f"`{key}` must be a percentage from 0 to 100, not {value!r}")
    return float(value)
