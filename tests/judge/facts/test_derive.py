"""What follows from what is stated, and what does not."""

import pytest

from docverify.claims.collect import collect
from docverify.claims.status.status import statuses
from docverify.document.parse import parse
from docverify.facts.facts import facts
from docverify.interfaces.check import check
from docverify.judge.facts.derive import completed
from docverify.judge.facts.spoken import Book
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.worlds import worlds
from docverify.judge.words import Words
from docverify.kept import Kept
from docverify.source import Source

CLUSTER = "- Nodes: 16\n- GPUs per node: 8\n"
LAYOUT = "- TP: 4\n- PP: 4\n"


def derived(text: str) -> dict[str, Statement]:
    """The derived values of a document without alternatives."""
    document = parse(Source("document.md", text))
    first = next(iter(worlds(facts(document, collect(document), statuses(document)))))
    kept = Kept()
    world = completed(first, Book(Words(text), kept).deriving, kept)
    return {key: each[0] for key, each in world.values.items() if each[0].origin is not None}


def values(text: str) -> dict[str, str]:
    return {key: each.printing.text for key, each in derived(text).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLUSTER, {"gpus": "128"}),
        (CLUSTER + LAYOUT, {"gpus": "128", "dp": "8"}),
        ("- GPUs: 128\n- GPUs per node: 8\n", {"nodes": "16"}),
        ("- Replicas: 4\n- GPUs per replica: 8\n", {"gpus": "32"}),
        ("- Nodes: about 16\n- GPUs per node: 8\n", {}),  # a hedged value is no ground
        ("- Nodes: 2-4\n- GPUs per node: 8\n", {}),
        ("Suppose there were 16 nodes with 8 GPUs each.\n\n- TP: 4\n", {}),
        ("- GPUs: 100\n- GPUs per node: 8\n", {}),  # no whole number
        ("- GPUs: 128\n" + LAYOUT + "- EP: 2\n", {}),  # the conventions differ
        (CLUSTER + "\nThe run needs 96 GPUs for training.\n", {}),  # it may not be about all of them
        (CLUSTER + "\nGroups of 8 GPUs share a switch.\n", {"gpus": "128"}),
        (CLUSTER + "\nThe second hall has 1,024 GPUs.\n", {"gpus": "128"}),
        ("- GPUs: 128\n" + LAYOUT + "- DP: 4\n", {}),  # stated
    ],
)
def test_values_that_follow(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


def test_the_places_are_those_of_the_stated_values() -> None:
    text = CLUSTER + LAYOUT
    origin = derived(text)["dp"].origin
    assert origin is not None
    assert sorted(text[each.printing.span.start : each.printing.span.end] for each in origin.stated) == [
        "16", "4", "4", "8",
    ]  # fmt: skip
    assert list(origin.rules) == ["world-size", "nodes"]
    assert origin.words == "DP = 8 follows from 128 (GPUs) ÷ (4 (TP) × 4 (PP))"


def test_a_derived_value_is_used_by_other_rules_and_told_with_its_grounds() -> None:
    text = CLUSTER + LAYOUT + "\n- Global batch size: 1024\n- Micro-batch size: 2\n- Gradient accumulation steps: 32\n"
    (finding,) = check(text).findings
    assert finding.code == "PAR011"
    assert {text[mark.span.start : mark.span.end] for mark in finding.evidence} == {"16", "8", "4", "2", "32"}
    assert "DP = 8 follows from 128 (GPUs) ÷ (4 (TP) × 4 (PP))" in finding.notes
    assert "GPUs = 128 follows from 16 (nodes) × 8 (GPUs per node)" in finding.notes


def test_one_derived_value_that_breaks_two_rules_is_told_once() -> None:
    text = CLUSTER + "- TP: 3\n- PP: 4\n- DP: 8\n"
    assert len(check(text).findings) == 1


def test_what_follows_from_a_rule_is_not_judged_by_it() -> None:
    assert check(CLUSTER + LAYOUT).findings == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- DP: 16\n\nThe second hall will have 1,024 GPUs at 700 W each.\n", ["PAR001"]),
        ("- DP: 16\n\nPublished runs with 512 GPUs reach 40 %.\n", ["PAR001"]),
        ("- DP: 8\n\nThe second hall will have 1,024 GPUs at 700 W each.\n", []),
        ("- DP: 4\n\nFor this job we take 64 GPUs.\n", []),  # the layout is of some of them
        ("- DP: 3\n\nThe decode pool has 48 GPUs.\n", []),
        ("\nWith 64 GPUs a step has 8 micro-batches of 2 sequences: a global batch of 64.\n", []),  # DP would be 4
    ],
)
def test_what_is_counted_in_passing_is_no_ground_but_may_be_meant(text: str, codes: list[str]) -> None:
    assert [each.code for each in check(CLUSTER + LAYOUT + text).findings] == codes
