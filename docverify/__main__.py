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
    from docverify.start import modules

    imported = modules.use()
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
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it any more
        code = code or 1
    if isinstance(code, str):
        print(code, file=sys.stderr, flush=True)
    with suppress(Exception):  # the work is done, and said: what cannot be kept is not worth another word
        modules.keep(imported)
        kept.keep(made)
    os._exit(code if isinstance(code, int) else int(code is not None))


def _command() -> int:
    from docverify.interfaces.cli import main as command

    command()
    return 0


if __name__ == "__main__":
    main()
