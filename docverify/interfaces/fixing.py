"""`docverify.fix`: the corrected text of a document, for Python."""

from os import PathLike

from docverify import fixes
from docverify.fixes import Fixed
from docverify.interfaces.check import source_of, study
from docverify.source import Source


def fix(
    document: str | PathLike[str] | Source,
    path: str = "document.md",
    *,
    unsafe: bool = False,
    include_code: bool = False,
) -> Fixed:
    """Correct a text (a `str`, called `path`), a file (a `Path`) or a Source; nothing is written.

    Only safe repairs are made, or with `unsafe` all that are not the author's to decide. Raises Unreadable if a file
    is missing or no text.
    """
    pick = fixes.unsafe if unsafe else fixes.safe
    return fixes.fix(source_of(document, path), pick, None, include_code, study)
