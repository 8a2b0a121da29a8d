"""docverify as a program: what `docverify` and `python -m docverify` start."""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_COLLECTIONS = 250_000, 20, 50  # imports leave no cycles behind and a document few: a start needs no collection


def main() -> "NoReturn":
    """Run the command line and leave at once: taking a thousand modules apart again would be a tenth of a short run."""
    gc.set_threshold(*_COLLECTIONS)
    _open_streams()
    from docverify.start import later, modules

    imported = modules.use()
    later.use()
    from docverify.start import kept

    made = kept.use()
    from contextlib import suppress

    from docverify.interfaces.own import adopt
    from docverify.interfaces.plain import checked, plain

    adopt(os.environ)
    try:
        request = plain(sys.argv[1:], os.environ)
        code: object = _command() if request is None else checked(request)
    except SystemExit as leaving:
        code = leaving.code
    code = _said(code)
    with suppress(Exception):  # the work is done, and said: what cannot be kept is not worth another word
        modules.keep(imported)
        kept.keep(made)
    os._exit(code)


def _said(code: object) -> int:
    """The exit code, when all that is to be read is out; a text stands for a failure."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it any more
        code = code or 1
    if isinstance(code, str):
        print(code, file=sys.stderr, flush=True)
    return code if isinstance(code, int) else int(code is not None)


def _open_streams() -> None:
    """A caller may have closed them: then there is nobody to write to, and no reason to fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _command() -> int:
    from docverify.interfaces.cli import main as command

    command()
    return 0


if __name__ == "__main__":
    main()
