"""Steps and reasons -> sentences for people."""

from docverify.findings import Verdict
from docverify.judge.equations.steps import Step
from docverify.source import Source

_SENTENCES = {
    "unconnected": "nothing else in the document determines this number, so there is nothing to compare it with",
    "operand of an equation that does not hold": "it is part of an equation that does not hold, and may be the slip",
    "no common unit": "the two sides of its equation are measured in different things",
    "not computable": "its equation holds something that has no value here",
}


def sentence(reason: str) -> str:
    """The reason of a `not-judged` verdict, spelled out."""
    head, _, detail = reason.partition(":")
    said = _SENTENCES.get(head, f"it is {reason}" if reason else "no check applies to it")
    return f"{said} ({detail.strip()})" if detail and head in _SENTENCES else said


def told(source: Source, step: Step) -> str:
    """`16 ÷ 4 = 4 stages, as stated`."""
    stated = source[step.result] if step.result is not None else ""
    if step.rule.check == "consistency":
        return f"{step.words} is said more than once, alike"
    if not step.value:
        return f"{step.words}: this holds"
    words = step.words if step.words.rstrip().endswith(f"= {step.value}") else f"{step.words} = {step.value}"
    return words if not stated or step.verdict is Verdict.DISAGREE else f"{words}; {stated} is stated, which fits"
