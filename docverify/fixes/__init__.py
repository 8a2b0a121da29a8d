"""Report -> corrected text."""

from docverify.fixes.change import Change, Fixed
from docverify.fixes.fix import fix, judged
from docverify.fixes.picks import Pick, safe, unsafe

__all__ = ["Change", "Fixed", "Pick", "fix", "judged", "safe", "unsafe"]
