"""Page -> bytes of one parameter, where a format is named: `Precision: FP16`, `BF16 weights`, `served in FP8`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.document.model import Flow
from docverify.facts.around import before
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention, Mentions
from docverify.facts.page import Binding
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded
from docverify.units import unit

_KEYED = Worded(r"[\s*_`]*(?:{is}|{in_format}|(?<=[\s*_`])[–—→](?=\s))[\s*_`\"']*", re.NOFLAG)
_SPEED = Worded(r"[\s-]*(?:dense |sparse |peak |tensor )*{speed}")
_CHANGES = Worded(r"{by_change}")
_SENTENCE_END = re.compile(r"[.;]\s|[。；\n]")
_OBJECTS = {
    "weights": Worded(r"[\s-]*{weights_behind}"),
    "kv_cache": Worded(r"[\s-]*(?:kv|key.value|cache|{kv_cache})"),
    "gradients": Worded(r"[\s-]*{gradients_behind}"),
    "optimizer": Worded(r"[\s-]*{optimizer_behind}"),
    "activations": Worded(r"[\s-]*{activations_behind}"),
}
_WEIGHTS_IN = re.compile(
    r"(?:(?:weights|parameters|params|model|served|stored|quantized|loaded|kept)"
    r"(?: are| is)?(?: kept| stored| held| served| loaded)? (?:in|to|as|at)"
    r"|\bweights are|\beverything is (?:held|kept|stored) in)\s+$",
    re.IGNORECASE,
)
_LABELLED = {  # `Weights: BF16, 16 GB`
    "kv_cache": Worded(r"{kv_cache}[\s*_`]*[:：][\s*_`]*$"),
    "weights": Worded(r"^\W*(?:model )?{weights}[\s*_`]*[:：(（][\s*_`]*$"),
}
_CACHED_IN = re.compile(
    r"\b(?:cache|cache entries|keys and values)(?: (?:is|are|uses?|kept|stored|held|cached|quantized)){0,3}"
    r"(?: (?:in|to|as|at))?\s+$"
    r"|\bcache keys and values (?:in|as|at)\s+$",
    re.IGNORECASE,
)
_OWNERS = {  # what stands before `precision`
    "kv_cache": Worded(r"(?:{kv_cache}|{cache})[\s_-]*$"),
    "weights": Worded(r"{weights_named}[\s_-]*$"),
    "gradients": Worded(r"{gradients}[\s_-]*$"),
    "optimizer": Worded(r"{optimizer}[\s_-]*$"),
    "activations": Worded(r"{activations}[\s_-]*$"),
    "communication": Worded(r"{communication}[\s_-]*$"),
}


def precisions(flow: Flow, mentions: Mentions) -> Iterator[Binding]:
    """Formats that a key names, that weights have; others are only mentioned."""
    for index, mention in enumerate(mentions.all):
        if not mention.phrase.precision or _SPEED.match(flow.text, mention.end) or _in_code(flow, mention):
            continue
        previous = mentions.all[index - 1] if index else None
        what = whose(flow.text, mention)
        owner = None
        if previous is not None and previous.phrase.dtype and _KEYED.fullmatch(flow.text, previous.end, mention.start):
            owner = key(flow.text, mentions, previous)
        if owner is not None:
            yield binding(flow, mention, frozenset({owner or what} - {""}), Notation.KEY)
        elif what in ("weights", "kv_cache") and not _changes(flow.text, mention):
            yield binding(flow, mention, frozenset({what}), Notation.WORD)
        else:
            yield binding(flow, mention, frozenset({"mentioned", what} - {""}), Notation.WORD)


def _changes(text: str, mention: Mention) -> bool:
    """`With an FP8 cache the number of sequences doubles`: what it would be, not what it is."""
    stop = _SENTENCE_END.search(text, mention.end)
    starts = [each.end() for each in _SENTENCE_END.finditer(text, 0, mention.start)]
    return _CHANGES.search(text, starts[-1] if starts else 0, stop.start() if stop else len(text)) is not None


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


def whose(text: str, mention: Mention) -> str:
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
