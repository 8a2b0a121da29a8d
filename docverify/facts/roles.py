"""Text around a counted noun -> whose the things are, and whether all of them are meant: rules/counting.toml."""

import re

from docverify.facts.role_book import roles
from docverify.patterns import listed

_BACK = 140  # characters of a sentence that are looked at
_END = re.compile(r"(?<=[.!?])\s|[。！？；;\n]")
_RUN_IN = re.compile(r"[^.:;\d\n]{3,40}[.:](?=\s)")
_LEAD = re.compile(r"[\s*_`~≈(（·•-]*")


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
    return "per_other" if book.numbered.match(before) is not None else of_each(text, start)


def of_each(text: str, start: int) -> str:
    """The group of the sentence before, where one begins with `Each`: `We use 64 GPUs. Each draws 700 W`."""
    at = max(text.rfind(each, 0, start) for each in listed("each_begins"))
    if at < 0 or roles().again.fullmatch(text, at, start) is None:
        return ""
    named = list(roles().named.finditer(text, max(0, at - _BACK), at))
    return roles().groups[named[-1]["group"].lower()] if named else ""


def meant_for(text: str, end: int) -> str:
    """The group that stands behind a value: `$16/hour for the node`."""
    match = roles().behind.match(text, end)
    return roles().groups[match["group"].lower()] if match is not None else ""


def subject(text: str, start: int) -> str:
    """The group of which the sentence speaks one by one: `On each GPU the weights take`; empty if of none."""
    book, before = roles(), text[_sentence(text, start) : start]
    if (match := book.subject.match(before)) is not None:
        return book.groups[match["group"].lower()]
    if (match := book.cjk.search(before)) is not None:
        return book.groups[match[1].lower()]
    return "per_other" if book.subject_of_others.match(before) is not None else of_each(text, start)


def speaks_of_all(text: str, start: int, end: int) -> bool:
    """`all 64 GPUs`, `a total of 64 GPUs`, `8 nodes × 8 GPUs = 64 GPUs`, `64 GPUs are available`, `共 64 张卡`."""
    book = roles()
    return (
        book.all.search(text[max(0, start - 60) : start]) is not None
        or book.are_all.match(text[end : end + 40]) is not None
    )


def of_some(text: str, start: int, end: int) -> bool:
    """Whether they are a part, or stand in a sentence that is no plain statement about what there is."""
    at, last = _sentence(text, start), _END.search(text, end)
    sentence = text[at : last.start() if last else len(text)][:400]
    return is_part(text, end) or roles().unless.search(sentence) is not None


def states(text: str, start: int, end: int, item: bool) -> bool:
    """Whether the text says of the whole deployment or model that it has so many; `item`: it is an item of a list."""
    if of_some(text, start, end):
        return False
    book, before = roles(), text[_sentence(text, start) : start]
    first = _LEAD.fullmatch(before)
    if (item and (first or book.items.match(before))) or (
        (first or book.listed.match(before)) and book.alone.match(text[end : end + 80])
    ):
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
    """Whether the sentence speaks of a part of the model: `The routed experts of a layer are 11B parameters`.

    So may the words that a paragraph begins with: `One expert. Its matrices have 34M parameters`.
    """
    named, ahead = roles().of_part, _RUN_IN.match(text)
    return named.search(text, _sentence(text, start), start) is not None or (
        ahead is not None and named.search(ahead[0]) is not None
    )


def _sentence(text: str, start: int) -> int:
    """Where the sentence begins, or as far back as is looked."""
    low = max(0, start - _BACK)
    ends = [match.end() for match in _END.finditer(text, low, start)]
    return ends[-1] if ends else low
