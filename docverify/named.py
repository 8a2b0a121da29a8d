"""Named tuples as `typing` has them, for a sixth of the time: 220 of them are made at each start.

`typing.NamedTuple` makes six functions for each class, and the class twice. Here the classes share their methods, and
the constructors of as many fields their code. To type checkers it is `typing`'s own.
"""

import sys
from collections import _tuplegetter  # type: ignore[attr-defined]
from collections.abc import Iterable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

_GLOBALS = {"new": tuple.__new__}


class _Named(tuple[Any, ...]):
    """What all of them can do."""

    __slots__ = ()
    if TYPE_CHECKING:
        _fields: tuple[str, ...]

    @classmethod
    def _make(cls, values: Iterable[Any]) -> "_Named":
        return cls(*values)

    def _replace(self, /, **changes: Any) -> "_Named":
        changed = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"no fields of {type(self).__name__}: {', '.join(changes)}")
        return changed

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        fields = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(fields)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Maker(type):
    """Makes an ordinary class of the body of a class."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        called = f"{name}.__new__"
        code = _constructor(len(fields)).replace(co_varnames=("cls", *fields), co_name="__new__", co_qualname=called)
        body["__new__"] = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()))
        body["__slots__"], body["_fields"], body["__match_args__"] = (), fields, fields
        body["_field_defaults"] = defaults
        body.update(zip(fields, _getters(len(fields)), strict=True))
        return type(name, (_Named,), body)


@cache
def _constructor(count: int) -> CodeType:
    fields = "".join(f"_{number}, " for number in range(count))
    made: FunctionType = eval(f"lambda cls, {fields}: new(cls, ({fields}))", _GLOBALS)
    return made.__code__


@cache
def _getters(count: int) -> tuple[Any, ...]:
    return tuple(_tuplegetter(number, f"Alias for field number {number}") for number in range(count))


if TYPE_CHECKING or sys.version_info >= (3, 14):  # where the annotations of a body are not evaluated with it
    from typing import NamedTuple
else:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
