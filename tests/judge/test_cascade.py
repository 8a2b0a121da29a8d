"""One cause, one finding: what repeats a wrong value or was computed from it hangs on the finding about it."""

from docverify import check
from docverify.findings import Finding


def findings(text: str) -> list[Finding]:
    return list(check(text).findings)


def dependents(text: str) -> list[tuple[str, str]]:
    (finding,) = findings(text)
    return [(text[mark.span.start : mark.span.end], mark.label) for mark in finding.dependents]


WRONG = "- **Weights**: 70B × 2 bytes = 160 GB\n"
REPEATED = "repeats the value"
COMPUTED = "computed from it"


def test_a_wrong_value_without_dependents_stands_alone() -> None:
    assert dependents(WRONG + "- **Cache**: 24 GB\n") == []


def test_a_repeated_value_is_a_dependent() -> None:
    assert dependents(WRONG + "\nThe weights of 160 GB are read once.\n") == [("160 GB", REPEATED)]


def test_a_value_is_recognised_in_another_unit() -> None:
    assert dependents(WRONG + "\nThe weights of 0.16 TB are read once.\n") == [("0.16 TB", REPEATED)]


def test_a_result_that_follows_from_it_is_a_dependent() -> None:
    assert dependents(WRONG + "- **Per GPU**: 160 GB / 8 = 20 GB\n") == [("160 GB", REPEATED), ("20 GB", COMPUTED)]


def test_dependents_have_dependents() -> None:
    text = WRONG + "- **Per GPU**: 160 GB / 8 = 20 GB\n- **Share**: 20 GB / 64 GB = 31.25%\n"
    assert dependents(text) == [("160 GB", REPEATED), ("20 GB", COMPUTED), ("20 GB", COMPUTED), ("31.25%", COMPUTED)]


def test_what_is_in_front_depends_as_well() -> None:
    """A summary at the top repeats what is derived below."""
    text = "We need 160 GB for the weights.\n\n" + WRONG
    assert dependents(text) == [("160 GB", REPEATED)]


def test_the_same_claim_is_told_once() -> None:
    text = WRONG + "\nAgain, 70B × 2 bytes = 160 GB.\n\n| Weights |\n|---|\n| 70B × 2 bytes = 160 GB |\n"
    (finding,) = findings(text)
    assert [text[mark.span.start : mark.span.end] for mark in finding.dependents] == ["160 GB", "160 GB"]


def test_two_causes_are_two_findings() -> None:
    text = WRONG + "- **Cache**: 327,680 bytes × 4096 = 13.4 GB\n"
    assert [finding.claimed for finding in findings(text)] == ["160 GB", "13.4 GB"]


def test_a_wrong_step_on_a_wrong_value_is_a_finding_of_its_own() -> None:
    text = WRONG + "- **Per GPU**: 160 GB / 8 = 30 GB\n"
    assert [finding.claimed for finding in findings(text)] == ["160 GB", "30 GB"]


def test_small_bare_numbers_are_not_recognised() -> None:
    """64 stands for many things."""
    text = "GPUs: 8 × 4 = 64. We have 64 experts and 64 / 2 = 32 layers.\n"
    (finding,) = findings(text)
    assert finding.dependents == ()


def test_telling_bare_numbers_are() -> None:
    text = "Tokens: 8 × 4,123 = 36,984. Half of them: 36,984 / 2 = 18,492.\n"
    assert [(found, label) for found, label in dependents(text)] == [("36,984", REPEATED), ("18,492", COMPUTED)]


def test_a_percentage_is_no_repetition_of_a_number() -> None:
    text = "Share: 3 / 4 = 85.5%\n\nWe use 85.5 GB.\n"
    assert dependents(text) == []


def test_a_loop_ends() -> None:
    text = WRONG + "- 160 GB / 8 = 20 GB\n- 20 GB × 8 = 160 GB\n"
    (finding,) = findings(text)
    assert len(finding.dependents) == 4


def test_many_repetitions_are_bounded() -> None:
    (finding,) = findings(WRONG + "\nWeights: 160 GB.\n" * 500)
    assert len(finding.dependents) <= 500


def test_what_a_wrong_share_leaves_is_a_dependent() -> None:
    text = "- **Used**: 20 GB / 64 GB = 41.25%\n\nSo 58.75% of the memory is free.\n"
    assert dependents(text) == [("58.75%", COMPUTED)]


def test_a_finding_names_the_computations_that_end_in_its_value() -> None:
    text = (
        "- GPUs: 8\n- Peak compute: 100 TFLOPS per GPU\n- MFU: 50%\n- Parameters: 100B\n\n"
        "- **Latency**: 16 × 64 ms = 1.024 s\n- **Throughput**: 10240 tokens / 1.024 s = 10,000 tokens/s\n"
    )
    (finding,) = findings(text)
    assert (finding.code, finding.claimed) == ("LAT009", "10,000 tokens/s")
    assert "it is computed from 1.024 s" in finding.notes


def test_degrees_that_fit_neither_of_two_numbers_of_gpus_are_told() -> None:
    text = "- Number of GPUs: 64\n- Total GPUs: 128\n- EP: 64\n- PP: 4\n"
    assert [finding.code for finding in findings(text)] == ["PAR003"]
    assert "PAR003" not in {finding.code for finding in findings(text.replace("PP: 4", "PP: 2"))}
