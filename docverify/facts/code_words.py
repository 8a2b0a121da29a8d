"""Shell text -> commands: words with the place of every character; variables are filled in, heredocs passed over."""

import re
from collections.abc import Iterator, Sequence

from docverify.classes import dataclass

UNKNOWN = "\0"  # what cannot be known without running it
_HEREDOC = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
_BATCH = re.compile(r"#(SBATCH|BSUB|PBS)[ \t]+([^#\n]*)")
_VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)(?::?[-=]([^{}$]*))?\})")
_MAKE_VARIABLE = re.compile(r"\$\((\w+)\)")
_EQUALS = frozenset({"=", ":=", "::=", "?="})
_CONTINUED = re.compile(r"[\\^`][ \t]*\r?\n")
_SEPARATORS = frozenset("\n;|&()")
_PLAIN = re.compile(r"[^\n;|&()\s<>'\"\\^`$#]+")  # characters that only stand for themselves


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its quotes, and where in the text each of its characters stands."""

    text: str
    places: tuple[int, ...]

    def part(self, start: int, end: int | None = None) -> "Word":
        return Word(self.text[start:end], self.places[start:end])

    @property
    def whole(self) -> bool:
        """Whether its characters stand side by side."""
        first = self.places[0] if self.places else 0
        return self.places == tuple(range(first, first + len(self.places)))


@dataclass(frozen=True, slots=True)
class Command:
    """Words up to a separator. `batch`: the mark of a scheduler's directive in a comment."""

    words: tuple[Word, ...]
    batch: str = ""


def commands(text: str) -> Iterator[Command]:
    """The commands in order, directives where they stand; what does not close a quote ends there."""
    yield from _Scanner(text).commands()


class _Scanner:
    """Walks over the characters once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.words: list[Word] = []
        self.word: tuple[list[str], list[int]] | None = None  # the parts of its text, the places of its characters
        self.variables: dict[str, Word] = {}
        self.heredocs: list[str] = []

    def commands(self) -> Iterator[Command]:
        while self.at < len(self.text):
            character = self.text[self.at]
            if (match := _CONTINUED.match(self.text, self.at)) is not None:
                self._end()
                self.at = match.end()
            elif character == "#" and self.word is None:
                yield from self._comment()
            elif character in _SEPARATORS:
                yield from self._separated(character)
            elif character in " \t\r<>":
                self._blank()
            else:
                self._character(character)
        yield from self._command()

    def _comment(self) -> Iterator[Command]:
        match = _BATCH.match(self.text, self.at)
        if match is not None:
            found = [Word(m.group(), tuple(range(m.start(), m.end()))) for m in _words(self.text, match)]
            yield Command(tuple(found), f"#{match[1]}")
        line = self.text.find("\n", self.at)
        self.at = len(self.text) if line < 0 else line

    def _separated(self, character: str) -> Iterator[Command]:
        yield from self._command()
        self.at += 1
        if character == "\n":
            for name in self.heredocs:
                end = re.compile(rf"^\s*{name}\s*$", re.MULTILINE).search(self.text, self.at)
                self.at = end.end() if end is not None else len(self.text)
            self.heredocs.clear()

    def _blank(self) -> None:
        self._end()
        match = _HEREDOC.match(self.text, self.at)
        if match is not None and not self.text.startswith("<<<", self.at):
            self.heredocs.append(match[2])
            self.at = match.end()
        else:
            self.at += 1

    def _command(self) -> Iterator[Command]:
        self._end()
        if self.words:
            yield Command(tuple(self.words))
            self._remember()
        self.words = []

    def _remember(self) -> None:
        """Variables that are set; one that is set twice is not known."""
        for word in assigned(self.words):
            name = word.text.partition("=")[0]
            value = word.part(len(name) + 1)
            self.variables[name] = Word(UNKNOWN, (0,)) if name in self.variables else value

    def _end(self) -> None:
        if self.word is not None:
            texts, places = self.word
            self.words.append(Word("".join(texts), tuple(places)))
            self.word = None

    def _character(self, character: str) -> None:
        self.word = self.word or ([], [])
        if character in "'\"":
            self._quoted(character)
        elif character == "\\":
            self._add(self.text[self.at + 1 : self.at + 2], (self.at + 1,))
            self.at += 2
        elif character == "$":
            self._variable()
        else:
            plain = _PLAIN.match(self.text, self.at)
            end = plain.end() if plain is not None else self.at + 1
            self._add(self.text[self.at : end], range(self.at, end))
            self.at = end

    def _quoted(self, quote: str) -> None:
        end = self.text.find(quote, self.at + 1)
        end = len(self.text) if end < 0 else end
        self.at += 1
        while self.at < end:
            if self.text[self.at] == "$" and quote == '"':
                self._variable()
            else:
                self._add(self.text[self.at], (self.at,))
                self.at += 1
        self.at = max(self.at, end) + 1

    def _variable(self) -> None:
        match = _VARIABLE.match(self.text, self.at)
        made = _MAKE_VARIABLE.match(self.text, self.at)
        if made is not None and made[1] in self.variables:
            self._filled(self.variables[made[1]], made.end())
            return
        if match is None:
            self._add(UNKNOWN, (self.at,))
            closed = self.text.find(")", self.at) if self.text.startswith("$(", self.at) else -1
            self.at = closed + 1 if closed >= 0 else self.at + 1
            return
        value = self.variables.get(match[1] or match[2])
        default = Word(match[3] or UNKNOWN, tuple(range(match.start(3), match.end(3))) or (self.at,))
        self._filled(value or default, match.end())

    def _filled(self, value: Word, end: int) -> None:
        self._add(value.text, value.places)
        self.at = end

    def _add(self, text: str, places: Sequence[int]) -> None:
        assert self.word is not None
        self.word[0].append(text)
        self.word[1].extend(places[: len(text)])


def is_made(words: Sequence[Word]) -> bool:
    """Whether make sets a variable: `A := 1`."""
    return len(words) == 3 and words[1].text in _EQUALS and words[0].text.isidentifier()


def assigned(words: Sequence[Word]) -> Iterator[Word]:
    """The assignments that a command begins with or consists of: `A=1 B=2 program`, `export A=1`, make's `A := 1`."""
    if is_made(words):
        name, _, value = words
        yield Word(f"{name.text}={value.text}", (*name.places, name.places[-1] + 1, *value.places))
        return
    for word in words:
        if word.text in ("export", "local", "declare", "readonly", "set", "env", "$"):
            continue
        if re.match(r"[A-Za-z_]\w*=", word.text) is None:
            return
        yield word


def _words(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """A directive's words; PBS joins resources by colons: `select=8:ngpus=4`."""
    word = r"[^\s:]+" if match[1] == "PBS" else r"\S+"
    return re.compile(word).finditer(text, match.start(2), match.end(2))
