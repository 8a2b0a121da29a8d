"""A column's title -> what its values are: alternatives, targets and measurements, parts, or notes on the others."""

import re

from docverify.facts.mentions import mentions

_NOTES = re.compile(
    r"\b(?:notes?|comments?|remarks?|impact|improvements?|changes?|delta|diff|difference|units?|source|formula|status|"
    r"ratio|speed-?ups?|share|why|reason|rationale|description|derivation|calculation|margin|section|ref|"
    r"reduction|gain|savings?|step|line|id|variance|error|%)(?![\w])|^[%Δ#]$|备注|说明|变化|提升|单位|影响|公式|来源",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\W*(?:(?:pipeline|pp|tp|ep|dp)[\s-]+)?"
    r"(?:stages?|ranks?|nodes?|gpus?|gpu ids?|layers?|groups?|pools?|components?|items?|parts?|"
    r"modules?|racks?|tiers?|roles?|types?|blocks?|experts?|阶段|节点|组|组件|模块|项目)(?:[\s-]+(?:id|ids|range|index|group|#))?\W*",
    re.IGNORECASE,
)
_KINDS = frozenset(
    {"target", "achieved", "measured", "required", "minimum", "maximum", "limit", "ideal", "estimated", "average",
     "peak", "sustained", "total", "available", "used", "p50", "p90", "p95", "p99"}
)  # fmt: skip
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")


def is_value(title: str) -> bool:
    """Whether the column can hold values of what the rows name."""
    return _NOTES.search(title) is None


def is_part(title: str) -> bool:
    """Whether the rows stand for parts of one whole."""
    return _PARTS.fullmatch(_BRACKETS.sub("", title)) is not None


def qualifiers_of(title: str) -> frozenset[str]:
    """What a title says of all its values: `Target`, `Achieved`, `GB per GPU`."""
    return frozenset(each.phrase.qualifier for each in mentions(title).all) & _KINDS | frozenset(
        each.phrase.qualifier for each in mentions(title).all if each.phrase.qualifier.startswith("per_")
    )
