"""Page -> bindings of a counted noun: `16 layers`, `64 experts per layer`, `4-way tensor parallelism`."""

import re
from collections.abc import Iterator
from functools import partial

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.classes import replace
from docverify.document.model import FlowKind
from docverify.facts.around import after, followed, is_change
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention
from docverify.facts.page import Binding, Page
from docverify.facts.phrases import LETTERS
from docverify.facts.products import as_counted, of_machine, past_product, so_many
from docverify.facts.roles import (
    are_needed,
    goes_on,
    is_part,
    of_part,
    product,
    says_plainly,
    speaks_of_all,
    states,
    whose,
)
from docverify.facts.values import fit, of_one, own
from docverify.facts.vocabulary import Name, vocabulary
from docverify.named import NamedTuple
from docverify.patterns import Worded, listed

_SCALE = re.compile(r"(?:(?:thousand|million|billion|trillion)\b|[KMBT+])?", re.IGNORECASE)
_BEFORE = re.compile(rf"[{LETTERS}]+")
_TIMES = re.compile(r"^\s*[x×]\s*(?=[A-Z]|\b)", re.IGNORECASE)
_WHOLE = frozenset({"total", "all", "available"})
_SHARED = frozenset({"params"})  # parts of a model have some
_OF_DEVICE = frozenset({"gpu_memory"})
_ARCHITECTURE = frozenset({"layers", "heads", "kv_heads"})  # a model has one number of them
_OWNED = frozenset({"count", "bytes"})
_MADE = re.compile(r"\d[\d.,]*[A-Za-z]*(?P<share>\s*[-+×x*/÷·]\s*[\d.,×x*/÷·+()A-Za-z\s-]*?)=\s*$")
_BACK, _AHEAD = 60, 12
_DIVIDED = re.compile(r"[/÷]")
_SPLIT = frozenset({"experts", "layers", "heads", "kv_heads", "params"})  # of a model: a division gives a share
_INSTANCES = frozenset({"experts"})  # what layers x experts makes are not those of a layer
_NOT_COUNTED = Worded(r"{not_counted}\s*$")
_OF_SO_MANY = Worded(r"{of_so_many}\s*$")  # `ten of the 40 layers per stage`
_HEADS_OF_EACH = Worded(r"{heads_of_each}")
_GROUPED = Worded(r"{grouped}\s*$")  # `groups of three query heads` are not those of the model


class _Said(NamedTuple):
    """What the text says of the things that it counted last, for an enumeration that goes on."""

    end: int = -1
    group: str = ""
    stated: bool = False


def counted(page: Page) -> Iterator[Binding]:
    """Every noun of the vocabulary that follows a number."""
    said = _Said()
    for mention in map(partial(as_counted, page), page.mentions.all):
        if not mention.phrase.counted or of_machine(page.text, mention):
            continue
        start = product(page.text, mention.start) if "gpus" in mention.phrase.counted else mention.start
        number = page.last_number(start)
        found = _bound(page, mention, number, start, said) if number is not None else None
        if found is not None:
            binding, said = found
            yield binding


def _bound(page: Page, mention: Mention, number: int, start: int, said: _Said) -> tuple[Binding, _Said] | None:
    """`start` is where the noun begins, with the name of a product in front of it: `1,024 A100 GPUs`."""
    quantity = _counting(page.passage.items[number], page.text, mention, start)
    measured = quantity.end if quantity.measure.unit.dimensions else quantity.number_end
    adjectives = _adjectives(page, min(measured, start), start)
    if adjectives is None or quantity.label or page.changes(number):
        return None
    end = past_product(page.text, mention)
    behind = after(page.text, page.mentions, end)
    names = [vocabulary().names[name] for name in mention.phrase.counted]
    fits = [(name, fitted) for name in names if (fitted := fit(name, quantity)) is not None]
    if len(fits) != 1 or not followed(page.text, behind.end, fits[0][0].words) or _of_others(page, number, fits[0][0]):
        return None
    if is_change(page.text, quantity):
        return None
    before = page.text[max(0, quantity.start - _AHEAD) : quantity.start]
    if _NOT_COUNTED.search(before) or (fits[0][0].name in _ARCHITECTURE and _GROUPED.search(before)):
        return None
    name, fitted = fits[0]
    qualifiers = adjectives | mention.phrase.extra | behind.qualifiers | fitted.qualifiers | name.default
    where = Printing(fitted.quantity, page.flow)
    more, told = _role(page, mention, name, where, qualifiers, said, behind.end)
    split = "_per_" in name.name or any(each.startswith("per_") for each in (qualifiers | more) - own(name))
    if split and _OF_SO_MANY.search(page.text, max(0, quantity.start - _AHEAD), quantity.start):
        return None
    return Binding(name.name, where, qualifiers | more, page.text[mention.start : mention.end], Notation.NOUN), told


