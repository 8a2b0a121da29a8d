"""Document -> groups of settings that hold for one thing: a command, a deployment of a manifest, a file.

What is set outside of any command or part of its fence holds for each of them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docverify.claims.equation import Printing
from docverify.document.languages import SHELL
from docverify.document.model import Document, Fence
from docverify.facts.code import LANGUAGES
from docverify.facts.code_named import quantity_of, settings_of
from docverify.facts.code_parts import parts
from docverify.facts.code_setting import Setting
from docverify.facts.frameworks import frameworks, spelled

_LONGEST = 100_000


class Placed(NamedTuple):
    """A setting with a number, where it stands."""

    setting: Setting
    printing: Printing

    @property
    def key(self) -> str:
        return spelled(self.setting.key)

    @property
    def holders(self) -> tuple[str, ...]:
        return self.setting.path[:-1]


def groups(document: Document) -> Iterator[tuple[Placed, ...]]:
    for fence in document.fences:
        if fence.language in LANGUAGES and len(fence.flow.text) <= _LONGEST:
            yield from _groups(fence)


def _groups(fence: Fence) -> Iterator[tuple[Placed, ...]]:
    found = list(settings_of(fence))
    owners = [each.command for each in found] if fence.language in SHELL else _parts(fence, found)
    placed = [(owner, each) for owner, s in zip(owners, found, strict=True) if (each := _placed(s, fence)) is not None]
    own = dict.fromkeys(owner for owner, _ in placed if owner) or {0: None}
    for owner in own:
        yield tuple(each for number, each in placed if number in (0, owner))


def _parts(fence: Fence, found: Sequence[Setting]) -> list[int]:
    named = [frameworks().meaning(each.path, lambda: frameworks().named(fence.flow.text), "") for each in found]
    return parts(fence.flow.text, found, [meaning.name if meaning is not None else "" for meaning in named])


def _placed(setting: Setting, fence: Fence) -> Placed | None:
    quantity = quantity_of(setting)
    return Placed(setting, Printing(quantity, fence.flow)) if quantity is not None else None
