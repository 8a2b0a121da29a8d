"""Data classes as `dataclasses` has them, for a fifth of the time: 60 of them are made at each start.

`dataclasses` makes each method of a class by itself. Of those that are frozen and have slots, nearly all, one text
holds here what depends on the fields, and the rest is shared. To type checkers they are those of `dataclasses`.
"""

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, replace

__all__ = ["dataclass", "field", "replace"]

_NOT_COPIED = "__dict__", "__weakref__"
_USUAL = {"frozen": True, "slots": True}
_PLAIN = sys.version_info < (3, 14)  # where the annotations of a body are evaluated with it


def _made(cls: type) -> type:
    """A class like this one, whose objects never change and have nothing but its fields."""
    body = vars(cls)
    fields = {name: _as_field(body.get(name, MISSING)) for name in body.get("__annotations__", ())}
    if "__post_init__" in body or not all(each.init for each in fields.values()) or cls.__bases__ != (object,):
        return dataclasses.dataclass(frozen=True, slots=True)(cls)
    kept = {name: value for name, value in body.items() if name not in fields and name not in _NOT_COPIED}
    own = _SHARED | _methods(fields) | kept
    own["__slots__"] = own["__match_args__"] = tuple(fields)
    own["__dataclass_fields__"] = _Described(fields)
    own["__setattr__"] = own["__delattr__"] = _refuse
    made = type(cls)(cls.__name__, cls.__bases__, own)
    made.__qualname__ = cls.__qualname__
    return made


def _as_field(default: Any) -> Field[Any]:
    found: Field[Any] = default if isinstance(default, Field) else field(default=default)
    return found


def _methods(fields: dict[str, Field[Any]]) -> dict[str, Any]:
    """Those that depend on the fields: `__init__`, `__eq__` and `__hash__`."""
    given = {f"d_{name}": each.default for name, each in fields.items() if each.default is not MISSING}
    made = {f"m_{name}": each.default_factory for name, each in fields.items() if each.default_factory is not MISSING}
    names: dict[str, Any] = {"put": object.__setattr__, "none": MISSING, **given, **made}
    exec(_text(tuple(fields), given, made, tuple(name for name in fields if fields[name].compare)), names)
    return {name: names[name] for name in ("__init__", "__eq__", "__hash__")}


def _text(fields: tuple[str, ...], given: dict[str, Any], made: dict[str, Any], compared: tuple[str, ...]) -> str:
    taken = "".join(
        f", {name}=d_{name}" if f"d_{name}" in given else f", {name}=none" if f"m_{name}" in made else f", {name}"
        for name in fields
    )
    lines = [
        f" put(self, {name!r}, m_{name}() if {name} is none else {name})"
        if f"m_{name}" in made
        else f" put(self, {name!r}, {name})"
        for name in fields
    ]
    one, other = ("".join(f"{each}.{name}, " for name in compared) for each in ("self", "other"))
    return "\n".join(
        (
            f"def __init__(self{taken}):",
            *lines,
            "def __eq__(self, other):",
            f" return ({one}) == ({other}) if other.__class__ is self.__class__ else NotImplemented",
            "def __hash__(self):",
            f" return hash(({one}))",
        )
    )


class _Described:
    """The fields with their names and types, for `dataclasses` itself, which hardly anybody asks."""

    def __init__(self, fields: dict[str, Field[Any]]) -> None:
        self.fields = fields

    def __get__(self, _: object, owner: type) -> dict[str, Field[Any]]:
        for name, each in self.fields.items():
            each.name, each.type = name, owner.__annotations__[name]
            each._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
        return self.fields


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _represented(self: Any) -> str:
    fields = (f"{name}={getattr(self, name)!r}" for name, each in self.__dataclass_fields__.items() if each.repr)
    return f"{type(self).__qualname__}({', '.join(fields)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED = {"__repr__": _represented, "__getstate__": _state, "__setstate__": _set_state}

if not TYPE_CHECKING:

    def dataclass(**options: bool) -> Callable[[type], type]:
        return _made if options == _USUAL and _PLAIN else dataclasses.dataclass(**options)

    def replace(self: Any, /, **changes: Any) -> Any:
        """The same with other values of some fields."""
        fields = self.__match_args__
        return type(self)(**{name: getattr(self, name) for name in fields if name not in changes}, **changes)
