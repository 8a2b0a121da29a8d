"""Page -> bytes of one parameter, where a format is named: `Precision: FP16`, `BF16 weights`, `served in FP8`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.quantity import Measure, Printed, Quantity
from docverify.document.model import Flow
from docverify.facts.around import before
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention, Mentions
from docverify.facts.page import Binding
from docverify.facts.vocabulary import vocabulary
from docverify.units import unit

_KEYED = re.compile(r"[\s*_`]*(?:[:=：＝]|\bis\b|\bof\b|为|采用|使用)[\s*_`\"']*")
_SPEED = re.compile(
    r"[\s-]*(?:dense |sparse |peak |tensor )*"
    r"(?:t?flops?|tflop/s|pflops?|peak|compute|tensor|throughput|matmul|gemm|performance|算力)",
    re.IGNORECASE,
)
_OBJECTS = {
    "weights": re.compile(r"[\s-]*(?:model )?(?:weights?|parameters?|params|checkpoint|权重|参数)\b", re.I),
    "kv_cache": re.compile(r"[\s-]*(?:kv|key.value|cache)", re.I),
    "gradients": re.compile(r"[\s-]*(?:gradient|grads?\b|梯度)", re.I),
    "optimizer": re.compile(r"[\s-]*(?:master|optimi|adam|moment|主权重)", re.I),
    "activations": re.compile(r"[\s-]*(?:activation|激活)", re.I),
}
_WEIGHTS_IN = re.compile(
    r"(?:weights|parameters|params|model|served|stored|quantized|loaded|kept)"
    r"(?: are| is)?(?: kept| stored| held| served| loaded)? (?:in|to|as|at)\s+$",
    re.IGNORECASE,
)
_LABELLED = {  # `Weights: BF16, 16 GB`
    "kv_cache": re.compile(r"(?:kv[\s_-]?cache|KV\s?缓存)[\s*_`]*[:：][\s*_`]*$", re.IGNORECASE),
    "weights": re.compile(r"^\W*(?:model )?(?:weights|权重)[\s*_`]*[:：][\s*_`]*$", re.IGNORECASE),
}
_CACHED_IN = re.compile(
    r"\b(?:cache|cache entries|keys and values)(?: (?:is|are|uses?|kept|stored|held|cached|quantized)){0,3}"
    r"(?: (?:in|to|as|at))?\s+$"
    r"|\bcache keys and values (?:in|as|at)\s+$",
    re.IGNORECASE,
)
_OWNERS = {  # what stands before `precision`
    "kv_cache": re.compile(r"(?:kv[\s_-]?cache|key[\s-]value cache|kv|cache|KV\s?缓存)[\s_-]*$", re.I),
    "weights": re.compile(r"(?:model |weights?|parameters?|params|权重|参数)[\s_-]*$", re.I),
    "gradients": re.compile(r"(?:gradients?|grads?|梯度)[\s_-]*$", re.I),
    "optimizer": re.compile(r"(?:optimi[sz]er(?: states?)?|master(?: weights?)?|moments?|优化器)[\s_-]*$", re.I),
    "activations": re.compile(r"(?:activations?|激活)[\s_-]*$", re.I),
    "communication": re.compile(r"(?:communication|dispatch|combine|all-?to-?all|通信)[\s_-]*$", re.I),
}


def precisions(flow: Flow, mentions: Mentions) -> Iterator[Binding]:
    """Formats that a key names, that weights have; others are only mentioned."""
    for index, mention in enumerate(mentions.all):
        if not mention.phrase.precision or _SPEED.match(flow.text, mention.end) or _in_code(flow, mention):
            continue
        previous = mentions.all[index - 1] if index else None
        what = _object(flow.text, mention)
        owner = None
        if previous is not None and previous.phrase.dtype and _KEYED.fullmatch(flow.text, previous.end, mention.start):
            owner = key(flow.text, mentions, previous)
        if owner is not None:
            yield binding(flow, mention, frozenset({owner or what} - {""}), Notation.KEY)
        elif what in ("weights", "kv_cache"):
            yield binding(flow, mention, frozenset({what}), Notation.WORD)
        else:
            yield binding(flow, mention, frozenset({"mentioned", what} - {""}), Notation.WORD)


def _in_code(flow: Flow, mention: Mention) -> bool:
    """Whether it is a part of an identifier: `torch.bfloat16`, `bf16_tensor`."""
    before_, after_ = flow.text[mention.start - 1 : mention.start], flow.text[mention.end : mention.end + 2]
    return (before_ != "" and before_ in "_./=") or after_[:1] == "_" or (after_[:1] == "." and after_[1:].isalnum())


def key(text: str, mentions: Mentions, said: Mention) -> str | None:
    """Whose format a key like `KV cache dtype` names; empty if it does not say; None if it is no key."""
    owner, start = "", said.start
    for name, pattern in _OWNERS.items():
        match = pattern.search(text, max(0, start - 24), start)
        if match is not None:
            owner, start = name, match.start()
            break
    return owner if before(text, mentions, start) is not None else None


def _object(text: str, mention: Mention) -> str:
    """What has the format: the word behind it, or the weights before it."""
    for name, pattern in _OBJECTS.items():
        if pattern.match(text, mention.end):
            return name
    lead = text[max(0, mention.start - 60) : mention.start]
    labelled = next((name for name, pattern in _LABELLED.items() if pattern.search(lead)), "")
    if labelled:
        return labelled
    return "kv_cache" if _CACHED_IN.search(lead) else "weights" if _WEIGHTS_IN.search(lead) else ""


def binding(flow: Flow, mention: Mention, qualifiers: frozenset[str], notation: Notation) -> Binding:
    value = vocabulary().precisions[mention.phrase.precision]
    text = flow.text[mention.start : mention.end]
    printed = Printed(value, Fraction(0), False, text, 1)
    quantity = Quantity(mention.start, mention.end, mention.end, printed, (Measure(unit=unit("byte")[0]),), "")
    return Binding("bytes_per_param", Printing(quantity, flow), qualifiers, text, notation)
