"""docverify: recomputes the numbers of deployment documents and says where they cannot all be true.

    from pathlib import Path
    from docverify import check

    for finding in check(Path("deploy.md")).findings:
        print(finding.code, finding.message)

`check` takes a text, a Path or a Source; `check_many` takes paths and any concurrent.futures.Executor; `fix` gives the
corrected text with what was changed and what was left.
What is offered here is loaded when it is first used: `import docverify` costs nothing.
"""

TYPE_CHECKING = False  # as in `typing`, which is not loaded for it
if TYPE_CHECKING:
    from docverify.findings import (
        Coverage,
        Edit,
        Expected,
        Finding,
        Mark,
        NumberVerdict,
        Repair,
        Report,
        Severity,
        Verdict,
    )
    from docverify.interfaces.check import check, check_many
    from docverify.interfaces.decode import Unreadable
    from docverify.interfaces.fixing import fix
    from docverify.source import Place, Source, Span

__version__ = "0.1.0"

__all__ = [
    "Coverage",
    "Edit",
    "Expected",
    "Finding",
    "Mark",
    "NumberVerdict",
    "Place",
    "Repair",
    "Report",
    "Severity",
    "Source",
    "Span",
    "Unreadable",
    "Verdict",
    "__version__",
    "check",
    "check_many",
    "fix",
]

_HOMES = {
    "check": "docverify.interfaces.check",
    "check_many": "docverify.interfaces.check",
    "fix": "docverify.interfaces.fixing",
    "Unreadable": "docverify.interfaces.decode",
    "Place": "docverify.source",
    "Source": "docverify.source",
    "Span": "docverify.source",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "docverify.findings")), name)


def __dir__() -> list[str]:
    return __all__
