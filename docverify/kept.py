"""What was made of the parts of a document -> the same again, as long as the parts are the very same objects.

A document that is checked again after an edit is nearly what it was: `of` gives what a function made of a part before.
What is not asked for again is dropped once half as much has been made anew as the document needs.
"""

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

_Made = TypeVar("_Made")
_Parts = TypeVarTuple("_Parts")


class Kept:
    """What was asked for since things were last dropped, and what was held by then."""

    __slots__ = ("_before", "_condition", "_made", "_most", "_now")

    def __init__(self, most: int = 0) -> None:
        """`most` results are kept, of one check; 0 for all of them, of every check."""
        self._most = most
        self._before: dict[object, Any] = {}
        self._now: dict[object, Any] = {}
        self._made = 0
        self._condition: object = None

    @property
    def lasting(self) -> bool:
        """Whether there are to be further checks."""
        return not self._most

    def turn(self) -> None:
        """Another check begins."""
        if self._made > len(self._now) // 2:
            self._before, self._now, self._made = self._now, {}, 0

    def alike(self, condition: object) -> None:
        """What is made from here on depends on this as well: what was made under another condition is dropped."""
        if condition != self._condition:
            self.drop()
            self._condition = condition

    def drop(self) -> None:
        """Nothing more is asked for: what is kept may hold this itself, and would only go when garbage is collected."""
        self._before, self._now = {}, {}

    def of(self, make: Callable[[*_Parts], _Made], *parts: *_Parts) -> _Made:
        """What `make` makes of the parts. It depends on nothing else; what it made is only read."""
        key = (make, *map(id, parts))
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                found = make(*parts), parts  # which must live as long as their ids are the key
                self._made += 1
                if self._most and len(self._now) >= self._most:
                    self._now = {}
            self._now[key] = found
        made: _Made = found[0]
        return made

    def once(self, make: Callable[[*_Parts], _Made], *parts: *_Parts) -> _Made:
        """As `of`, for what one check asks for only once: it is kept for the next check, if there is to be one."""
        return make(*parts) if self._most else self.of(make, *parts)

    def group(self, *parts: _Made) -> tuple[_Made, ...]:
        """The parts as one part."""
        return self.of(_group, *parts)

    def same(self, value: _Made) -> _Made:
        """The first object that was equal to this one, so that it is the same in both checks."""
        key = type(value), value
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                found = value
                self._made += 1
            self._now[key] = found
        first: _Made = found
        return first


def _group(*parts: _Made) -> tuple[_Made, ...]:
    return parts
