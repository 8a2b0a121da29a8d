"""Named tuples are those of `typing`, only made sooner."""

import copy
import inspect
import pickle
import typing
from typing import get_type_hints

import pytest

from docverify.named import NamedTuple


class Ours(NamedTuple):
    """A place."""

    name: str
    size: int
    parts: tuple[str, ...] = ()
    kind: "Ours | None" = None

    @property
    def double(self) -> int:
        return 2 * self.size

    @classmethod
    def of(cls, name: str) -> "Ours":
        return cls(name, len(name))


class Theirs(typing.NamedTuple):
    """A place."""

    name: str
    size: int
    parts: tuple[str, ...] = ()
    kind: "Ours | None" = None

    @property
    def double(self) -> int:
        return 2 * self.size


class One(NamedTuple):
    only: int


class Many(NamedTuple):
    a: int = 1
    b: int = 2
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: int = 9
    j: int = 10
    k: int = 11
    m: int = 12


def test_they_are_tuples_with_names() -> None:
    ours = Ours("ab", 3, kind=None)
    name, size, *_ = ours
    assert (name, size, ours[1], ours.double, Ours.of("abc").size) == ("ab", 3, 3, 6, 3)
    assert ours == Theirs("ab", 3) == ("ab", 3, (), None)
    assert hash(ours) == hash(Theirs("ab", 3))
    assert isinstance(ours, tuple)
    assert type(Ours) is type
    assert One(4).only == 4
    assert Many(m=0) == (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0)


def test_they_tell_what_those_of_typing_tell() -> None:
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert repr(Ours("ab", 3)) == repr(Theirs("ab", 3)).replace("Theirs", "Ours")
    assert list(inspect.signature(Ours).parameters) == list(inspect.signature(Theirs).parameters)
    assert get_type_hints(Ours) == get_type_hints(Theirs)
    assert (Ours.__doc__, Ours.__name__, Ours.__module__) == ("A place.", "Ours", __name__)


def test_they_can_what_those_of_typing_can() -> None:
    ours = Ours("ab", 3)
    assert ours._replace(size=4, parts=("x",)) == Ours("ab", 4, ("x",))
    assert ours._asdict() == Theirs("ab", 3)._asdict()
    assert Ours._make(["ab", 3]) == ours
    assert [pickle.loads(pickle.dumps(each)) for each in (ours, One(1), Many())] == [ours, One(1), Many()]
    assert type(copy.copy(ours)) is Ours
    match ours:
        case Ours(name, 3):
            assert name == "ab"
        case _:
            pytest.fail("no match")


def test_what_is_wrong_is_refused() -> None:
    ours = Ours("ab", 3)
    with pytest.raises(TypeError, match=r"Ours.__new__\(\) missing 1 required positional argument: 'size'"):
        Ours("ab")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="no fields of Ours: length"):
        ours._replace(length=3)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        ours.name = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        ours.other = "b"  # type: ignore[attr-defined]
