"""A key's number -> the value that the key has: the number itself, or the result of the equation that it begins."""

import re

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import OPERATORS
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.facts.around import after, followed
from docverify.facts.mentions import Mention
from docverify.facts.named_units import base_unit, is_symbol, likelier, own_unit
from docverify.facts.page import Page
from docverify.facts.values import Fit, as_called, fit, hourly
from docverify.facts.vocabulary import Name, vocabulary

_THINGS = re.compile(r"\s+([A-Za-z\d]+)")
_GIVEN = frozenset({"layers", "hidden", "experts", "vocab"})  # are given: no division results in one of them


def stated(
    page: Page, number: int, mention: Mention, qualifiers: frozenset[str], unit: Quantity | None
) -> tuple[Name, Fit, Printing] | None:
    """The name that fits the value, if exactly one of the phrase's names does."""
    if mention.phrase.lead and _counts_others(page, number, mention):
        return None
    found = []
    words = "" if mention.phrase.lead else mention.text  # `at $2 per GPU-hour costs $1,500`
    for key in mention.phrase.key:
        name = vocabulary().names[key]
        if name.unit == "count" and not name.per and _is_divided(page, number, mention, key in _GIVEN):
            continue
        value = _value(page, number, name, qualifiers, unit or own_unit(name, mention.text), words)
        if value is not None:
            fitted, where = value
            said = as_called(name, mention.text, where.text, fitted.quantity)
            found.append((name, fitted._replace(quantity=said), replace(where, quantity=said)))
    if len(found) > 1:
        found = [found[at] for at in likelier([(name, fitted.quantity) for name, fitted, _ in found])]
    if len(found) > 1:  # `24B` are parameters before they are bytes
        first = page.passage.items[number].quantity
        found = [each for each in found if first is not None and each[1].quantity.measure == first.measure]
    return found[0] if len(found) == 1 else None


def _counts_others(page: Page, number: int, mention: Mention) -> bool:
    """`trained on 512 80GB cards`: no tokens, but whatever comes behind a number without a scale."""
    names = [vocabulary().names[key] for key in mention.phrase.key]
    if not any("token" in name.nouns for name in names):
        return False
    quantity = page.passage.items[number].quantity
    assert quantity is not None
    plain = quantity.bare and not quantity.measure.letter and quantity.measure.factor == 1
    things = _THINGS.match(page.text, quantity.end) if plain else None
    return things is not None and not any(things[1].lower() in name.words for name in names)


def _is_divided(page: Page, number: int, mention: Mention, given: bool) -> bool:
    """`Hidden 6144 / 48 heads = 128`, `Layers: 64 / 4 stages = 16`: what is divided has the name, not the result."""
    items = page.passage.items
    apart = page.text[mention.end : items[number].start].strip()
    if (apart and not given) or not page.operator_after(number):
        return False
    return next((item.kind for item in items[number + 1 :] if item.kind in OPERATORS), "") == "DIVIDE"


def _value(
    page: Page, number: int, name: Name, qualifiers: frozenset[str], unit: Quantity | None, words: str
) -> tuple[Fit, Printing] | None:
    item = page.passage.items[number]
    quantity = item.quantity
    assert quantity is not None
    if page.changes(number) and _is_new(page, number, name):
        return None
    if page.operator_after(number) and not page.of_tokens(number):
        return _result(page, number, name, qualifiers, unit)
    unit = unit or base_unit(name, words, quantity.printed.value * quantity.measure.factor)
    quantity = hourly(name, words, _measured(quantity, None if is_symbol(name, unit) else unit))
    fitted = fit(name, quantity)
    if fitted is None and name.unit == "bytes" and (concluded := _concluded(page, number)) is not None:
        quantity = concluded
        fitted = fit(name, quantity)
    if fitted is None or not _alone(page, quantity, name) or of_one_value(fitted.quantity, name):
        return None
    behind = after(page.text, page.mentions, quantity.end)
    fitted = Fit(fitted.quantity, fitted.qualifiers | behind.qualifiers)
    return fitted, Printing(fitted.quantity, page.flow)


def _is_new(page: Page, number: int, name: Name) -> bool:
    """Whether what an arrow leads to may be a value of the name: `EP: 16 → 8 experts per GPU` is none."""
    new = page.new_value(number)
    return new is None or fit(name, new) is not None


def _measured(quantity: Quantity, unit: Quantity | None) -> Quantity:
    """A bare value in the unit that its name gives; `GPU hours: 1.12M` has a scale besides."""
    scaled = unit is not None and not quantity.bare and _is_scaled(quantity)
    if unit is None or not (quantity.bare or scaled):
        return quantity
    scale = quantity.measure.factor if scaled else 1
    measures = tuple(replace(each, factor=each.factor * scale) for each in unit.measures) if scaled else unit.measures
    return replace(quantity, measures=measures, percent=unit.percent, currency=unit.currency)


