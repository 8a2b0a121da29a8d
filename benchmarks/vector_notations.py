"""Named facts and their phrases -> the body of a section in one notation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

_HEADERS = (("Parameter", "Value"), ("Setting", "Value"), ("Item", "Figure"), ("Quantity", "Amount"))
_MEASURED = re.compile(r"([\d.,]+(?: ×? ?10\^\d+)?) ([A-Za-z][A-Za-z/-]*(?: per [a-z ]+)?)$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """How a fact is said: `labels` stand before a value, `{}` in a sentence stands for it."""

    group: str
    labels: tuple[str, ...]
    sentences: tuple[str, ...]
    chinese: str = ""
    loose: tuple[str, ...] = ()  # those of labels and sentences that do not say that the fact must be the result

    @property
    def strict(self) -> Phrases:
        """Without what is loose."""
        labels, sentences = (tuple(w for w in each if w not in self.loose) for each in (self.labels, self.sentences))
        return replace(self, labels=labels, sentences=sentences)


Words = dict[str, Phrases]
Facts = dict[str, str]


def _label(words: Words, name: str, choice: random.Random) -> str:
    return choice.choice(words[name].labels)


def _bullets(words: Words, facts: Facts, choice: random.Random) -> str:
    strong = choice.choice(("- **{}**: {}", "- {}: {}", "* **{}:** {}"))
    return "\n".join(strong.format(_label(words, name, choice), said) for name, said in facts.items())


def _prose(words: Words, facts: Facts, choice: random.Random) -> str:
    sentences = (choice.choice(words[name].sentences).format(said) for name, said in facts.items())
    return choice.choice((" ", " ", "\n\n")).join(sentences)


def _table(words: Words, facts: Facts, choice: random.Random) -> str:
    rows = [(_label(words, name, choice), said) for name, said in facts.items()]
    return _rows([choice.choice(_HEADERS), ("---", "---"), *rows])


def _units(words: Words, facts: Facts, choice: random.Random) -> str:
    """A table whose units stand with the names, not with the values."""
    rows = [_unit_apart(_label(words, name, choice), said) for name, said in facts.items()]
    return _rows([choice.choice(_HEADERS), ("---", "---"), *rows])


def _wide(words: Words, facts: Facts, choice: random.Random) -> str:
    """A table of one row, a column for each fact."""
    columns = [_unit_apart(_label(words, name, choice), said) for name, said in facts.items()]
    return _rows([tuple(name for name, _ in columns), ("---",) * len(columns), tuple(said for _, said in columns)])


def _line(words: Words, facts: Facts, choice: random.Random) -> str:
    """All in one line, as in a terse note."""
    form = choice.choice(("{} {}", "{}: {}", "{} = {}"))
    return choice.choice((", ", "; ", " · ")).join(
        form.format(_label(words, name, choice), said) for name, said in facts.items()
    )


def _unit_apart(label: str, said: str) -> tuple[str, str]:
    match = _MEASURED.fullmatch(said)
    return (f"{label} ({match[2]})", match[1]) if match and "(" not in label else (label, said)


def _rows(rows: list[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _pairs(words: Words, facts: Facts, choice: random.Random) -> str:
    """key = value lines in a block."""
    rows = [f"{_label(words, name, choice)} = {said}" for name, said in facts.items()]
    return "\n".join(["```text", *rows, "```"])


def _chinese(words: Words, facts: Facts, choice: random.Random) -> str:
    mark = choice.choice(("- **{}**：{}", "- {}：{}"))
    return "\n".join(mark.format(words[name].chinese, said) for name, said in facts.items())


def _nested(words: Words, facts: Facts, choice: random.Random) -> str:
    """Bullets under a bold name: of the section, or each value under its own."""
    rows = [(_label(words, name, choice), said) for name, said in facts.items()]
    if choice.random() < 0.5:
        return "\n".join(["- **Figures**", *(f"  - {label}: {said}" for label, said in rows)])
    return "\n".join(f"- **{label}**\n  - {said}" for label, said in rows)


def _dash(words: Words, facts: Facts, choice: random.Random) -> str:
    """A dash, an arrow or an equals sign between name and value."""
    form = choice.choice(("- **{}** — {}", "- {} – {}", "* `{}` = {}", "- {} → {}"))
    return "\n".join(form.format(_label(words, name, choice), said) for name, said in facts.items())


def _yaml(words: Words, facts: Facts, choice: random.Random) -> str:
    """A block of keys in snake_case, a comment on some lines."""
    rows = [f"{_key(_label(words, name, choice))}: {said}" for name, said in facts.items()]
    return "\n".join(["```yaml", *(row + choice.choice(("", "", "  # as agreed")) for row in rows), "```"])


def _key(label: str) -> str:
    return re.sub(r"[^\w%$#]+", "_", label).strip("_").lower()


def _listed(words: Words, facts: Facts, choice: random.Random) -> str:
    """A list of sentences."""
    mark = choice.choice(("1. ", "- "))
    return "\n".join(mark + choice.choice(words[name].sentences).format(said) for name, said in facts.items())


def _headings(words: Words, facts: Facts, choice: random.Random) -> str:
    """Each value in a heading, with nothing that matters below."""
    form = choice.choice(("### {}: {}", "### {} – {}", "### {} = {}"))
    rows = [form.format(_label(words, name, choice), said) for name, said in facts.items()]
    return "\n\n".join(f"{row}\n\nAgreed in the last review." for row in rows)


NOTATIONS: dict[str, Callable[[Words, Facts, random.Random], str]] = {
    "bullets": _bullets,
    "prose": _prose,
    "table": _table,
    "pairs": _pairs,
    "units": _units,
    "wide": _wide,
    "line": _line,
    "nested": _nested,
    "dash": _dash,
    "yaml": _yaml,
    "listed": _listed,
    "headings": _headings,
    "chinese": _chinese,
}