def _of_others(page: Page, number: int, name: Name) -> bool:
    """Whether it is one of several sizes (`8B, 70B and 405B parameters`) or what is needed (`72B × 2 = 144GB 显存`)."""
    quantity = page.passage.items[number].quantity
    if quantity is None or name.name not in _SHARED | _OF_DEVICE:
        return False
    if name.name in _OF_DEVICE:
        made = _MADE.search(page.text, max(0, quantity.start - _BACK), quantity.start)
        return made is not None and _DIVIDED.search(made["share"]) is None
    before = next((item.quantity for item in reversed(page.passage.items[:number]) if item.quantity), None)
    if before is None or before.measure.factor != quantity.measure.factor or before.measure.unit.dimensions:
        return False
    return not page.text[before.number_end : before.end].strip(" BMT") and goes_on(
        page.text, before.end, quantity.start
    )


def _role(
    page: Page, mention: Mention, name: Name, where: Printing, qualifiers: frozenset[str], said: _Said, end: int
) -> tuple[frozenset[str], _Said]:
    """Whose they are, and whether they are all of them or only mentioned."""
    text, start = page.text, where.quantity.start
    made = _MADE.search(text, max(0, start - _BACK), start) if name.name in _SPLIT and "=" in text[:start] else None
    further = qualifiers - own(name)  # `each GPU holds 8 experts per layer`
    narrowed = "_per_" in name.name or any(each.startswith("per_") for each in further)
    going = said.end >= 0 and "total" not in qualifiers and goes_on(text, said.end, start)
    owned = name.unit in _OWNED and not narrowed
    group = _whose(text, start, end, made) or (_carried(said, text, start) if going else "") if owned else ""
    group = "" if group in of_one(name) else group  # `8 GPUs each on 64 GPUs`
    if owned and not group and name.name in _ARCHITECTURE and _HEADS_OF_EACH.match(text, end):
        group = "per_other"  # it may be of all, or of each as those behind it
    sure = not name.loose or mention.phrase.strong or bool(qualifiers & _WHOLE and not qualifiers & {"first", "spare"})
    alone = page.flow.item >= 0 or page.flow.kind is FlowKind.CELL
    same = vocabulary().renames.get(name.name, {}).get(group) == name.name  # `each layer has 96 heads`
    plainly = name.name in _ARCHITECTURE and (same or says_plainly(text, start, mention.end))
    stated = plainly or states(text, start, end, alone) or (going and said.stated and not is_part(text, end))
    more = {group} - {""}
    if made is not None and not group:
        more |= {"part"} if _DIVIDED.search(made["share"]) else {"per_other"} if name.name in _INSTANCES else set()
    renamed = group in vocabulary().renames.get(name.name, {})
    if not sure and (renamed or not group):
        some = name.name in _ARCHITECTURE and are_needed(text, end)
        if some or (name.name in _SHARED and of_part(text, start)):
            more |= {"mentioned", "part"}
        else:
            more |= {"all"} if speaks_of_all(text, start, end) else set() if stated else {"mentioned"}
    return frozenset(more), _Said(end, group, stated)


def _carried(said: _Said, text: str, start: int) -> str:
    """The group of what was counted before, but not in a bracket: `4 GPUs per replica (12 GPUs in total)`."""
    return "" if text[said.end : start].rstrip().endswith(("(", "（")) else said.group


def _whose(text: str, start: int, end: int, made: re.Match[str] | None) -> str:
    """Also of what is computed: `each GPU holds 256 / 32 = 8 experts`."""
    return whose(text, start, end) or (whose(text, made.start(), end) if made is not None else "")


def _counting(item: Item, text: str, mention: Mention, start: int) -> Quantity:
    """The number in front of a noun; in `8x H100` the sign is no ratio, in `10 query heads` the first word no unit."""
    assert item.quantity is not None
    quantity = item.quantity
    ratio = quantity.ratio and not text[quantity.end : start].strip()
    compound = mention.start < quantity.end < mention.end and not quantity.measure.unit.dimensions
    other = compound and not any(fit(vocabulary().names[name], quantity) for name in mention.phrase.counted)
    if ratio or (other and quantity.measure.factor == 1):
        return replace(quantity, ratio=False, unit_text="", end=quantity.number_end, measures=(Measure(),))
    return quantity


def _adjectives(page: Page, start: int, end: int) -> frozenset[str] | None:
    """The qualifiers between a number and its noun; None if an unknown word stands there."""
    if so_many(page.text, start, end):
        return frozenset()
    gap = _TIMES.sub(" ", page.text[start:end].lstrip().removeprefix("%"))
    if len(gap) > 40 or "\n" in gap:
        return None
    rest, found = gap, set[str]()
    for each in page.mentions.after(start, end):
        if each.phrase.qualifier:
            found.add(each.phrase.qualifier)
            rest = rest.replace(page.text[each.start : each.end], " ", 1)
    rest = _SCALE.sub("", rest.lstrip(" \u00a0-‑"), count=1) if rest.strip() else ""
    words = _BEFORE.findall(rest)
    if not all(map(_may_stand, rest)):
        return None
    neutral = vocabulary().neutral["before"]
    return frozenset(found) if all(word.lower() in neutral for word in words) else None


def _may_stand(char: str) -> bool:
    """Whether the character may be between a number and its noun: no mark, and of a Chinese word only a measure."""
    chinese = "\u3400" < char < "\ua000"
    return char in listed("measures") if chinese else char.isalnum() or char in " -\u00a0‑"
