"""Groups of settings -> pools: what is set for one thing, with the names by which a text may speak of it.

What is set nowhere otherwise holds for all of them: a file beside the command that reads it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from docverify.document.model import Document, Flow
from docverify.facts.code_groups import Placed, groups
from docverify.facts.frameworks import spelled
from docverify.judge.code.parity import above
from docverify.judge.launch.book import book
from docverify.judge.launch.key_tables import key_columns
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.source import Span

_ITEM = re.compile(r"^([ \t]*)(?:- )?[\"']?(?:name|groupName|role|id|label)[\"']?[ \t]*[:=][ \t]*[\"']?([\w-]+)", re.M)
_VALUE = re.compile(r"(?:mode|role|stage|name|type)[ =:]+([a-z][\w-]+)|#[ \t]*(\w[^\n]{0,40})")
_WORD = re.compile(r"[a-z][a-z0-9]{2,}")
_SHORT = 80  # characters of a label
_FEWEST = 2
_ENOUGH, _MANY = 3, 8  # settings; pools, of which it is not clear any more which is meant


class Pool(NamedTuple):
    settings: tuple[Placed, ...]
    names: frozenset[str]


def telling(document: Document, kept: Kept) -> tuple[Pool, ...]:
    """The pools; none where hardly anything is set, or too many things are."""
    found = pools(document, kept) if document.fences or document.tables else ()
    enough = sum(len(pool.settings) for pool in found) >= _ENOUGH and len(found) <= _MANY
    return found if enough else ()


def pools(document: Document, kept: Kept) -> tuple[Pool, ...]:
    fenced = [part for group in groups(document, kept) if group for part in _split(group)]
    columns = key_columns(document, {each.key for part in fenced for each in part}, kept)
    headers = {each.settings[0].printing.span: each.header for each in columns}
    found = [*fenced, *(each.settings for each in columns)]
    apart = [any(_differ(each, other) for other in found if other is not each) for each in found]
    shared = tuple(p for each, own in zip(found, apart, strict=True) if not own for p in each)
    own = [each for each, differs in zip(found, apart, strict=True) if differs]
    if not own:
        return (Pool(_once(shared), frozenset()),) if shared else ()
    labels = [_names(each, [o for o in found if o is not each]) for each in own]
    leads = [_lead(each, headers, document) for each in own]
    return tuple(
        Pool(_once((*each, *shared)), _own(labels, at) | (_own(leads, at) - frozenset().union(*labels)))
        for at, each in enumerate(own)
    )


def _own(words: Sequence[frozenset[str]], at: int) -> frozenset[str]:
    """Those of one that no other has."""
    return words[at] - frozenset().union(*(each for other, each in enumerate(words) if other != at))


def _once(settings: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple({each.printing.span: each for each in settings}.values())


def _differ(one: Sequence[Placed], other: Sequence[Placed]) -> bool:
    """Whether both set a key, and otherwise."""
    first = {each.key: each.setting.value for each in one}
    shared = {each.printing.span for each in one}
    return any(
        each.key in first and first[each.key] != each.setting.value
        for each in other
        if each.printing.span not in shared
    )


def _split(group: Sequence[Placed]) -> list[tuple[Placed, ...]]:
    """The named items of a list, or what stands below different keys, where they set one key otherwise."""
    for places in (_items(group), _held(group)):
        parts = defaultdict[object, list[Placed]](list)
        for each, place in zip(group, places, strict=False):
            parts[place].append(each)
        found = [tuple(each) for each in parts.values()]
        if len(found) > 1 and any(_differ(a, b) for a in found for b in found if a is not b):
            return found
    return [tuple(group)]


def _items(group: Sequence[Placed]) -> list[int]:
    """For each setting the number of the named item that it stands in; 0 for none."""
    flow = group[0].printing.flow
    marks = [match for match in _ITEM.finditer(flow.text) if match[0].lstrip().startswith("- ")]
    depth = next((m[1] for m in marks if sum(n[1] == m[1] for n in marks) >= _FEWEST), None)
    starts = [match.start() for match in marks if match[1] == depth]
    return [sum(start <= each.printing.quantity.start for start in starts) for each in group]


def _held(group: Sequence[Placed]) -> list[str]:
    """For each setting the key below which it stands apart from others of its name; empty for what is of all."""
    keyed = defaultdict[str, list[Placed]](list)
    for each in group:
        keyed[each.key].append(each)
    pairs = (each for each in keyed.values() if len(each) == _FEWEST)
    depths = Counter(depth for a, b in pairs if (depth := _shared(a.holders, b.holders)) >= 0)
    depth, times = depths.most_common(1)[0] if depths else (0, 0)
    if times < _FEWEST:
        return []
    return [each.holders[depth] if len(each.holders) > depth else "" for each in group]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many keys hold both; -1 if none holds only one, or what does is of one thing: its limits and its requests."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    if shared >= min(len(one), len(other)) or {one[shared], other[shared]} <= book().of_one:
        return -1
    return shared


def _names(settings: Sequence[Placed], others: Iterable[Sequence[Placed]]) -> frozenset[str]:
    """Words of its holders and of the names set in it, or before it, behind what is set for another."""
    flow = settings[0].printing.flow
    starts = [each.printing.quantity.start for each in settings]
    before = (o.printing.quantity.end for each in others for o in each if o.printing.flow is flow)
    low = max((end for end in before if end <= min(starts)), default=0)
    named = [match[2] for match in _ITEM.finditer(flow.text, low, max(starts))]
    held = [part for each in settings for part in each.holders]
    return _words(" ".join([*named, *held, *_values(flow, low, max(starts))]))


def _lead(settings: Sequence[Placed], headers: Mapping[Span, str], document: Document) -> frozenset[str]:
    """Words of its heading, and of the line above it if that leads to it; of its column's header."""
    if (header := headers.get(settings[0].printing.span)) is not None:
        return _words(header)
    title, _, line = above(settings[0].printing.flow, document).partition("\n")
    return _words(f"{title} {line}" if len(line) < _SHORT and line.rstrip().endswith((":", "：")) else title)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.replace("_", " ").replace("-", " ").lower()))


def _values(flow: Flow, low: int, high: int) -> Iterator[str]:
    """What a command names: `--mode prefill`; and comments."""
    for match in _VALUE.finditer(flow.text, low, high):
        yield match[1] or match[2]


def key_of(placed: Placed) -> str:
    return spelled(placed.setting.key)
