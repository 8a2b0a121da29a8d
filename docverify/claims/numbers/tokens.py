"""Flow text -> tokens, by the terminals of grammars/lexicon.lark."""

import re

from docverify.claims.numbers.decimals import comma, in_doubt, mixed
from docverify.claims.numbers.items import Item
from docverify.compiled import compiled
from docverify.language import worded
from docverify.shipped import shipped

NUMBERS = frozenset({"GROUPED", "DECIMAL", "INTEGER", "VULGAR", "FULLWIDTH", "HAN_DIGIT", "HAN_SHARE"})
OPAQUE = frozenset(
    {"URL", "PATH", "DATE", "MONTH_DATE", "CLOCK", "VERSION", "HEX", "REFERENCE", "FOREIGN", "GLUED", "COMMA_DECIMAL"}
)
SKIPPED = frozenset({"BLANK", "LATEX_SKIP"})
_QUICK = {  # told early, only to be quick
    "PLAIN": "WORD", "NUMERAL": "INTEGER", "END": "STOP", "HYPHEN": "DASH", "HAN": "CJK", "QUOTE": "OTHER",
}  # fmt: skip
# At a letter and at a digit nothing else can begin, and some of these nowhere else: it need not be tried there.
_AT_LETTER = frozenset(
    {"PROSE", "PLAIN", "URL", "PATH", "MONTH_DATE", "VERSION", "HEX", "DEGREE", "REFERENCE", "FOREIGN", "TIMES"}
    | {"CURRENCY", "WORD"}
)
_AT_DIGIT = frozenset(
    {"NUMERAL", "PATH", "DATE", "MONTH_DATE", "CLOCK", "RATIO", "VERSION", "HEX", "GLUED", "GROUPED", "COMMA_DECIMAL"}
    | {"DECIMAL", "INTEGER"}
)
_ONLY_THERE = frozenset({"PROSE", "PLAIN", "NUMERAL", "URL", "HEX", "DEGREE"})
_new = tuple.__new__


Token = Item  # a terminal of the lexicon at a place of the flow's text: most of them stay the items that they are


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text` from `start` to `end`, without blanks."""
    found: list[Token] = []
    behind = -1  # where the token before ends
    pattern, kinds = _scanner(comma())
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        number = match.lastindex or 0
        kind, first, last = kinds[number], match.start(), match.end(number)
        if kind == "PROSE":
            behind = _words(found, text[first:last], first, first == behind)
        elif kind not in SKIPPED:
            # Most of the time of reading is spent here: `Token(…)` takes twice as long.
            found.append(_new(Token, (kind, text[first:last], first, last, first == behind, None, False)))
            behind = last
    return found if not mixed() else [_doubted(each) for each in found]


def _doubted(token: Token) -> Token:
    return token._replace(kind="COMMA_DECIMAL") if token.kind == "DECIMAL" and in_doubt(token.text) else token


def _words(found: list[Token], run: str, at: int, glued: bool) -> int:
    """The words of a run, which ends in a blank, and where the last one ends."""
    for word in run[:-1].split(" "):
        end = at + len(word)
        found.append(_new(Token, ("WORD", word, at, end, glued, None, False)))
        at, glued = end + 1, False
    return at - 1


@worded()
def _scanner(turned: bool) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern for a token with the blanks behind it, and the kinds by the number of its group, which is empty and
    marks where the token ends. A terminal that begins with a sign then begins with no group, and is refused at once."""
    replaced = dict(_read("decimal_comma")) if turned else {}
    terminals = [(name, replaced.get(name, pattern)) for name, pattern in _read("lexicon")]
    blank = dict(terminals)["BLANK"]
    begun = (
        ("(?=[A-Za-z])", [each for each in terminals if each[0] in _AT_LETTER]),
        ("(?=[0-9])", [each for each in terminals if each[0] in _AT_DIGIT]),
        ("(?![A-Za-z0-9])", [each for each in terminals if each[0] not in _ONLY_THERE]),
    )
    tried = ("|".join(f"(?:{pattern})()" for _, pattern in each) for _, each in begun)
    whole = "|".join(f"{ahead}(?:{one})" for (ahead, _), one in zip(begun, tried, strict=True))
    kinds = (_QUICK.get(name, name) for _, each in begun for name, _ in each)
    return re.compile(f"(?:{whole})(?:{blank})?"), ("", *kinds)


def _read(name: str) -> list[list[str]]:
    """The terminals of grammars/NAME.lark."""
    file = shipped("grammars") / f"{name}.lark"
    found: list[list[str]] = compiled(name, [file], lambda: _terminals(file.read_text("utf-8")))
    return found


def _terminals(text: str) -> list[list[str]]:
    """Names and regular expressions in the order of the file; lark itself would sort them by length."""
    from lark import Lark

    names = re.findall(r"^([A-Z_]+)\s*:", text, re.MULTILINE)
    lexer = Lark(f"start: ({' | '.join(names)})*\n{text}", parser="lalr", lexer="basic")
    patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in lexer.terminals}
    return [[name, patterns[name]] for name in names]
