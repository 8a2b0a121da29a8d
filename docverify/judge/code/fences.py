"""Facts of code -> commands beside the configuration file of their section, or by its name: where they differ."""

from collections.abc import Iterator, Sequence

from docverify.document.model import Document
from docverify.facts.fact import Fact
from docverify.judge.code.compared import Compared
from docverify.judge.code.launched import pairs
from docverify.judge.code.setups import Setup, flagged, same, setups

_AGREEING = 3  # so many values, of which none is 1, show that the command sets up what the file does
_NAMED = 1  # where the command names it


def beside_files(code: Sequence[Fact], document: Document) -> tuple[Compared, ...]:
    """The commands that differ in exactly one value from the file of their section, or from the one that they name."""
    every = list(setups(code))
    sections: dict[int, list[Setup]] = {}
    for setup in every:
        sections.setdefault(setup.section, []).append(setup)
    found = [each for together in sections.values() for each in _paired(together)]
    found += [each for pair in pairs(every, document) for each in _beside(*pair, _NAMED)]
    return tuple({id(each.setup): each for each in found}.values())


def _paired(found: Sequence[Setup]) -> Iterator[Compared]:
    """Where a section has one command and one file; of several it is not clear which belong together."""
    commands = [setup for setup in found if flagged(setup)]
    if len(found) != 2 or len(commands) != 1:
        return
    command = commands[0]
    yield from _beside(command, next(setup for setup in found if setup is not command), _AGREEING)


def _beside(command: Setup, file: Setup, fewest: int) -> Iterator[Compared]:
    both = command.facts.keys() & file.facts.keys()
    alike = {key for key in both if same(command.facts[key], file.facts[key])}
    telling = {key for key in alike if command.facts[key].printing.quantity.printed.value != 1}
    if len(telling) >= fewest and len(both - alike) == 1:
        yield Compared(command, frozenset(telling), {key: file.facts[key] for key in both - alike})
