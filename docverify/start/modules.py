"""Modules that a start imports, in one file: to find 300 files of bytecode and to open them takes 14 ms of 90.

A module comes from the file as long as its source is where it was, of the same time and size: what Python asks of
bytecode too.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

from docverify.start import files, places

TYPE_CHECKING = False  # `typing` is not loaded yet: it is one of the modules that are kept
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

# source, the folder where it was found, its own folder if it is a package, time and size; place and size of bytecode
Entry = tuple[str, str, str, int, int, int, int]

_FEW = 8  # modules that are not in the file are not worth writing it anew


class Modules:
    """A finder on `sys.meta_path`; what was imported before it does not concern it."""

    def __init__(self) -> None:
        found, self.codes = files.read(__spec__)
        self.known: dict[str, Entry] = found[0] if found else {}
        self.before = frozenset(sys.modules)
        self.names: dict[str, frozenset[str] | None] = {}  # what the folders on the path hold

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        if name not in self.known:
            return None
        origin, folder, package, *state, _, _ = self.known[name]
        if not self._finds(name, folder, sys.path if path is None else path) or _state(origin) != state:
            return None
        spec = ModuleSpec(name, _Loader(name, origin, self), origin=origin, is_package=bool(package))
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [package]
        return spec

    def _finds(self, name: str, folder: str, path: "Sequence[str]") -> bool:
        """Whether the folder is looked into, and none before it has something of this name."""
        for each in path:
            if each == folder:
                return True
            if each not in self.names:
                self.names[each] = _names(each)
            names = self.names[each]
            if names is None or name.rpartition(".")[2] in names:
                return False
        return False

    def code(self, name: str) -> memoryview:
        *_, at, size = self.known[name]
        return self.codes[at : at + size]


class _Loader(SourceFileLoader):
    """Python's own, but for where the bytecode comes from."""

    def __init__(self, name: str, path: str, modules: Modules) -> None:
        super().__init__(name, path)
        self.modules = modules

    def get_code(self, name: str) -> "CodeType":
        code: CodeType = marshal.loads(self.modules.code(name))
        return code


def use() -> Modules:
    """Let this process import what is kept."""
    modules = Modules()
    sys.meta_path.insert(0, modules)
    return modules


def keep(modules: Modules) -> None:
    """Write what had to be looked for."""
    missed = {name: loader for name in sys.modules.keys() - modules.before if (loader := _loader(name)) is not None}
    path = places.to_write(__spec__) if len(missed) >= _FEW else ""
    if not path:
        return
    # The state first: who changes a source between the two makes it another one than the state says.
    found = modules.known | {name: _place(name, loader) for name, loader in missed.items()}
    codes: dict[str, bytes | memoryview] = {name: modules.code(name) for name in modules.known}
    codes |= {name: marshal.dumps(loader.get_code(name)) for name, loader in missed.items()}
    entries, at = dict[str, Entry](), 0
    for name, code in codes.items():
        entries[name] = (*found[name][:5], at, len(code))
        at += len(code)
    files.write(path, entries, behind=b"".join(codes.values()))


def _loader(name: str) -> SourceFileLoader | None:
    """The loader of a module that Python has found by itself."""
    spec = getattr(sys.modules[name], "__spec__", None)
    return spec.loader if spec and spec.name == name and type(spec.loader) is SourceFileLoader else None


def _place(name: str, loader: SourceFileLoader) -> "Entry":
    own = os.path.dirname(loader.path)
    package = own if loader.is_package(name) else ""
    time, size = _state(loader.path)
    return loader.path, os.path.dirname(own) if package else own, package, time, size, 0, 0


def _names(folder: str) -> frozenset[str] | None:
    """The names of modules in a folder, and others; None for a zip, where there may be anything."""
    try:
        return frozenset(each.partition(".")[0] for each in os.listdir(folder or "."))
    except OSError:
        return None if os.path.exists(folder) else frozenset()


def _state(origin: str) -> list[int]:
    try:
        found = os.stat(origin)
    except OSError:
        return [0, 0]
    return [found.st_mtime_ns, found.st_size]
