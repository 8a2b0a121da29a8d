"""Document -> bindings of launch commands, configuration files and code, with their exact places."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.classes import replace
from docverify.document.languages import SHELL, language
from docverify.document.model import Document, Fence, Flow
from docverify.facts.code_data import data_settings, left_of
from docverify.facts.code_inline import flags
from docverify.facts.code_parts import parts
from docverify.facts.code_setting import Setting
from docverify.facts.code_shell import shell_settings
from docverify.facts.fact import Notation
from docverify.facts.frameworks import Meaning, frameworks
from docverify.facts.page import Binding
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.kept import Kept
from docverify.units import unit

DATA = frozenset(
    {"yaml", "yml", "json", "jsonc", "json5", "toml", "ini", "cfg", "conf", "properties", "python", "py", "python3",
     "pycon", "ipython", "hcl", "terraform", "tf", "tfvars", "helm", "systemd", "service", "nomad"}
)  # fmt: skip
_DIFFERENCES = frozenset({"diff", "patch", "udiff"})
LANGUAGES = SHELL | DATA | _DIFFERENCES
_NUMBER = re.compile(r"\d{1,3}(?:_\d{3}){1,19}|\d{1,60}(?:\.\d{1,60})?")  # more digits are no number
_VARIANT = re.compile(r"_e\dm\d\w*$")  # fp8_e4m3
_LONGEST = 200_000


def from_code(document: Document, kept: Kept) -> Iterator[Binding]:
    """Every flag and key whose meaning is known. Code that cannot be understood says nothing."""
    for fence in document.fences:
        if len(fence.flow.text) <= _LONGEST:
            titles = f"{document.sections[fence.flow.section].title}\n{document.title}"
            yield from kept.once(_of_fence, fence, kept.same(titles))
    for flow in document.flows:
        if "--" in flow.text:
            yield from kept.once(_inline, flow)


def _of_fence(fence: Fence, titles: str) -> tuple[Binding, ...]:
    text, flow = fence.flow.text, fence.flow
    if fence.language not in LANGUAGES or not frameworks().known(text):
        return ()
    if fence.language in _DIFFERENCES:
        text = left_of(text)
    shell = fence.language in SHELL or (fence.language in _DIFFERENCES and language("", text) == "sh")
    around = Around(text, titles)
    bound = list(_bound(shell_settings(text) if shell else data_settings(text, fence.language), flow, around))
    settings = [setting for setting, _ in bound]
    owners = [each.command for each in settings] if shell else parts(text, settings, [b.name for _, b in bound])
    several = len({owner for owner in owners if owner}) > 1
    return tuple(
        _apart(binding, flow, owner) if several and owner else binding
        for (_, binding), owner in zip(bound, owners, strict=True)
    )


class Around:
    """The frameworks that a setting may be for: its command's own go before those of the file and of the section."""

    def __init__(self, text: str, titles: str) -> None:
        self.text = text
        self._titles = titles

    def of(self, line: str) -> frozenset[str]:
        return _named(line) or _named(self.text) or _named(self._titles)


@lru_cache(256)
def _named(text: str) -> frozenset[str]:
    return frameworks().named(text)


def _bound(settings: Iterable[Setting], flow: Flow, around: Around) -> Iterator[tuple[Setting, Binding]]:
    """The bindings of a fence, once a place and name."""
    seen: set[tuple[str, int]] = set()
    for setting in settings:
        binding = _meant(setting, flow, around)
        if binding is not None and (binding.name, binding.printing.quantity.start) not in seen:
            seen.add((binding.name, binding.printing.quantity.start))
            yield setting, binding


def _apart(binding: Binding, flow: Flow, command: int) -> Binding:
    return replace(binding, alternatives=((f"command:{flow.line}", str(command)),))


def _meant(setting: Setting, flow: Flow, around: Around) -> Binding | None:
    if not frameworks().means(setting.key):
        return None
    meaning = frameworks().meaning(setting.path, lambda: around.of(setting.line), setting.line or around.text)
    before = re.match(meaning.prefix, setting.value) if meaning is not None else None
    if meaning is None or before is None:
        return None
    start, value = setting.start + before.end(), setting.value[before.end() :]
    quantity = _READERS[meaning.value](start, value)
    return _binding(setting.key, meaning, Printing(quantity, flow)) if quantity is not None else None


def _format(start: int, text: str) -> Quantity | None:
    """`bfloat16`, `torch.bfloat16`: the bytes of one value."""
    size = vocabulary().precisions.get(_VARIANT.sub("", text.lower().rpartition(".")[2]))
    if size is None:
        return None
    end = start + len(text)
    return Quantity(start, end, end, Printed(size, Fraction(0), False, text, 1), (Measure(unit=unit("byte")[0]),))


def _list(start: int, text: str) -> Quantity | None:
    """`0,1,2,3`: the whole list stands for its length."""
    count = text.count(",") + 1
    end = start + len(text)
    return Quantity(start, end, end, Printed(Fraction(count), Fraction(1), True, str(count), 1)) if count > 1 else None


def _number(start: int, text: str) -> Quantity | None:
    if _NUMBER.fullmatch(text) is None:
        return None
    whole, _, decimals = text.replace("_", "").partition(".")
    ulp = Fraction(1, 10 ** len(decimals))
    significant = len((whole + decimals).lstrip("0") if decimals else whole.strip("0")) or 1
    value = Fraction(int(whole + decimals)) * ulp
    printed = Printed(value, Fraction(not decimals), not decimals, text, significant)  # code does not round
    end = start + len(text)
    return Quantity(start, end, end, printed)


_READERS = {"": _number, "format": _format, "list": _list}


def _binding(key: str, meaning: Meaning, where: Printing) -> Binding | None:
    name = vocabulary().names[meaning.name]
    fitted = fit(name, where.quantity)
    if fitted is None or where.quantity.printed.value < (meaning.least if name.whole else 0):
        return None
    qualifiers = meaning.qualifiers | fitted.qualifiers | name.default
    return Binding(meaning.name, Printing(fitted.quantity, where.flow), qualifiers, key, Notation.CODE)


def _inline(flow: Flow) -> tuple[Binding, ...]:
    """Flags with their values in inline code speak of the flags, not yet of the deployment."""
    found = ((setting.key, _meant(setting, flow, Around("", ""))) for setting in flags(flow))
    return tuple(
        Binding(each.name, each.printing, each.qualifiers | {"mentioned"}, key, Notation.CODE)
        for key, each in found
        if each is not None
    )
