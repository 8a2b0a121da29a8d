"""Text -> the language that it shows itself to be in; what is made of words is kept by language.

English and Chinese words are read in every text. Those of another language stand in a folder of rules/languages and are
read, beside them, only while a text is judged that says enough of its commonest words.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, update_wrapper
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, TypeVarTuple, cast

from docverify.compiled import compiled
from docverify.shipped import shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_Asked = TypeVarTuple("_Asked")
_Given_co = TypeVar("_Given_co", covariant=True)
_EVERY = ""  # what is read in every text
_TELLING = 3  # words of which every text of a language says one
_SHORT, _FEW = 240, 3  # characters of a text that need not; words that it says of the language
_here: ContextVar[str] = ContextVar("_here", default=_EVERY)
_spoken = _here.get


def spoken() -> str:
    """The folder of the language that is read now; empty where there is none."""
    return _here.get()


@contextmanager
def spoken_in(text: str) -> Iterator[str]:
    """What is read within is read in the language of the text."""
    found = language_of(text)
    before = _here.set(found)
    try:
        yield found
    finally:
        _here.reset(before)


def language_of(text: str) -> str:
    """The language of which the text says several common words, most of them, and often enough; as a rule none."""
    found, most = _EVERY, 0
    for language, (words, several, every) in _languages().items():
        short = len(text) < _SHORT
        if not short and not any(map(text.__contains__, words[:_TELLING])):
            continue  # as a rule
        counts = [count for word in words if (count := text.count(word))]
        enough = max(most + 1, _FEW if short else several)
        if len(counts) >= enough and sum(counts) * every >= len(text):
            found, most = language, len(counts)
    return found


@cache
def _languages() -> dict[str, tuple[list[str], int, int]]:
    file = shipped("rules") / "languages.toml"
    table: dict[str, Any] = compiled("languages", [file], lambda: _read(file))
    return {name: (entry["words"], entry["several"], entry["every"]) for name, entry in table.items()}


def _read(file: "Traversable") -> dict[str, Any]:
    import tomllib  # as a rule the table is kept

    return tomllib.loads(file.read_text("utf-8"))


class Known(Protocol[*_Asked, _Given_co]):
    """A function whose results are kept; what it is asked for is told in order."""

    def __call__(self, *asked: *_Asked) -> _Given_co: ...

    def cache_clear(self) -> None: ...


class _ByLanguage(dict[str, Callable[..., _Given_co]]):
    """What is kept of a function, by language."""

    def __init__(self, make: Callable[..., _Given_co], most: int | None) -> None:
        super().__init__()
        self.make, self.most = make, most

    def __missing__(self, language: str) -> Callable[..., _Given_co]:
        found = self[language] = lru_cache(self.most)(self.make)
        return found


def worded(most: int | None = None) -> Callable[[Callable[[*_Asked], _Given_co]], Known[*_Asked, _Given_co]]:
    """As functools.lru_cache(most), for what depends on the words of the language that is read."""

    def kept(make: Callable[[*_Asked], _Given_co]) -> Known[*_Asked, _Given_co]:
        known = _ByLanguage(make, most)

        # Called a thousand times for each document; to take arguments by name as well would be a third of the time.
        def made(*asked: *_Asked) -> _Given_co:
            return known[_spoken()](*asked)

        vars(made)["cache_clear"] = known.clear
        return cast("Known[*_Asked, _Given_co]", update_wrapper(made, make))

    return kept
