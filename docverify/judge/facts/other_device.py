"""Statements that a rule takes together -> whether their sentences name different accelerators.

`The H100 has 989 TFLOPS and 3.35 TB/s. For an A100 the ridge point is 153 FLOP/byte.`
"""

from collections.abc import Iterable

from docverify.claims.status.sentences import read_in
from docverify.document.model import FlowKind
from docverify.hardware import any_name, named_in
from docverify.judge.facts.statement import Statement

_OF_DEVICE = frozenset({"gpu_memory", "compute_peak", "memory_bandwidth", "link_bandwidth"})


def of_other_devices(bound: Iterable[Statement]) -> bool:
    """Whether a figure of the one accelerator that its sentence names is taken for what is said of another one."""
    said = [each for each in bound if each.origin is None]
    if not any(each.facts[0].name in _OF_DEVICE for each in said):
        return False
    named = [(each.facts[0].name in _OF_DEVICE, one) for each in said if (one := _one_named(each))]
    return any(figure and one != other for figure, one in named for _, other in named)


def _one_named(statement: Statement) -> str:
    """The only accelerator of the sentence; empty if there is none, or several, or it is said elsewhere as well."""
    flow, at = statement.printing.flow, statement.printing.quantity.start
    if len(statement.facts) > 1 or any_name().search(flow.text) is None:
        return ""
    if flow.kind is FlowKind.PARAGRAPH:
        sentences = read_in(flow.text)
        sentence = sentences.all[sentences.index(at)]
        names = [one.name for one in named_in(flow.text[sentence.start : sentence.end])]
    else:
        names = [one.name for one in named_in(flow.text)]
    return names[0] if len(names) == 1 else ""
