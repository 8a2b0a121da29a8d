"""Report -> fingerprints: names of findings that survive inserted lines and a changed wrong value."""

from collections import Counter
from hashlib import sha256

from docverify.findings import Report


def fingerprints(report: Report) -> tuple[str, ...]:
    """Sixteen hexadecimal digits for each finding of the report, in its order; true duplicates get `-2`, `-3`, …"""
    seen: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        parts = (finding.code, report.identity or report.path, finding.key)
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[digest] += 1
        found.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return tuple(found)
