"""Document -> bindings of launch commands, configuration files and code, with their exact places."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.quantity import Printed, Quantity
from docverify.document.model import Document, Fence, Flow, PieceKind
from docverify.facts.code_data import data_settings
from docverify.facts.code_setting import Setting
from docverify.facts.code_shell import devices, shell_settings
from docverify.facts.fact import Notation
from docverify.facts.frameworks import Meaning, frameworks
from docverify.facts.page import Binding
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary

_SHELL = frozenset({"bash", "sh", "shell", "console", "zsh", "shell-session", "slurm", "sbatch", "dockerfile"})
_DATA = frozenset({"yaml", "yml", "json", "jsonc", "json5", "toml", "ini", "cfg", "conf", "python", "py", "hcl"})
_NUMBER = re.compile(r"\d{1,3}(?:_\d{3})+|\d+(?:\.\d+)?")
_INLINE = re.compile(r"\s*(--[A-Za-z][\w-]+)(?:=|\s+)(\d+(?:\.\d+)?)\s*")
_LONGEST = 200_000


def from_code(document: Document) -> Iterator[Binding]:
    """Every flag and key whose meaning is known. Code that cannot be understood says nothing."""
    for fence in document.fences:
        if len(fence.flow.text) <= _LONGEST:
            yield from _of_fence(document, fence)
    for flow in document.flows:
        if "--" in flow.text:
            yield from _inline(flow)


def _of_fence(document: Document, fence: Fence) -> Iterator[Binding]:
    text, flow = fence.flow.text, fence.flow
    if fence.language in _SHELL:
        settings = list(shell_settings(text))
    elif fence.language in _DATA:
        settings = list(data_settings(text, fence.language))
    else:
        return
    title = document.sections[flow.section].title
    around = frameworks().named(text) or frameworks().named(f"{title}\n{document.title}")
    bound = list(_bound(settings, flow, around))
    several = len({setting.command for setting, _ in bound if setting.command}) > 1
    for setting, binding in bound:
        yield _apart(binding, flow, setting.command) if several and setting.command else binding


def _bound(settings: Iterable[Setting], flow: Flow, around: frozenset[str]) -> Iterator[tuple[Setting, Binding]]:
    """The bindings of a fence, once a place and name; a command's own framework goes before those around it."""
    seen: set[tuple[str, int]] = set()
    for setting in settings:
        binding = _devices(setting, flow) or _meant(setting, flow, frameworks().named(setting.line) or around)
        if binding is not None and (binding.name, binding.printing.quantity.start) not in seen:
            seen.add((binding.name, binding.printing.quantity.start))
            yield setting, binding


def _apart(binding: Binding, flow: Flow, command: int) -> Binding:
    return replace(binding, alternatives=((f"command:{flow.line}", str(command)),))


def _meant(setting: Setting, flow: Flow, named: frozenset[str]) -> Binding | None:
    meaning = frameworks().meaning(setting.path, named)
    if meaning is None or not setting.value.startswith(meaning.prefix):
        return None
    digits = setting.value[len(meaning.prefix) :]
    if _NUMBER.fullmatch(digits) is None:
        return None
    return _binding(setting.key, meaning, _printing(flow, setting.start + len(meaning.prefix), digits))


def _binding(key: str, meaning: Meaning, where: Printing) -> Binding | None:
    name = vocabulary().names[meaning.name]
    fitted = fit(name, where.quantity)
    if fitted is None or where.quantity.printed.value < (meaning.least if name.whole else 0):
        return None
    qualifiers = meaning.qualifiers | fitted.qualifiers | name.default
    return Binding(meaning.name, Printing(fitted.quantity, where.flow), qualifiers, key, Notation.CODE)


def _devices(setting: Setting, flow: Flow) -> Binding | None:
    """`CUDA_VISIBLE_DEVICES=0,1,2,3`: the whole list stands for its length."""
    count = devices(setting)
    if count is None:
        return None
    end = setting.start + len(setting.value)
    quantity = Quantity(setting.start, end, end, Printed(Fraction(count), Fraction(1), True, str(count), 1))
    return Binding("gpus_per_node", Printing(quantity, flow), frozenset({"listed"}), setting.key, Notation.CODE)


def _printing(flow: Flow, start: int, text: str) -> Printing:
    whole, _, decimals = text.replace("_", "").partition(".")
    ulp = Fraction(1, 10 ** len(decimals))
    significant = len((whole + decimals).lstrip("0") if decimals else whole.strip("0")) or 1
    printed = Printed(Fraction(int(whole + decimals)) * ulp, ulp, not decimals, text, significant)
    end = start + len(text)
    return Printing(Quantity(start, end, end, printed), flow)


def _inline(flow: Flow) -> Iterator[Binding]:
    """A flag with its value in inline code speaks of the flag, not yet of the deployment."""
    for piece in flow.pieces:
        match = _INLINE.fullmatch(piece.text) if piece.kind is PieceKind.CODE else None
        if match is not None:
            setting = Setting((match[1],), match[2], piece.start + match.start(2))
            found = _meant(setting, flow, frozenset())
            if found is not None:
                yield Binding(found.name, found.printing, found.qualifiers | {"mentioned"}, match[1], Notation.CODE)
