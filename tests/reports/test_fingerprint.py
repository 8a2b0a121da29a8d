"""A fingerprint stays while lines are inserted and the wrong value changes; it differs between findings."""

from dataclasses import replace

from docverify.reports.fingerprint import fingerprints
from tests.reports.made import finding, report

TEXT = "8 × 80 GB = 460 GB, again 460 GB"
ONE = finding(TEXT, "460 GB", key="plan/memory/8*80")


def test_lines_values_and_messages_do_not_count() -> None:
    moved = "new line\n\n" + TEXT.replace("460", "470")
    other = finding(moved, "470 GB", key="plan/memory/8*80", message="other words", repairs=())
    assert fingerprints(report(TEXT, ONE)) == fingerprints(report(moved, other))


def test_path_code_and_key_count() -> None:
    (base,) = fingerprints(report(TEXT, ONE))
    assert len(base) == 16
    assert fingerprints(report(TEXT, replace(ONE, code="ARI002"))) != (base,)
    assert fingerprints(report(TEXT, replace(ONE, key="other"))) != (base,)
    assert fingerprints(report(TEXT, ONE, path="b.md")) != (base,)


def test_the_place_in_the_repository_counts_not_how_it_was_named() -> None:
    one = report(TEXT, ONE, path="../docs/a.md", identity="docs/a.md")
    two = report(TEXT, ONE, path="docs/a.md", identity="docs/a.md")
    assert fingerprints(one) == fingerprints(two)


def test_true_duplicates_get_ordinals() -> None:
    first, second, third = fingerprints(report(TEXT, ONE, ONE, ONE))
    assert (second, third) == (f"{first}-2", f"{first}-3")
