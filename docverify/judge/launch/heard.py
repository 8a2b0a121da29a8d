"""Numbers of a text x the ledger of its settings -> mentions: what each is, and whether the settings say so too."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import log, prod
from typing import Protocol

from docverify.claims.numbers.quantity import BOUNDS, Hedge
from docverify.document.model import FlowKind
from docverify.judge.launch.book import Role, book
from docverify.judge.launch.pools import Pool
from docverify.judge.launch.worth import Ledger, Worth
from docverify.judge.plans.numbers import Said
from docverify.named import NamedTuple
from docverify.patterns import Worded

_ABOUT, _EXACT = 0.06, 1e-6
_BINARY = {"k": 1.024, "K": 1.024, "M": 1.048576, "G": 1.073741824}
_POWERS = tuple(1.024**power for power in range(1, 5))
_FACTOR = 100
_NEAR = 32  # characters
_SEVERAL = 4  # times as many may be those of several
_OPERAND = re.compile(r"(?:[×x*/+÷·]|\s[-−–])\s*#|#[kmb]?\s*(?:[a-z]+\s){0,3}(?:[×*+÷·]|/\s*\d|/\s|x\s|mod\s)")
_HELD = Worded(r"[^\W\d][\w-]* {held_by} $")
_COMPUTED = re.compile(r"[×*/+÷·][^#]*[=≈→]\s*#")
_DIGITS = re.compile(r"(?<![\w.])\d[\d,_]*(?:\.\d+)?")
_PRODUCT = re.compile(r"((?:\d[\d,_.]*[ \w-]{0,16}?\s?[×x*]\s?)+\d[\d,_.]*)[ \w-]{0,12}[=≈→]\s*$")


class Spoken(Protocol):
    """A number with what it ought to be."""

    @property
    def said(self) -> Said: ...
    @property
    def worth(self) -> Worth: ...


class Mention(NamedTuple):
    said: Said
    role: Role
    worth: Worth  # that it is, or the nearest
    agrees: bool
    alone: bool  # whether the role is worth one value only
    pools: tuple[int, ...]


def mentions(numbers: Iterable[Sequence[Said]], ledger: Ledger) -> Iterator[Mention]:
    roles = book().roles
    known = [role for role in roles.values() if role.ways and ledger.of(role, ()) and _has(ledger, role)]
    unset = [role for role in roles.values() if role.ways and not role.wide and not ledger.of(role, ())]
    if not known:
        return
    for together in numbers:
        for said in together:
            forms = _forms(said)
            fitting = [role for role in known if role.fits(said, forms)]
            plain = [role for role in fitting if not role.wide]
            found = _mention(said, plain or fitting, ledger) if fitting else None
            if found is not None and not (found.role.wide and any(role.fits(said, forms) for role in unset)):
                yield found


def _forms(said: Said) -> tuple[str, ...]:
    """Its own words, behind what it is of: `2 nodes of #`; in a table also as a sentence would say them:
    `nodes | prefill | #` is `# nodes`, `nodes: #`."""
    if said.printing.flow.kind is not FlowKind.CELL:
        start, before = said.printing.quantity.start, said.own.index("#")
        held = _HELD.search(said.printing.flow.text, max(0, start - _NEAR), start)
        cut = held is not None and before < len(held[0])
        return (said.own, f"{held[0].lower()}{said.own[before:]}") if held is not None and cut else (said.own,)
    *names, cell = said.own.split(" | ")
    return (said.own, *(form for name in names if name for form in (f"{cell} {name}", f"{name}: {cell}")))


def _has(ledger: Ledger, role: Role) -> bool:
    return not role.needs or any(each.sure for each in ledger.of(book().roles[role.needs], ()))


def _mention(said: Said, roles: Sequence[Role], ledger: Ledger) -> Mention | None:
    quantity = said.printing.quantity
    if quantity.upper is not None or _OPERAND.search(said.own) is not None or said.value == len(ledger.pools) > 1:
        return None
    among, by_text = named(said, ledger.pools)
    for role in roles:
        values = ledger.of(role, among)
        alike = [each for each in values if same(said, each)]
        if alike:
            return Mention(said, role, alike[0], True, len(values) == 1, among)
        if not by_text and among and any(same(said, each) for each in ledger.of(role, ())):
            return None  # what another one has, which a heading does not rule out
    if _COMPUTED.search(said.own) is not None and not _comes_to(said):
        return None
    for role in roles:
        sure = [each for each in ledger.of(role, among) if each.sure]
        bound = quantity.hedge in BOUNDS and not (role.most and quantity.hedge is Hedge.AT_MOST)
        if sure and not bound and not (role.wide and quantity.spelled):
            nearest = min(sure, key=lambda each: abs(log(each.amount / _amount(said))))
            if len(nearest.placed) > 1 and len(ledger.pools) > 1 and not among and not role.summed:
                continue  # nobody says of which it would be
            if role.lone and _amount(said) >= _SEVERAL * nearest.amount and ledger.makes(_amount(said)):
                continue
            return Mention(said, role, nearest, False, len(sure) == 1, among)
    return None


def _comes_to(said: Said) -> bool:
    """Whether the product in front of it is it: what is computed rightly is stated."""
    product = _PRODUCT.search(said.printing.flow.text, 0, said.printing.quantity.start)
    if product is None:
        return False
    factors = [float(each.replace(",", "").replace("_", "")) for each in _DIGITS.findall(product[1])]
    return abs(prod(factors) / said.value - 1) < _ABOUT


def _amount(said: Said) -> float:
    quantity = said.printing.quantity
    return said.value / _FACTOR if quantity.percent and quantity.measure.factor == 1 else said.value


def same(said: Said, worth: Worth) -> bool:
    quantity, amount = said.printing.quantity, _amount(said)
    ulp = float(quantity.printed.ulp) or 10.0 ** -len(quantity.printed.text.partition(".")[2])
    rough = 0.51 * ulp / float(quantity.printed.value) if not quantity.printed.whole or quantity.unit_text else 0.0
    rough = _ABOUT if quantity.hedge is Hedge.ABOUT else max(rough, _EXACT)
    scales = [1.0, _BINARY.get(quantity.measure.letter, 1.0)]
    if said.kind == "bytes":
        scales += [*_POWERS, *(1 / power for power in _POWERS)]
    return any(abs(amount * scale / worth.amount - 1) <= rough for scale in scales)


def named(said: Said, pools: Sequence[Pool]) -> tuple[tuple[int, ...], bool]:
    """The pools that the words around a number name – its own, those before it, those of headings –, and whether its
    paragraph does."""
    if len(pools) < 2 or book().whole.search(_lead(said)) is not None:
        return (), True
    flow, quantity = said.printing.flow, said.printing.quantity
    before = flow.text[: quantity.start].lower()
    places = [_last(pool, before) for pool in pools]
    last = max(places)
    if last >= 0:
        return tuple(at for at, place in enumerate(places) if place == last), True
    for words, near in ((said.own, True), (said.near, True), (said.about.partition(" | ")[0], False)):
        found = tuple(at for at, pool in enumerate(pools) if _last(pool, words) >= 0)
        if len(found) == 1:
            return found, near
    return (), True


def _lead(said: Said) -> str:
    """The sentence up to a number, and its own words."""
    text = said.printing.flow.text[: said.printing.quantity.start].lower()
    return f"{text[text.rfind('. ') + 1 :]} | {said.own}"


def _last(pool: Pool, text: str) -> int:
    """Where a name of it begins a word last; -1 if none does."""
    last = -1
    for name in pool.names:
        place = text.rfind(name)
        while place > 0 and text[place - 1].isalnum():
            place = text.rfind(name, 0, place)
        last = max(last, place)
    return last
