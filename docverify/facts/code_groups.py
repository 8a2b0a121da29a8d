"""Document -> groups of settings that hold for one thing: a command, a deployment of a manifest, a file.

What is set outside of any command or part of its fence holds for each of them.
"""

import re
from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.document.languages import SHELL
from docverify.document.model import Document, Fence
from docverify.facts.code import LANGUAGES
from docverify.facts.code_amounts import amount_of
from docverify.facts.code_named import quantity_of, settings_of
from docverify.facts.code_parts import parts
from docverify.facts.code_setting import Setting
from docverify.facts.frameworks import frameworks, spelled
from docverify.kept import Kept
from docverify.named import NamedTuple

_LONGEST = 100_000
_NAMED = re.compile(r"(?:[A-Za-z][\w-]*:){1,2}(\d+)")


class Placed(NamedTuple):
    """A setting with a number or an amount, where it stands; `fact` is what it means, if that is known."""

    setting: Setting
    printing: Printing
    fact: str

    @property
    def key(self) -> str:
        return spelled(self.setting.key)

    @property
    def holders(self) -> tuple[str, ...]:
        return self.setting.path[:-1]


def groups(document: Document, kept: Kept) -> Iterator[tuple[Placed, ...]]:
    for fence in document.fences:
        if fence.language in LANGUAGES and len(fence.flow.text) <= _LONGEST:
            yield from kept.of(_groups, fence, kept)


def _groups(fence: Fence, kept: Kept) -> tuple[tuple[Placed, ...], ...]:
    found = kept.of(settings_of, fence)
    facts = [_fact(each, fence) for each in found]
    shell = fence.language in SHELL
    owners = [each.command for each in found] if shell else parts(fence.flow.text, found, facts)
    placed = [
        (owner, Placed(setting, Printing(quantity, fence.flow), fact))
        for owner, setting, fact in zip(owners, found, facts, strict=True)
        if (quantity := quantity_of(setting) or amount_of(setting) or _behind_name(setting)) is not None
    ]
    owned = dict.fromkeys(owner for owner, _ in placed if owner) or {0: None}
    return tuple(tuple(each for number, each in placed if number in (0, owner)) for owner in owned)


def _behind_name(setting: Setting) -> Quantity | None:
    """The 8 of `gpu:8` and `gpu:h100:8`."""
    match = _NAMED.fullmatch(setting.value)
    return quantity_of(replace(setting, value=match[1], start=setting.start + match.start(1))) if match else None


def _fact(setting: Setting, fence: Fence) -> str:
    if not frameworks().means(setting.key):
        return ""
    line = setting.line or fence.flow.text
    meaning = frameworks().meaning(setting.path, lambda: frameworks().named(line), line)
    return meaning.sure if meaning is not None else ""