def _is_scaled(quantity: Quantity) -> bool:
    """Whether a number of thousands, millions and the like has no unit."""
    measure, signs = quantity.measure, quantity.percent or quantity.ratio or quantity.currency
    return not signs and measure.factor > 1 and not measure.unit.dimensions and not measure.unit.nouns


def _concluded(page: Page, number: int) -> Quantity | None:
    """`Weights: 30B parameters over 128 GPUs = 469 MB per GPU`: the amount that the words come to."""
    items = page.passage.items
    if next((item.kind for item in reversed(items[:number]) if item.kind != "WORD"), "") == "PLUS":
        return None  # `weights 1.8 + activations 32 = 33.8 GB`
    rest = items[number + 1 :]
    end = next((at for at, item in enumerate(rest) if item.kind in ("BREAK", "LINE")), len(rest))
    signs = [at for at, item in enumerate(rest[:end]) if item.kind == "REL"]
    if len(signs) != 1 or signs[0] + 1 >= end or any(item.kind in OPERATORS for item in rest[: signs[0]]):
        return None
    return rest[signs[0] + 1].quantity


def of_one_value(quantity: Quantity, name: Name) -> bool:
    """`Weights: 2 bytes` is the size of one of them."""
    measure = quantity.measure
    plain = measure.unit.factor in _PLAIN and measure.factor == 1
    if name.name.endswith("_memory") and quantity.unit_text.strip() == "B":
        return plain  # `Model size: 70B` is no amount of memory
    few = plain and quantity.printed.value < _FEW_BYTES
    return few and (name.name.endswith("_memory") or (name.unit == "bytes" and quantity.unit_text.strip() == "B"))


def _alone(page: Page, quantity: Quantity, name: Name) -> bool:
    """Whether no noun behind the number says that something else is counted."""
    if not (quantity.bare or name.unit == "count"):
        return True
    behind = after(page.text, page.mentions, quantity.end)
    nouns = page.mentions.after(quantity.number_end, quantity.end + 40)
    noun = next((each for each in nouns if _counts(each)), None)
    if noun is not None and not page.text[quantity.number_end : noun.start].strip(" -KMBTk"):
        return name.name in noun.phrase.counted or _renamed(name.name, noun)
    return followed(page.text, behind.end, name.words | frozenset(_ENDS))


def _counts(mention: Mention) -> bool:
    return any(vocabulary().names[each].unit == "count" for each in mention.phrase.counted)


_OF_OTHERS = ("phrase", "total")  # of the sentence, of all lines
_FEW_BYTES = 100
_PLAIN = (1, 8)  # bits, bytes
_ENDS = ("experts", "model", "total", "modules", "transformer")


def _renamed(name: str, noun: Mention) -> bool:
    """`Experts per GPU: 8 experts` and `Total experts: 64 experts per layer` count the same things."""
    nouns = vocabulary().names[name].nouns
    return any(vocabulary().names[each].nouns & nouns for each in noun.phrase.counted)


def _result(
    page: Page, number: int, name: Name, qualifiers: frozenset[str], unit: Quantity | None
) -> tuple[Fit, Printing] | None:
    """The result of the equation that begins with the number, unless an operand already counts what is named."""
    at = page.passage.items[number].start
    for equation in page.equations:
        result = equation.result
        if result is None or result.quantity.start <= at or equation.form in _OF_OTHERS:
            continue
        places = [each for each in equation.printings if each.flow is page.flow]
        if not any(each.quantity.start == at for each in places) or result.flow is not page.flow:
            continue
        counted = {noun for each in places if each.quantity is not result.quantity for noun in _nouns(each.quantity)}
        if name.unit == "count" and counted & name.nouns and "total" not in qualifiers:
            return None
        if result.quantity.bare and page.passage.items[number + 1].kind == "TIMES" and _is_of_each(counted, name):
            return None
        fitted = fit(name, _measured(result.quantity, unit))
        if fitted is None or of_one_value(fitted.quantity, name):
            return None
        return fitted, Printing(fitted.quantity, page.flow)
    return None


def _is_of_each(counted: set[str], name: Name) -> bool:
    """`Servers: 5 × 8 accelerators = 40`: what each of them has, so many times."""
    return any(each.nouns & counted and name.nouns.intersection(each.per) for each in vocabulary().names.values())


def _nouns(quantity: Quantity) -> set[str]:
    return {noun for noun, power in quantity.measure.unit.nouns if power > 0}
