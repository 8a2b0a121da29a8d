"""Tokens after a number -> scale and unit: `64 GB`, `450 tokens/s per GPU`, `30B`, `16-layer`, `GPU-hours`."""

from collections.abc import Sequence
from itertools import product

from docverify.claims.numbers.columns import heads_next
from docverify.claims.numbers.device_hours import device_hours
from docverify.claims.numbers.quantity import Measure
from docverify.claims.numbers.scale_reader import CURRENCY, LETTERS, scale, stands_behind
from docverify.claims.numbers.tokens import NUMBERS, Token
from docverify.claims.numbers.words import words
from docverify.patterns import listed
from docverify.rational import ten_to
from docverify.units import ONE, Unit, unit

_MOST_DENOMINATORS = 4
_NEVER_SPACED = frozenset({"d", "b", "S", "E", "h", "W", "J", "s", "B", "mo", "m"})
_PLAIN = (Measure(),)
_BEGINS = frozenset({"FOREIGN", "VERSION", "WORD", "CJK", "DASH", "SLASH", "CURRENCY"})  # a scale or a unit
_TOKENS = (("token", 1),)
_COMPUTES = NUMBERS | {"SLASH", "EQUAL", "APPROXIMATELY"}
_WORDS = 3  # letters of a noun that is none of a formula
_ROUND = frozenset({"1", "10", "100"})
_TIME = (("time", 1),)
_TIME_SQUARED = (("time", 2),)
_MILLIONS = Measure(ten_to(6))


def measured(tokens: Sequence[Token], at: int, currency: str) -> tuple[tuple[Measure, ...], int] | None:
    """The readings of scale and unit from token `at` on and the index after them; None for a glued name (`3D`)."""
    if not currency and (at >= len(tokens) or tokens[at].kind not in _BEGINS):
        return _PLAIN, at
    scales, at = ((_MILLIONS,), at + 1) if currency and _is_millions(tokens, at) else scale(tokens, at)
    units, end = _unit(tokens, at, glued_name=not scales)
    if scales and units == () and at < len(tokens) and tokens[at].text in listed("scaled_of"):
        units, end = _unit(tokens, at + 1, glued_name=False)  # `123 milliards de paramètres`
        end = end if units else at
    if units is None:
        return None
    if currency:
        units, end = _priced(unit(CURRENCY.get(currency, currency))[0], units, end, tokens, at)
    if not scales:
        measures = tuple(Measure(unit=u, choice=_choice(units)) for u in units) or _PLAIN
        apart = end == at + 1 and tokens[at].text == "B" and not tokens[at].glued
        return (*measures, *([Measure(ten_to(9), letter="B")] if apart else [])), end
    return _scaled(scales, units), end


def _is_millions(tokens: Sequence[Token], at: int) -> bool:
    """The `m` of `£2.1m`."""
    return at < len(tokens) and tokens[at].kind == "WORD" and tokens[at].text in ("m", "mn") and tokens[at].glued


def _priced(
    price: Unit, units: tuple[Unit, ...], end: int, tokens: Sequence[Token], at: int
) -> tuple[tuple[Unit, ...], int]:
    """`$2/hour` and `$2 per GPU-hour` divide; in `$40 GPUs` the noun is not part of the price."""
    below, end_below = _denominators(tokens, at, price)
    if end_below == at and at + 1 < len(tokens) and tokens[at].text in listed("indefinite"):  # `$16 an hour`
        per = unit(tokens[at + 1].text) if len(tokens[at + 1].text) > 1 else ()
        if per and per[0].dimensions == _TIME:
            return ((price / per[0],), at + 2)
    return ((below,), end_below) if end_below > at else ((price,), at)


def _choice(units: tuple[Unit, ...]) -> str:
    """FLOPS means one thing all over an equation; so does a folded `gb`."""
    return "usage:" + ",".join(name for name, _ in units[0].dimensions[:1]) if len(units) > 1 else ""


def _scaled(scales: tuple[Measure, ...], units: tuple[Unit, ...]) -> tuple[Measure, ...]:
    if not units:
        alone = len(scales) > 1
        return tuple(Measure(s.factor, s.unit, "", s.letter if not s.unit.dimensions and alone else "") for s in scales)
    return tuple(Measure(scales[0].factor, u, _choice(units), scales[0].letter) for u in units)


def _unit(tokens: Sequence[Token], at: int, glued_name: bool) -> tuple[tuple[Unit, ...] | None, int]:
    """Alternatives of the unit at `at`, its denominators included; () if there is none."""
    if at >= len(tokens):
        return (), at
    token = tokens[at]
    follows = tokens[at + 1] if at + 1 < len(tokens) else token
    if token.kind == "DASH" and token.glued and follows.kind == "WORD" and follows.glued:
        found = unit(follows.text)
        return (found, at + 2) if found else ((ONE,), at + 2)
    if token.kind == "SLASH" or (token.kind == "WORD" and token.text in words().per):
        below, end = _denominators(tokens, at, ONE)
        return ((below,), end) if end > at else ((), at)
    if token.kind == "CURRENCY" and stands_behind(tokens, at):
        below, end = _denominators(tokens, at + 1, unit(CURRENCY.get(token.text, token.text))[0])
        return ((below,), end) if not below.nouns and "information" not in dict(below.dimensions) else ((), at)
    if token.kind != "WORD":
        timed = device_hours(tokens, at)
        return ((timed[0],), timed[1]) if timed is not None else ((), at)
    if heads_next(tokens, at):
        return (), at
    if token.text in listed("token_kinds") and _is_token_rate(tokens, at + 1):
        return _unit(tokens, at + 1, False)
    found = () if token.glued and _symbol(tokens, at) else unit(token.text)
    if not found or (not token.glued and token.text in _NEVER_SPACED and not _ends_phrase(tokens, at)):
        return (None if token.glued and glued_name else (), at)
    found, end = _times_unit(tokens, at + 1, found)
    numerators = [(_denominators(tokens, end, u)) for u in found]
    return tuple(u for u, _ in numerators), numerators[0][1]


