"""Text around a counted noun -> whose the things are, and whether all of them are meant: rules/counting.toml."""

import re
from functools import partial
from typing import Any

from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple

_BACK = 140  # characters of a sentence that are looked at
_END = re.compile(r"(?<=[.!?])\s|[。！？；;\n]")
_TOLD = ("plain_end", "alone", "listed", "labels", "joined", "part", "needed", "of_part", "unless")
_pattern = partial(re.compile, flags=re.IGNORECASE)
_LEAD = re.compile(r"[\s*_`~≈(（·•-]*")


class Roles(NamedTuple):
    groups: dict[str, str]  # a group's noun -> the qualifier of what one of them has
    one: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]
    given: re.Pattern[str]
    behind: re.Pattern[str]
    cjk: re.Pattern[str]
    named: re.Pattern[str]  # any group
    subject: re.Pattern[str]
    subject_of_others: re.Pattern[str]
    all: re.Pattern[str]
    are_all: re.Pattern[str]
    needed: re.Pattern[str]
    stated: tuple[re.Pattern[str], ...]
    plain: re.Pattern[str]
    plain_end: re.Pattern[str]
    alone: re.Pattern[str]
    listed: re.Pattern[str]
    labels: re.Pattern[str]
    joined: re.Pattern[str]
    part: re.Pattern[str]
    of_part: re.Pattern[str]
    unless: re.Pattern[str]
    memory: tuple[re.Pattern[str], ...]
    memory_after: re.Pattern[str]
    memory_sure: re.Pattern[str]
    product: re.Pattern[str]


@worded()
def roles() -> Roles:
    table: dict[str, Any] = layered("counting", _built)

    def many(key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_pattern, table[key]))

    single = {key: _pattern(text) for key, text in table.items() if isinstance(text, str) and key != "product"}
    return Roles(
        table["groups"],
        many("one"),
        stated=many("stated"),
        memory=many("memory"),
        product=re.compile(table["product"]),
        **single,
    )


def _built(data: dict[str, Any]) -> dict[str, Any]:
    one, stated = data["one"], data["stated"]
    groups = {noun: name for name, nouns in data["groups"].items() for noun in nouns}
    cjk = {noun: name for name, nouns in data["cjk_groups"].items() for noun in nouns}
    nouns = "|".join(groups)
    words = {
        "group": rf"(?:(?:{one['modifiers']})[\s-]+)*(?P<group>{nouns})",
        "devices": f"(?:{data['memory']['devices']})",
        "fill": data["fill"],
        "systems": stated["systems"],
    }
    return {
        "groups": groups | {noun.lower(): name for noun, name in cjk.items()},
        "one": [_filled(each, {**words, "verbs": f"(?:{one['verbs']})"}) for each in one["before"]],
        **{key: one[key] for key in ("after", "subject_of_others")},
        "given": _filled(one["given"], words),
        "behind": _filled(one["behind"], words),
        "memory": [_filled(each, words) for each in data["memory"]["before"]],
        "memory_after": data["memory"]["after"],
        "memory_sure": data["memory"]["sure"],
        "product": data["product"]["before"],
        "cjk": one["cjk"].replace("{cjk}", "|".join(cjk)),
        "named": rf"\b(?P<group>{nouns})(?:e?s)?\b",
        "subject": _filled(one["subject"], words),
        "all": "|".join(data["all"]["before"]),
        "are_all": data["all"]["after"],
        "stated": [_filled(each, {**words, "verbs": f"(?:{stated['verbs']})"}) for each in stated["before"]],
        "plain": _filled(stated["plain"], words),
        **{key: stated[key] for key in _TOLD},
    }


def _filled(pattern: str, words: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: words.get(match[1], match[0]), pattern)


