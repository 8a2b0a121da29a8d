"""Data classes are those of `dataclasses`, only made sooner."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from docverify.classes import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Ours:
    """A place."""

    name: str
    size: int = 3
    parts: list[str] = field(default_factory=list)
    noted: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def double(self) -> int:
        return 2 * self.size


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A place."""

    name: str
    size: int = 3
    parts: list[str] = dataclasses.field(default_factory=list)
    noted: dict[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    @property
    def double(self) -> int:
        return 2 * self.size


@dataclass(slots=True)
class Open:
    """One that changes is made by `dataclasses`."""

    size: int = 3


@dataclass(frozen=True, slots=True)
class Completed:
    """So is one that completes itself."""

    size: int
    double: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.size)


def _matched(value: Any) -> object:
    match value:
        case Ours(name, size) | Theirs(name, size):
            return name, size
    return None


def _error(call: Callable[[], object]) -> str:
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return ""


TOLD: list[Callable[[Any], object]] = [
    lambda cls: repr(cls("a", parts=["b"])).removeprefix(cls.__name__),
    lambda cls: (cls("a") == cls("a"), cls("a") == cls("b"), cls("a") == ("a", 3, [], {}), cls("a") != cls("a", 4)),
    lambda cls: (cls("a", noted={"b": 1}) == cls("a"), cls("a").noted is cls("a").noted),
    lambda cls: hash(cls("a", parts=())) == hash(cls("a", parts=(), noted={"b": 1})),
    lambda cls: _error(lambda: hash(cls("a"))),
    lambda cls: _error(lambda: setattr(cls("a"), "size", 4)),
    lambda cls: _error(lambda: delattr(cls("a"), "size")),
    lambda cls: (_error(cls), _error(lambda: cls("a", other=1)), _error(lambda: vars(cls("a")))),
    lambda cls: (cls.__slots__, cls.__match_args__, cls.__doc__, cls.__module__, cls.__annotations__),
    lambda cls: cls.__qualname__.removesuffix(cls.__name__),
    lambda cls: _matched(cls("a", 5)),
    lambda cls: (cls("a").double, cls("a", 4).double),
    lambda cls: pickle.loads(pickle.dumps(cls("a", 4))) == cls("a", 4),
    lambda cls: copy.deepcopy(cls("a", 4, ["b"])) == cls("a", 4, ["b"]),
    lambda cls: [(each.name, each.type, each.compare) for each in dataclasses.fields(cls)],
    lambda cls: dataclasses.asdict(cls("a", 4, ["b"])),
    lambda cls: (replace(cls("a", 4), name="b") == cls("b", 4), dataclasses.replace(cls("a"), size=4) == cls("a", 4)),
    lambda cls: _error(lambda: replace(cls("a"), other=1)),
]


@pytest.mark.parametrize("told", TOLD)
def test_a_class_says_the_same(told: Callable[[Any], object]) -> None:
    assert told(Ours) == told(Theirs)


def test_nothing_can_be_added() -> None:
    """`dataclasses` stumbles over its own class here, with a TypeError."""
    name = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Ours("a"), name, 4)


def test_others_are_made_as_ever() -> None:
    one = Open()
    one.size = 4
    assert (one, replace(one, size=5).size) == (Open(4), 5)
    assert (Completed(2).double, replace(Completed(2), size=3).double) == (4, 6)
