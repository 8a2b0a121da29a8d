"""Setups of a document -> commands together with the files that they name: `--deepspeed ds.json`, `source job.env`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from docverify.document.model import Document
from docverify.judge.code.setups import Setup, flagged, same

_FILE = re.compile(r"[\w-][\w.-]*\.(?:json|ya?ml|toml|env)\b")


def launched(every: Sequence[Setup], document: Document) -> list[Setup]:
    """A command and the file that it names are one setup where nothing is set twice, unless alike."""
    named = {id(command): (command, file) for command, file in pairs(every, document) if _alike(command, file)}
    files = {id(file) for _, file in named.values()}
    found = [named.get(id(each), (each, each)) for each in every if id(each) not in files]
    return [_joined(*each) for each in found]


def pairs(every: Sequence[Setup], document: Document) -> Iterator[tuple[Setup, Setup]]:
    """Every command x the file that it names: that of the name above the block, or the only one of the document."""
    files = [each for each in every if not flagged(each)]
    for command in every:
        names = set(_FILE.findall(_text(command))) if flagged(command) else set()
        told = [file for file in files if names & set(_FILE.findall(_label(file, document)))] if names else []
        if len(every) == 2 and names and files:
            told = files
        if len(told) == 1:
            yield command, told[0]


def _text(setup: Setup) -> str:
    return next(iter(setup.facts.values())).printing.flow.text


def _label(setup: Setup, document: Document) -> str:
    """The heading and the line above a block, and the comment that it begins with."""
    fact = next(iter(setup.facts.values()))
    above = bisect_left(document.flows, fact.printing.flow.line, key=lambda flow: flow.line) - 1
    near = document.flows[above] if above >= 0 else None
    line = near.text if near is not None and near.section == fact.scope.section else ""
    first = fact.printing.flow.text.lstrip().partition("\n")[0]
    comment = first if first.startswith(("#", "//")) else ""
    return f"{document.sections[fact.scope.section].title}\n{line[-120:]}\n{comment}"


def _alike(command: Setup, file: Setup) -> bool:
    both = command.facts.keys() & file.facts.keys()
    return all(same(command.facts[key], file.facts[key]) for key in both)


def _joined(command: Setup, file: Setup) -> Setup:
    return Setup(file.facts | command.facts, command.section, command.split | file.split)