def whose(text: str, start: int, end: int) -> str:
    """The qualifier of what one of a group has: `each GPU holds 8 experts`, `16 nodes, each with 8 GPUs`."""
    book = roles()
    before = text[_sentence(text, start) : start]
    for pattern in book.one:
        if match := pattern.search(before):
            return book.groups[match["group"].lower()]
    if match := book.cjk.search(before):
        return book.groups[match[1].lower()]
    if match := book.given.match(text[end : end + 60]):
        return book.groups[match["group"].lower()]
    if book.after.match(text[end : end + 60]):
        named = list(book.named.finditer(before))
        return book.groups[named[-1]["group"].lower()] if named else "per_other"
    return ""


def meant_for(text: str, end: int) -> str:
    """The group that stands behind a value: `$16/hour for the node`."""
    match = roles().behind.match(text, end)
    return roles().groups[match["group"].lower()] if match is not None else ""


def subject(text: str, start: int) -> str:
    """The group of which the sentence speaks one by one: `On each GPU the weights take`; empty if of none."""
    book, before = roles(), text[_sentence(text, start) : start]
    if (match := book.subject.match(before)) is not None:
        return book.groups[match["group"].lower()]
    return "per_other" if book.subject_of_others.match(before) is not None else ""


def speaks_of_all(text: str, start: int, end: int) -> bool:
    """`all 64 GPUs`, `a total of 64 GPUs`, `8 nodes × 8 GPUs = 64 GPUs`, `64 GPUs are available`, `共 64 张卡`."""
    book = roles()
    return (
        book.all.search(text[max(0, start - 60) : start]) is not None
        or book.are_all.match(text[end : end + 40]) is not None
    )


def states(text: str, start: int, end: int, item: bool) -> bool:
    """Whether the text says of the whole deployment or model that it has so many; `item`: it is an item of a list."""
    book, at, last = roles(), _sentence(text, start), _END.search(text, end)
    sentence = text[at : last.start() if last else len(text)][:400]
    if book.part.match(text[end : end + 40]) or book.unless.search(sentence):
        return False
    before = text[at:start]
    first = _LEAD.fullmatch(before)
    if (first and item) or ((first or book.listed.match(before)) and book.alone.match(text[end : end + 80])):
        return True
    return book.labels.match(before) is not None or any(pattern.search(before) for pattern in book.stated)


def says_plainly(text: str, start: int, end: int) -> bool:
    """`There are 32 layers.`, `GQA with 8 KV heads per layer`: of what a model has only one number of."""
    book = roles()
    before = text[_sentence(text, start) : start]
    return book.plain.match(before) is not None and book.plain_end.match(text[end : end + 40]) is not None


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether an enumeration goes on from `start` to `end`: `88 layers and 96 heads`."""
    return end - start < 80 and roles().joined.match(text[start:end]) is not None


def of_a_device(text: str, start: int, end: int) -> bool:
    """Whether an amount of memory is what one device has: `each GPU has 80 GB of HBM`, `192 A100s with 40 GB each`."""
    book = roles()
    before, behind = text[_sentence(text, start) : start], text[end : end + 60]
    has, with_, *others = (pattern.search(before) is not None for pattern in book.memory)
    if with_ and book.memory_sure.match(behind):
        return True
    return (has or any(others)) and book.memory_after.match(behind) is not None


def product(text: str, start: int) -> int:
    """Where the name of a product begins that stands before a noun: `1,024 A100 GPUs`."""
    match = roles().product.search(text, max(0, start - 40), start)
    return match.start() if match is not None else start


def is_part(text: str, end: int) -> bool:
    return roles().part.match(text[end : end + 40]) is not None


def are_needed(text: str, end: int) -> bool:
    """Whether something has to be done with them: `a total of 13 layers have to be copied`."""
    return roles().needed.match(text[end : end + 40]) is not None


def of_part(text: str, start: int) -> bool:
    """Whether the sentence speaks of a part of the model: `The routed experts of a layer are 11B parameters`."""
    return roles().of_part.search(text, _sentence(text, start), start) is not None


def _sentence(text: str, start: int) -> int:
    """Where the sentence begins, or as far back as is looked."""
    low = max(0, start - _BACK)
    ends = [match.end() for match in _END.finditer(text, low, start)]
    return ends[-1] if ends else low
