"""Shell text -> settings: flags and variables with their values, command by command."""

import re
from collections.abc import Iterator, Sequence

from docverify.facts.code_setting import Setting
from docverify.facts.code_words import Command, Word, assigned, commands, is_made

_FLAG = re.compile(r"-{1,2}[A-Za-z]")
_LISTED_PART = re.compile(r"([A-Za-z][\w.-]*)=([^,=]+)")
_LISTED = re.compile(r"[A-Za-z][\w.-]*=[^,=]+(?:,[A-Za-z][\w.-]*=[^,=]+)+")
_PATH = re.compile(r"\+{0,2}[A-Za-z_][\w.]*=")


def shell_settings(text: str) -> Iterator[Setting]:
    """What commands set, where the value stands in the text as it is: a `$` without a name, for one, has none."""
    return (setting for setting in _settings(text) if text.startswith(setting.value, setting.start))


def _settings(text: str) -> Iterator[Setting]:
    """Commands are counted from one; assignments, directives and exports belong to none: 0."""
    number = 0
    for command in _joined(commands(text)):
        words = _parts(command.words)
        held = list(assigned(words))
        rest = [word for word in words if word not in held and word.text not in ("export", "$") and not is_made(words)]
        number += bool(rest and not command.batch)
        own = number if rest and not command.batch else 0  # `A=1 program` sets it for this program
        yield from (found for word in held if (found := _equated(word, own, "")) is not None)
        if rest:
            line = command.batch or " ".join(word.text for word in rest[:40])
            yield from _flags(rest, 0 if command.batch else number, line)


def _joined(found: Iterator[Command]) -> Iterator[Command]:
    """A line that begins with a flag goes on with the command before: its continuation was broken by a comment."""
    last: Command | None = None
    for command in found:
        if command.batch:
            yield command
        elif last is not None and len(command.words) > 1 and command.words[0].text.startswith("--"):
            last = Command(last.words + command.words)
        else:
            if last is not None:
                yield last
            last = command
    if last is not None:
        yield last


def _parts(words: Sequence[Word]) -> list[Word]:
    """Words; a quoted command is taken apart."""
    found: list[Word] = []
    for word in words:
        if " --" in word.text:
            found += [word.part(m.start(), m.end()) for m in re.finditer(r"\S+", word.text)]
        else:
            found.append(word)
    return found


def _flags(words: Sequence[Word], command: int, line: str) -> Iterator[Setting]:
    for found in _alone(words, command, line):
        yield found
        if _LISTED.fullmatch(found.value):  # `--model_args tensor_parallel_size=4,max_model_len=8192`
            for part in _LISTED_PART.finditer(found.value):
                path = (found.key, part[1])
                yield Setting(path, part[2], found.start + part.start(2), command, line)


def _alone(words: Sequence[Word], command: int, line: str) -> Iterator[Setting]:
    for index, word in enumerate(words):
        if "=" in word.text and (_FLAG.match(word.text) or _PATH.match(word.text)):
            found = _equated(word, command, line)
            if found is not None:
                yield found
        elif _FLAG.match(word.text) and index + 1 < len(words):
            value = words[index + 1]
            following = words[index + 2].text if index + 2 < len(words) else ""
            if value.whole and value.places and not following[:1].isdigit():
                yield Setting((word.text,), value.text, value.places[0], command, line)


def _equated(word: Word, command: int, line: str) -> Setting | None:
    key, _, text = word.text.partition("=")
    value = word.part(len(key) + 1)
    if not text or not value.whole:
        return None
    path = tuple(key.lstrip("+").split(".")) if not key.startswith("-") else (key,)
    return Setting(path, text, value.places[0], command, line)
