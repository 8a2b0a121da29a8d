"""`docverify test`: the examples of rule pages, checked against all rules."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docverify.interfaces.own import shown
from docverify.rulebook.broken import BrokenRule
from docverify.rulebook.load import rules
from docverify.shipped import OWN_RULES, own, shipped

if TYPE_CHECKING:
    from docverify.findings import Report

_BESIDE = re.compile(r"<!-- beside: (\S+) -->\n")
_MADE = ("bytes_of_format", "bytes_of_weight")  # of `bytes_per_param`, by what is said to take them


@click.command(name="test")
@click.argument("places", nargs=-1, metavar="[FOLDER|PAGE]...", type=click.Path())
def test(places: tuple[str, ...]) -> None:
    """Check the examples of your rule pages: valid ones must be silent, invalid ones have the findings they mark.

    Without arguments the folders of the configuration's `rules` are tested. Exits with 1 if an example does not do
    what it says, with 2 if a page is broken.
    """
    folders = [Path(place).resolve() for place in places] or own(OWN_RULES)
    if not folders:
        raise click.UsageError('there is nothing to test: name a folder, or set `rules = ["my-rules/"]`')
    pages, broken = _pages(folders)
    for each in broken:
        click.echo(f"docverify: broken rule: {shown(each.path)}:{each.line or 1}: {each.why}", err=True)
    if broken:
        raise SystemExit(2)
    added = [folder for folder in folders if not folder.is_relative_to(_shipped())]
    os.environ[OWN_RULES] = os.pathsep.join(dict.fromkeys(map(str, [*own(OWN_RULES), *added])))
    _reread()
    failures = [failure for page in pages for failure in _failures(page)]
    for failure in failures:
        click.echo(failure)
    examples = sum(len(page["examples"]) for page in pages)
    rule = "1 rule" if len(pages) == 1 else f"{len(pages)} rules"
    click.echo(f"{examples} examples of {rule}: {f'{len(failures)} do not hold' if failures else 'all hold'}")
    raise SystemExit(1 if failures else 0)


def _pages(folders: Iterable[Path]) -> tuple[list[dict[str, Any]], list[BrokenRule]]:
    """The tables of the pages, and what is wrong with those that cannot be read."""
    from docverify.rulebook.load import one_entry, shipped_table
    from docverify.rulebook.pages import own_texts

    found: list[dict[str, Any]] = []
    broken: list[BrokenRule] = []
    known = {str(_shipped() / each["path"]): each for each in shipped_table()}
    for path, text in own_texts(folders):
        known.pop(path, None)  # a shipped page takes its own code
        try:
            entry = one_entry(path, text, [*known.values(), *found])
            _known_names(entry)
            found.append(entry)
        except BrokenRule as error:
            broken.append(error)
    return found, broken


def _shipped() -> Path:
    return Path(str(shipped("rules"))).resolve()


def _known_names(entry: dict[str, Any]) -> None:
    """Raises BrokenRule for a reading that speaks of a quantity that no vocabulary has."""
    from docverify.facts.vocabulary import vocabulary
    from docverify.interfaces.settings import nearest
    from docverify.judge.facts.names import names_in

    stated = entry["parameters"]
    known = {*vocabulary().names, *_MADE, *stated.get("constants", {})}
    for text in stated["readings"].values() if entry["check"] == "relation" else ():
        for name in sorted(each.partition(".")[0] for each in names_in(text)):
            if name not in known:
                raise BrokenRule(
                    entry["path"], 0, f"no vocabulary has the quantity `{name}`{_close(name, known, nearest)}"
                )


def _close(name: str, known: set[str], nearest: Any) -> str:
    hint: str = nearest(name, known)
    return hint if "did you mean" in hint else "; add it to a file of the configuration's `vocabulary`"


def _reread() -> None:
    """The rule book of this process, with the folders that were just named."""
    from docverify.judge import phrasebook
    from docverify.judge.code import keyed
    from docverify.judge.facts import spoken
    from docverify.judge.plans import book as plan_book

    rules.cache_clear()
    phrasebook.phrasebook.cache_clear()
    spoken.forget()
    plan_book.book.cache_clear()
    keyed.laws.cache_clear()


def example_report(text: str) -> "Report":
    """What is found in an example; behind `<!-- beside: NAME -->` stands another file."""
    from docverify.interfaces.check import check
    from docverify.source import Source

    document, *others = _BESIDE.split(text)
    beside = [Source(name, other) for name, other in zip(others[::2], others[1::2], strict=True)]
    return check(Source("example.md", document), beside=beside)


def _failures(page: dict[str, Any]) -> Iterator[str]:
    from docverify.source import Source

    for kind, text, line, marks in page["examples"]:
        source = Source("example.md", text)
        found = sorted((source.place(f.span.start).line, f.code, f.claimed) for f in example_report(text).findings)
        wanted = sorted((at, code, quote) for code, quote, at in marks)
        for at, code, quote in _without(wanted, found):
            yield f'{shown(page["path"])}:{line + at - 1}: {code} at "{quote}" is marked, but nothing is found there'
        for at, code, quote in _without(found, wanted):
            yield f'{shown(page["path"])}:{line + at - 1}: {code} at "{quote}" is found in this {kind} example'


def _without(
    some: Sequence[tuple[int, str, str]], others: Sequence[tuple[int, str, str]]
) -> list[tuple[int, str, str]]:
    return [each for each in some if each not in others]
