"""Formats and switches that a text gives beside those that are set: what is told, by its words."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_SERVE = "```bash\nserve --tp 4 --max-model-len 24576 --max-num-seqs 80 {}\n```\n\n"
_SAID = "TP is 4, the context is 24,576 tokens and at most 80 sequences run at once. "


def _told(text: str) -> list[str]:
    source = Source("plan.md", text)
    return [each.claimed for each in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    ("flags", "text", "told"),
    [
        ("--dtype bfloat16", "All weights are in BF16.", []),
        ("--dtype bfloat16", "All weights are in FP16.", ["FP16"]),
        ("--dtype bfloat16", "The optimizer keeps master weights in FP32.", []),  # of a part
        ("--dtype bfloat16", "Weights could be in FP16.", []),  # what might be
        ("--fp16", "Everything is trained in bf16.", ["bf16"]),
        ("--kv-cache-dtype fp8_e4m3", "The KV cache is in FP8.", []),
        ("--kv-cache-dtype fp8_e4m3", "The KV cache is in BF16.", ["BF16"]),
        ("--enable-chunked-prefill", "Chunked prefill is enabled.", []),
        ("--enable-chunked-prefill", "Chunked prefill is not enabled.", ["Chunked prefill is not enabled"]),
        ("--no-enable-prefix-caching", "Without prefix caching it is slower.", []),
        ("--no-enable-prefix-caching", "We run with prefix caching.", ["with prefix caching"]),
        ("", "Prefix caching is on.", []),  # nothing sets it
    ],
)
def test_words(flags: str, text: str, told: list[str]) -> None:
    assert _told(_SERVE.format(flags) + _SAID + text + "\n") == told
