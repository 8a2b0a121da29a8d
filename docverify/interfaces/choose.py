"""Finding -> the repair that a person chooses at a terminal."""

from collections.abc import Callable, Iterator

import click

from docverify.findings import Finding, Repair
from docverify.fixes import Pick
from docverify.reports.framed import framed
from docverify.reports.style import Style, visible
from docverify.source import Source

Ask = Callable[[str], str]


def choosing(ask: Ask, say: Callable[[str], None], style: Style) -> Pick:
    """Safe repairs are made; of the others the person at the terminal picks one, none, or stops choosing."""
    stopped: list[bool] = []

    def pick(source: Source, finding: Finding) -> int | None:
        if finding.repairs and finding.repairs[0].safe:
            return 0
        if not finding.repairs or stopped:
            return None
        say("".join(framed(source, finding, style)) + "".join(_listed(source, finding)))
        answer = _answer(ask, len(finding.repairs))
        if answer == "q":
            stopped.append(True)
        return int(answer) - 1 if answer.isdecimal() else None

    return pick


def _listed(source: Source, finding: Finding) -> Iterator[str]:
    yield "\n"
    for index, repair in enumerate(finding.repairs, 1):
        yield f"  {index}  {_told(source, repair)}\n"
    yield "  s  leave it as it is\n  q  leave all the rest\n"


def _told(source: Source, repair: Repair) -> str:
    """`line 18: 30B → 7.49B, line 40: …`."""
    return ", ".join(
        f"line {source.place(edit.span.start).line}: {visible(source[edit.span])} → {visible(edit.text)}"
        for edit in repair.edits
    )


def _answer(ask: Ask, count: int) -> str:
    """A number from one to `count`, s or q; asked again until it is one of them."""
    while True:
        answer = ask(f"Which (1{f'-{count}' if count > 1 else ''}, s, q)? ").strip().lower()
        if answer in ("s", "q") or (answer.isdecimal() and 1 <= int(answer) <= count):
            return answer


def at_terminal(prompt: str) -> str:
    """Asks on standard error: a corrected document on standard output stays one. The end of input leaves the rest."""
    click.echo(prompt, err=True, nl=False)
    try:
        return input()
    except EOFError:
        return "q"
