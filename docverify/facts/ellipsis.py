"""Bindings -> the values behind them that leave the name out: `140 GB, or 35 GB per GPU`, `64 (8 per node)`."""

from collections.abc import Iterable, Iterator

from docverify.claims.equation import Printing
from docverify.facts.around import after, followed
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_GAP = Worded(
    r"\s*(?:[(（](?:[^()（）\d]{0,16}|BF16|FP16|FP8|INT8|INT4)[)）]|in (?:BF16|FP16|FP8))?\s*[,(（;，；=≈–—/]?\s*"
    r"{that_is}?\s*(?:{ahead_per_gpu}|{ahead_per_node})?\s*{nearly}?\s*[$€£¥]?"
)
_AHEAD = {"per_gpu": Worded(r"{ahead_per_gpu}"), "per_node": Worded(r"{ahead_per_node}")}
_FAR = 40
_PERIODS = frozenset({"per_hour", "per_day", "per_week", "per_month", "per_year"})
_OF_GROUP = {("nodes", "per_node"): "gpus", ("replicas", "per_replica"): "gpus"}  # `32 nodes, 8 per node`


def elliptic(page: Page, found: Iterable[Binding]) -> Iterator[Binding]:
    """All bindings, and those that follow one of them."""
    bindings = list(found)
    taken = {each.printing.quantity.start for each in bindings if each.name not in ("gpus",)}
    for binding in bindings:
        yield binding
        more = _following(page, binding) if binding.notation is not Notation.WORD else None
        if more is not None and more.printing.quantity.start not in taken:
            yield more


def _following(page: Page, binding: Binding) -> Binding | None:
    """The next number, if it says for one of something what the binding says of all."""
    quantity = binding.printing.quantity
    per = {each for each in binding.qualifiers if each.startswith("per_")}
    if per - _PERIODS - {"per_gpu"} or binding.printing.flow is not page.flow:
        return None
    number = page.next_number(max(quantity.end, quantity.number_end))
    item = page.passage.items[number] if number is not None else None
    if item is None or item.quantity is None or item.start - quantity.end > _FAR:
        return None
    end = after(page.text, page.mentions, quantity.end).end
    end = _past_noun(page, end)
    gap = _GAP.fullmatch(page.text, end, item.start)
    name = vocabulary().names[binding.name]
    fitted = fit(name, item.quantity)
    if gap is None or fitted is None or item.quantity.label or page.operator_after(number or 0):
        return None
    behind = after(page.text, page.mentions, item.quantity.end)
    own = {each for each in fitted.qualifiers | behind.qualifiers if each.startswith("per_")}
    own |= {group for group, words in _AHEAD.items() if words.search(gap.group())}
    if "per_gpu" in per:
        total = "total" in behind.qualifiers and not own and followed(page.text, behind.end, name.words)
        return _of(binding, Printing(fitted.quantity, page.flow), binding.qualifiers - per, "total") if total else None
    single = len(own) == 1 and "per_other" not in own and (not per or own <= _PERIODS)
    if not single or not followed(page.text, behind.end, name.words):
        return None
    kept = (binding.qualifiers - {"total", "all", "mentioned"} - per) | behind.qualifiers | fitted.qualifiers
    return _of(binding, Printing(fitted.quantity, page.flow), kept - own, own.pop())


def _of(binding: Binding, printing: Printing, kept: frozenset[str], one: str) -> Binding:
    """The value that follows, of what `one` says."""
    period = _of_period(binding.name, one)
    return Binding(
        period or _OF_GROUP.get((binding.name, one), binding.name),
        printing,
        kept if period else kept | {one},
        binding.words,
        Notation.NOUN if vocabulary().names[binding.name].loose else binding.notation,
        binding.alternatives,
    )


def _of_period(name: str, period: str) -> str:
    """`21.9 minutes of downtime a month, or 4.4 hours a year`: the names say which."""
    plain, _, said = name.partition("_per_")
    other = f"{plain}_{period}"
    return other if f"per_{said}" in _PERIODS and other in vocabulary().names else ""


def _past_noun(page: Page, end: int) -> int:
    """Behind the counted noun, where the value has one that is no unit."""
    at = end
    while at < len(page.text) and page.text[at] == " ":
        at += 1
    mention = page.mentions.starting_at(at)
    return mention.end if mention is not None and mention.phrase.counted else end
