"""A label -> the things that its value is of, with their number, and the rest of its words: `Weights, all 8 GPUs`.

The number is 0 where it is of all there are, `Weights, all GPUs`; then nothing may name them, `Requests of the fleet`.
"""

from docverify.claims.numbers.words import words
from docverify.claims.tables.makeup import things
from docverify.named import NamedTuple
from docverify.patterns import Worded

_ONE = Worded(r"(?:\b{label_of}\s)?\b{one_thing}\s(?=[^\W\d_])|\b{label_of}\s{indefinite}\s(?=[^\W\d_])")
_AHEAD = r"[,，:(（]?\s*(?:\b(?:{every_of}|{label_of}|{definite})\s)*"
_FORMS = (
    Worded(_AHEAD + r"\b(?P<many>\d[\d,]{0,8}|[a-z]+)\s(?:[a-z-]+\s)?(?P<of>[a-z]+s)\b[)）]?"),
    Worded(r"[,，:(（]?\s*{sums_ahead}?(?P<many>\d{1,6})\s?{counters}?(?P<of>{counted_nouns}|{bare_measures})[)）]?"),
    Worded(r"[,，:(（]?\s*\b{every_of}\s(?:{definite}\s)?(?P<of>[a-z]+s)\b[)）]?"),
    Worded(_AHEAD + r"\b{site_of}\b[)）]?|{site_sign}"),
)


class Counted(NamedTuple):
    thing: str
    number: int
    rest: str


def of_one(label: str) -> str:
    """The label with `per` before what it is of one of: `Experts of one layer`, `A single node`."""
    return _ONE.sub("per ", label)


def counted(label: str) -> Counted | None:
    low = label.lower()
    for form in _FORMS:
        for match in form.finditer(low):
            said = match.groupdict()
            number = _number(said["many"]) if "many" in said else 0
            if number != 1:
                thing = next((name for name, _ in things(said.get("of", ""))), "")
                return Counted(thing, number, f"{low[: match.start()]} {low[match.end() :]}".strip())
    return None


def _number(text: str) -> int:
    """1 for a word that is no number."""
    plain = text.replace(",", "")
    return int(plain) if plain.isdigit() else words().numbers.get(plain, 1)
