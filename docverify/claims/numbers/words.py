"""rules/words.toml -> the words that numbers, relations and operations are written with."""

from typing import Any

from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple


class Decimals(NamedTuple):
    """How numbers are printed: behind a comma or a point, and what shows which of them."""

    comma: bool  # decimals stand behind a comma in every text, a point groups digits
    units: str  # a pattern: a number before one of these has decimals, and is no list
    fewest: int  # that show it of a text
    most_others: int  # of as many one may be printed the other way


class HanCounts(NamedTuple):
    """Chinese digits before what they count."""

    powers: dict[str, int]  # that digits before them are multiplied with
    nouns: frozenset[str]  # what is counted without a measure
    unless_before: tuple[str, ...]  # before digits that count nothing by themselves
    unless_behind: tuple[str, ...]  # behind what they count, which then is only spoken of
    part_of: str  # between the whole and the part of a share


class Denied(NamedTuple):
    """Words that turn a bound round: `cannot hold more than 96`."""

    words: frozenset[str]
    unless: frozenset[str]  # between them and the bound
    far: int


class Words(NamedTuple):
    """Lower-case words and phrases by what they mean; scales keep their case (`M` is not `m`)."""

    scales: dict[str, int]  # power of ten
    numbers: dict[str, int]
    parts: dict[str, int]  # `a third`: into how many a whole is split
    hedges: dict[str, str]  # phrase -> about, at_least, more, at_most, less
    denied: Denied
    relations: dict[str, str]  # phrase -> equals, gives, leaves
    operators: dict[str, str]  # phrase -> times, divided, plus, minus, of
    functions: frozenset[str]
    joints: frozenset[str]
    within: frozenset[str]  # joints that the words behind a term of a sum may hold
    loosely: frozenset[str]
    naming: frozenset[str]
    measures: frozenset[str]  # characters between a number and what it counts
    below: frozenset[str]  # units behind a slash, but not behind a number
    cued: dict[str, list[str]]  # such a unit -> words before the number that make it one
    times: frozenset[str]  # behind a number: that many times as much
    han: dict[str, int]  # digits
    tenths: frozenset[str]  # behind a number: so many tenths of a whole
    exact_tenths: frozenset[str]
    no_tenths: frozenset[str]  # behind such a word: it is another one
    han_counts: HanCounts
    of_tokens: frozenset[str]  # which ones: `per million output tokens`
    per: frozenset[str]  # behind a unit: the next one divides it
    decimals: Decimals
    special: frozenset[str]  # every word that may begin a number, an operation, a relation or a function


@worded()
def words() -> Words:
    table: dict[str, Any] = layered("words", dict)
    relations, operators = _by_phrase(table["relations"]), _by_phrase(table["operators"])
    functions = frozenset(table["functions"]["names"])
    return Words(
        table["scales"],
        table["numbers"],
        table["parts"],
        _by_phrase(table["hedges"]),
        _denied(table["denied"]),
        relations,
        operators,
        functions,
        frozenset(table["joints"]["words"]),
        frozenset(table["joints"]["within"]),
        frozenset(table["loosely"]["words"]),
        frozenset(table["naming"]["words"]),
        frozenset(table["measures"]["words"]),
        frozenset(table["below"]["words"]),
        table["cued"],
        frozenset(table["times"]["words"]),
        table["han"],
        *_tenths(table["tenths"]),
        _han_counts(table["han_powers"], table["han_counts"]),
        frozenset(table["per"]["of_tokens"]),
        frozenset(table["per"]["words"]),
        _decimals(table["digits"]),
        _starts(*relations, *operators, *functions, *table["numbers"]),
    )


def _starts(*phrases: str) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def _decimals(stated: dict[str, Any]) -> Decimals:
    return Decimals(stated["decimal_comma"], "|".join(stated["units"]), stated["fewest"], stated["most_others"])


def _tenths(stated: dict[str, Any]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return frozenset(stated["words"]), frozenset(stated["exact"]), frozenset(stated["unless"])


def _denied(stated: dict[str, Any]) -> Denied:
    return Denied(frozenset(stated["words"]), frozenset(stated["unless"]), stated["far"])


def _han_counts(powers: dict[str, int], stated: dict[str, Any]) -> HanCounts:
    unless = tuple(stated["unless_before"]), tuple(stated["unless_behind"])
    return HanCounts(powers, frozenset(stated["nouns"]), *unless, stated["part_of"])


def _by_phrase(meanings: dict[str, list[str]]) -> dict[str, str]:
    return {phrase: meaning for meaning, phrases in meanings.items() for phrase in phrases}
