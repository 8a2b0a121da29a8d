"""Facts of code -> every command beside the one configuration file of its section: where they agree and differ."""

from collections.abc import Iterator, Sequence

from docverify.facts.fact import Fact
from docverify.judge.code.compared import Compared
from docverify.judge.code.setups import Setup, flagged, same, setups

_AGREEING = 3  # so many values, of which none is 1, show that the command sets up what the file does


def beside_files(code: Sequence[Fact]) -> tuple[Compared, ...]:
    """The commands that differ from the file in exactly one value."""
    sections: dict[int, list[Setup]] = {}
    for setup in setups(code):
        sections.setdefault(setup.section, []).append(setup)
    return tuple(each for found in sections.values() for each in _paired(found))


def _paired(found: Sequence[Setup]) -> Iterator[Compared]:
    """Where a section has one command and one file; of several it is not clear which belong together."""
    commands = [setup for setup in found if flagged(setup)]
    if len(found) != 2 or len(commands) != 1:
        return
    command = commands[0]
    file = next(setup for setup in found if setup is not command)
    both = command.facts.keys() & file.facts.keys()
    alike = {key for key in both if same(command.facts[key], file.facts[key])}
    telling = {key for key in alike if command.facts[key].printing.quantity.printed.value != 1}
    if len(telling) >= _AGREEING and len(both - alike) == 1:
        yield Compared(command, frozenset(telling), {key: file.facts[key] for key in both - alike})