def _is_token_rate(tokens: Sequence[Token], at: int) -> bool:
    """The `tokens/s` of `output tokens/s`."""
    rate = at + 1 < len(tokens) and (tokens[at + 1].kind == "SLASH" or tokens[at + 1].text in words().per)
    return rate and any(each.nouns == _TOKENS for each in unit(tokens[at].text))


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """A single letter that stands apart is a unit only where nothing makes a formula of it."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or follows.kind not in ("WORD", "POWER", "SUPERSCRIPT"):
        return True
    return len(follows.text) > 1 and not follows.text.endswith("_")  # `3 h d_{ff}`


def _symbol(tokens: Sequence[Token], at: int) -> bool:
    r"""The `h` of `2h^2`, of `2h \cdot 1024` and of `T \ll 2h` is a letter of a formula, no hour."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].text not in _NEVER_SPACED:
        return False
    if at > 1 and tokens[at - 2].kind == "MUCH" and tokens[at - 2].text.startswith("\\"):
        return True
    return follows is not None and (
        follows.kind in ("POWER", "SUPERSCRIPT") or (follows.kind == "TIMES" and follows.text.startswith("\\"))
    )


def _times_unit(tokens: Sequence[Token], at: int, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], int]:
    """`GPU-hours`, `GPU hours`, `GPU·h`."""
    dash = at < len(tokens) and tokens[at].glued and (tokens[at].kind == "DASH" or tokens[at].text in "·⋅∙")
    follows = at + dash
    if follows < len(tokens) and tokens[follows].kind == "WORD" and (tokens[follows].glued or not dash):
        second = unit(tokens[follows].text)
        noun = units[0].nouns and not units[0].dimensions
        if second and (dash or (noun and second[0].dimensions and len(tokens[follows].text) > 1)):
            return tuple(a * b for a, b in product(units, second[:1])), follows + 1
    return units, at


def _denominators(tokens: Sequence[Token], at: int, above: Unit) -> tuple[Unit, int]:
    """`/s`, `/second/GPU`, `per layer per GPU`; an unknown noun after a slash divides nothing away."""
    limit = min(len(tokens), at + 2 * _MOST_DENOMINATORS)
    while at + 1 < limit:
        mark, noun = tokens[at], tokens[at + 1]
        slash = mark.kind == "SLASH" and ((mark.glued and noun.glued) or _apart(tokens, at))
        known = _many(tokens, at + 1) or device_hours(tokens, at + 1)
        if known is not None and (slash or mark.text in words().per):
            above, at = above / known[0], known[1]
            continue
        if not (slash or (mark.kind == "WORD" and (mark.text in words().per or _joins(tokens, at, above)))):
            break
        below = unit(noun.text) if noun.kind == "WORD" else ()
        if not below and not (noun.kind == "WORD" and slash and above is not ONE and len(noun.text) > 2):
            break
        whole, end = _times_unit(tokens, at + 2, below or (ONE,))
        rate = whole[0].dimensions == _TIME_SQUARED and below
        above, at = (_of_rate(above, below[0], whole[0] / below[0]) if rate else above / whole[0]), end
    return above, at


def _joins(tokens: Sequence[Token], at: int, above: Unit) -> bool:
    """The `and` of `$135 per kW and month`."""
    timed = tokens[at].text in listed("per_and") and (per := unit(tokens[at + 1].text)) and per[0].dimensions == _TIME
    return bool(timed) and any(power < 0 for _, power in (*above.dimensions, *above.nouns))


def _apart(tokens: Sequence[Token], at: int) -> bool:
    """`5.3 GB / sequence`, `8 / layer`, `5 / 层`; `96 layers / stages = 8` and `tokens / step / GPU` go on."""
    mark, noun = tokens[at], tokens[at + 1]
    short = noun.text.isascii() and len(noun.text) < _WORDS
    if mark.glued or noun.glued or noun.kind != "WORD" or short or noun.text.endswith("s"):
        return False
    follows = tokens[at + 2].kind if at + 2 < len(tokens) else ""
    return bool(unit(noun.text)) and follows not in _COMPUTES


def _of_rate(above: Unit, time: Unit, period: Unit) -> Unit:
    """`PFLOP/s-days` is the rate times the days, `$6/MB/s-month` a price for a month of the rate."""
    below = any(power < 0 for _, power in above.dimensions)
    return above * time / period if below else above / time * period


def _many(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The `1M tokens` of `$2 per 1M tokens`, the `million tokens` of `$2 per million tokens`, and the index behind."""
    number = tokens[at].kind == "INTEGER" and tokens[at].text in _ROUND
    place = at + number
    word = tokens[place].text if place + 1 < len(tokens) and tokens[place].kind in ("WORD", "CJK") else ""
    power = words().scales.get(word if word in LETTERS else word.lower())
    kind = power is not None and place + 2 < len(tokens) and tokens[place + 1].text in words().of_tokens
    noun = unit(tokens[place + 1 + kind].text) if power is not None else ()
    if power is None or not noun or (word in LETTERS and not number and noun[0].nouns != _TOKENS):
        return None
    count = int(tokens[at].text) if number else 1
    return Unit(count * ten_to(power)) * noun[0], place + 2 + kind
