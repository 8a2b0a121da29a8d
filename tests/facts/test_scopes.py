"""Which facts see each other, and what a section is about."""

import pytest

from docverify.facts.fact import Fact, Phase
from tests.facts.found import facts_of, sees


def named(text: str, name: str) -> list[Fact]:
    return [fact for fact in facts_of(text) if fact.name == name]


APART = [
    "## Option A\n\n- TP: 2\n\n## Option B\n\n- TP: 4\n",
    "## Variant 1: lean\n\n- TP: 2\n\n## Variant 2: wide\n\n- TP: 4\n",
    "## Staging environment\n\n- TP: 2\n\n## Production environment\n\n- TP: 4\n",
    "## Before\n\n- TP: 2\n\n## After\n\n- TP: 4\n",
    "## Day 1\n\n- TP: 2\n\n## Day 2\n\n- TP: 4\n",
    "## 2025-03-01\n\n- TP: 2\n\n## 2025-03-09\n\n- TP: 4\n",
    "## Phase 1\n\n- TP: 2\n\n## Phase 2\n\n- TP: 4\n",
    "## Prefill pool\n\n- TP: 2\n\n## Decode pool\n\n- TP: 4\n",
    "## Training\n\n- TP: 2\n\n## Serving\n\n- TP: 4\n",
    "## Wren-7B\n\n- TP: 2\n\n## Wren-70B\n\n- TP: 4\n",
    "## On H100\n\n- TP: 2\n\n## On A100\n\n- TP: 4\n",
    "## Small\n\n- TP: 2\n\n## Large\n\n- TP: 4\n",
    "- **Option A**:\n  - TP: 2\n- **Option B**:\n  - TP: 4\n",
    "- Prefill: TP=2\n- Decode: TP=4\n",
    "**Option A:**\n\n- TP: 2\n\n**Option B:**\n\n- TP: 4\n",  # lines that stand as headings
    "**Wren 2-7B:**\n- TP: 2\n\n**A 70B model:**\n- TP: 4\n",
    "## 方案 A\n\n- TP: 2\n\n## 方案 B\n\n- TP: 4\n",
]
TOGETHER = [
    "## Hardware\n\n- TP: 2\n\n## Parallel strategy\n\n- TP: 4\n",
    "## 1. Model\n\n- TP: 2\n\n## 2. Memory\n\n- TP: 4\n",
    "## Summary\n\n- TP: 2\n\n## Details\n\n### Layout\n\n- TP: 4\n",
    "- TP: 2\n- TP: 4\n",
    "**Hardware:**\n\n- TP: 2\n\n**Network:**\n\n- TP: 4\n",
    "**Prefill phase:**\n\n- TP: 2\n\n**Decode phase:**\n\n- TP: 4\n",  # of one deployment
    "# Review: plan A against plan B\n\n- TP: 2\n\n# Outcome\n\n- TP: 4\n",  # a title of both
    "## Option A\n\n- TP: 2\n\n- TP: 4\n",  # inside one option
]


@pytest.mark.parametrize("text", APART)
def test_alternatives(text: str) -> None:
    first, second = named(text, "tp")
    assert not sees(first.scope, second.scope)


@pytest.mark.parametrize("text", TOGETHER)
def test_sections_see_each_other(text: str) -> None:
    first, second = named(text, "tp")
    assert sees(first.scope, second.scope)


def test_what_is_outside_is_seen_by_all_options() -> None:
    text = "- Layers: 48\n\n## Option A\n\n- TP: 2\n\n## Option B\n\n- TP: 4\n"
    layers, first, second = facts_of(text)
    assert sees(first.scope, layers.scope)
    assert sees(second.scope, layers.scope)


def test_runs_written_in_one_go_are_alternatives() -> None:
    text = "Run a: TP=2, PP=4, DP=8.\n\nRun b: TP=4, PP=2, DP=8.\n"
    scopes = {fact.scope.alternatives for fact in facts_of(text)}
    assert len(scopes) == 2


def test_a_slip_in_one_of_two_configurations_is_none() -> None:
    text = "The EP64_TP2 plan.\n\nAs said, the EP32_TP2 plan.\n"
    assert {fact.scope.alternatives for fact in facts_of(text)} == {()}


PHASES = [
    ("The optimizer keeps gradients. TP=4.", Phase.TRAINING),
    ("TTFT and TPOT at TP=4.", Phase.INFERENCE),
    ("TP=4.", Phase.UNKNOWN),
    ("# Serving with vLLM\n\n## Layout\n\nTP=4.", Phase.INFERENCE),  # the section above decides
    ("优化器和梯度。TP=4。", Phase.TRAINING),
    ("# Training\n\nGradients, an optimizer.\n\n## Layout\n\nTP=4, so 8 replicas.", Phase.TRAINING),  # of the data
    ("## Layout\n\nTP=4, so 8 replicas.", Phase.INFERENCE),
    ("# Serving\n\n## Faults\n\nTP=4; the loss of one node takes 2 engines.", Phase.INFERENCE),
]


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_phase(text: str, phase: Phase) -> None:
    assert named(text, "tp")[0].scope.phase is phase


FRAMEWORKS = [
    ("We run Megatron-LM with TP=4.", "megatron"),
    ("# Serving with vLLM\n\n## Layout\n\nTP=4.", "vllm"),
    ("Megatron and DeepSpeed, TP=4.", ""),  # which?
    ("TensorRT-LLM, TP=4", "tensorrt_llm"),
    ("TP=4", ""),
]


@pytest.mark.parametrize(("text", "framework"), FRAMEWORKS)
def test_framework(text: str, framework: str) -> None:
    assert named(text, "tp")[0].scope.framework == framework
