"""Tokens -> items: every number becomes a quantity with its sign, scale, unit, hedge and noun phrase."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from docverify.claims.digits import power_at, printed, raised_to, superscript
from docverify.claims.items import Item
from docverify.claims.quantity import Hedge, Measure, Printed, Quantity
from docverify.claims.tokens import NUMBERS, OPAQUE, Token, tokens
from docverify.claims.unit_reader import measured
from docverify.claims.words import words
from docverify.units import unit

_KINDS = {
    "TIMES": "TIMES", "DIVIDE": "DIVIDE", "SLASH": "DIVIDE", "PLUS": "PLUS", "MINUS": "MINUS", "POWER": "POWER",
    "EQUAL": "REL", "APPROXIMATELY": "REL", "AT_MOST": "REL", "AT_LEAST": "REL", "LESS": "REL", "MORE": "REL",
    "ARROW": "REL", "MUCH": "BREAK", "NOT_EQUAL": "BREAK", "STEP": "STEP", "OPEN": "OPEN", "CLOSE": "CLOSE",
    "BRACE_OPEN": "OPEN", "BRACE_CLOSE": "CLOSE", "FRACTION": "FRAC", "MARK": "MARK", "COMMA": "BREAK",
    "STOP": "BREAK", "LINE": "LINE", "LATEX": "FUNCTION", "TILDE": "TILDE",
}  # fmt: skip
_BOUNDS = {"AT_MOST": Hedge.AT_MOST, "AT_LEAST": Hedge.AT_LEAST, "LESS": Hedge.LESS, "MORE": Hedge.MORE}
_AFTER_VARIABLE = frozenset({"PLUS", "MINUS", "DASH", "TIMES", "POWER", "EQUAL", "SUPERSCRIPT", "DIVIDE", "SLASH"})
_MOST_WORDS = 6


def read(text: str, start: int = 0, end: int | None = None) -> list[Item]:
    """The items of a stretch of flow text."""
    found: list[Token] = []
    for token in tokens(text, start, end):
        if token.kind == "LATEX_WORDS":
            found.extend(tokens(text, token.start + token.text.index("{") + 1, token.end - 1))
            found[-1] = replace(found[-1], end=token.end)  # the brace belongs to the last word
        else:
            found.append(token)
    return _Reader(text, found).items()


class _Reader:
    """Walks over the tokens once; `out` holds the items so far."""

    def __init__(self, text: str, found: Sequence[Token]) -> None:
        self.text, self.tokens = text, found
        self.at = 0
        self.out: list[Item] = []

    def items(self) -> list[Item]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if not (self._number(token) or self._word(token)):
                self._other(token)
        return self.out

    def _peek(self, ahead: int = 1) -> Token | None:
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else None

    def _emit(self, kind: str, last: Token, first: Token, opaque: bool = False) -> None:
        text = self.text[first.start : last.end]
        self.out.append(Item(kind, text, first.start, last.end, first.glued, opaque=opaque))

    def _other(self, token: Token) -> None:
        self.at += 1
        if token.kind in OPAQUE or token.kind in ("CJK", "WORD"):
            self._emit("WORD", token, token, opaque=token.kind in OPAQUE)
        elif token.kind == "SUPERSCRIPT":
            self._superscript(token)
        elif token.kind == "DASH":
            self._dash(token)
        elif token.kind == "TIMES" and self.out and self.out[-1].kind in ("REL", "OPEN", "BREAK"):
            self._emit("BREAK", token, token)
        else:
            self._emit(_KINDS.get(token.kind, "BREAK"), token, token)

    def _dash(self, token: Token) -> None:
        follows = self._peek(0)
        spaced = not token.glued and follows is not None and not follows.glued
        after_bracket = token.glued and bool(self.out) and self.out[-1].kind in ("CLOSE", "NUM") and len(token.text) == 1
        sign = follows is not None and follows.glued and not self._after_operand()
        self._emit("MINUS" if len(token.text) == 1 and (spaced or after_bracket or sign) else "BREAK", token, token)

    def _after_operand(self) -> bool:
        return bool(self.out) and self.out[-1].kind in ("NUM", "CLOSE", "WORD")

    def _superscript(self, token: Token) -> None:
        value = superscript(token.text)
        if value is None or not self.out:
            self._emit("BREAK", token, token)
            return
        self.out.append(Item("POWER", "", token.start, token.start, True))
        self.out.append(self._exponent(token, value))

    def _exponent(self, token: Token, value: Printed) -> Item:
        quantity = Quantity(token.start, token.end, token.end, value)
        return Item("NUM", token.text, token.start, token.end, True, quantity)

    def _word(self, token: Token) -> bool:
        """Words that mean a relation or an operation."""
        if token.kind not in ("WORD", "CJK"):
            return False
        for length in (2, 1):
            phrase, last = self._phrase(length)
            meaning = words().operators.get(phrase) or words().relations.get(phrase)
            if meaning and self._is_operation(meaning, length):
                kind = {"times": "TIMES", "of": "TIMES", "divided": "DIVIDE", "plus": "PLUS", "minus": "MINUS"}.get(meaning)
                self.at += length
                self._emit(kind or "REL", last, token)
                return True
        if token.text.lower() in words().functions:
            self.at += 1
            self._emit("FUNCTION", token, token)
            return True
        return False

    def _phrase(self, length: int) -> tuple[str, Token]:
        parts = self.tokens[self.at : self.at + length]
        whole = " ".join(part.text.lower() for part in parts) if len(parts) == length else ""
        return whole, parts[-1]

    def _is_operation(self, meaning: str, length: int) -> bool:
        """`of` multiplies a share with what follows it; other words join an operand to a number or bracket."""
        follows = self._peek(length)
        if not self.out or follows is None or follows.kind not in NUMBERS | {"OPEN", "TILDE", "CURRENCY"}:
            return False
        if meaning == "of":
            last = self.out[-1].quantity
            return last is not None and (last.percent or last.printed.text in "½⅓⅔¼¾")
        return self.out[-1].kind in ("NUM", "CLOSE", "WORD")

    def _number(self, token: Token) -> bool:
        if token.kind == "DEGREE":
            return self._degree(token)
        if token.kind == "RATIO":
            return self._ratio_to_one(token)
        if token.kind == "WORD":
            return self._spelled(token)
        currency = token.text.removeprefix("\\") if token.kind == "CURRENCY" else ""
        digits = self._peek() if currency else token
        if digits is None or digits.kind not in NUMBERS:
            return False
        value = printed(digits.kind, digits.text)
        if value is None or self._is_year_or_index(digits):
            self.at += 2 if currency else 1
            self._emit("WORD", digits, token, opaque=True)
            return True
        self.at += 2 if currency else 1
        return self._quantity(token, digits, value, currency)

    def _is_year_or_index(self, digits: Token) -> bool:
        """A number glued behind a letter, underscore or dot belongs to a name."""
        before = self.text[digits.start - 1 : digits.start]
        return before.isalpha() and before.isascii() and before not in "xX"

    def _degree(self, token: Token) -> bool:
        label = token.text.rstrip("0123456789")
        value = printed("INTEGER", token.text[len(label) :])
        if value is None:
            return False
        self.at += 1
        quantity = Quantity(token.start, token.end, token.end, value, label=label.strip(" _-"))
        self.out.append(Item("NUM", token.text, token.start, token.end, token.glued, quantity))
        return True

    def _ratio_to_one(self, token: Token) -> bool:
        """`8:1`."""
        digits = token.text.removesuffix(":1")
        value = printed("DECIMAL" if "." in digits else "INTEGER", digits)
        if value is None:
            return False
        self.at += 1
        quantity = Quantity(token.start, token.end, token.start + len(digits), value, unit_text=":1", ratio=True)
        self.out.append(Item("NUM", token.text, token.start, token.end, token.glued, quantity))
        return True

    def _spelled(self, token: Token) -> bool:
        number = words().numbers.get(token.text.lower())
        noun = self._peek()
        if number is None or noun is None or noun.kind != "WORD" or not unit(noun.text):
            return False
        value = Printed(Fraction(number), Fraction(1), True, token.text, 1)
        self.at += 1
        return self._quantity(token, token, value, "", spelled=True)

    def _quantity(self, first: Token, digits: Token, value: Printed, currency: str, spelled: bool = False) -> bool:
        value, power = self._raised(self._with_vulgar(value), digits)
        upper = self._range_end()
        spread = self._spread()
        if upper is _NOT_A_RANGE:
            self._emit("WORD", self.tokens[self.at - 1], first, opaque=True)
            return True
        number_end = self.tokens[self.at - 1].end
        unit_start = self.at
        percent = self._percent()
        ratio = not percent and self._ratio()
        found = None if percent or ratio else measured(self.tokens, self.at, currency)
        if found is None and not (percent or ratio):
            self.at += 1
            self._emit("WORD", self.tokens[self.at - 1], first, opaque=True)
            return True
        measures, self.at = found or ((Measure(Fraction(1, 100) if percent else Fraction(1)),), self.at)
        end = max(self.tokens[self.at - 1].end, number_end)
        quantity = Quantity(
            first.start, end, number_end, value, measures,
            self.text[number_end:end].strip(" `") if self.at > unit_start else "",
            percent, ratio, bool(currency), self._hedge(first), upper, spread, (), "", spelled, power,
        )  # fmt: skip
        if self._open_ended():
            quantity = replace(quantity, hedge=Hedge.AT_LEAST, end=self.tokens[self.at - 1].end)
        quantity = replace(quantity, words=self._words())
        self.out.append(Item("NUM", self.text[first.start : quantity.end], first.start, quantity.end, first.glued, quantity))
        return True

    def _with_vulgar(self, value: Printed) -> Printed:
        token = self._peek(0)
        if token is None or token.kind != "VULGAR" or not token.glued:
            return value
        self.at += 1
        fraction = printed(token.kind, token.text)
        assert fraction is not None
        return Printed(value.value + fraction.value, Fraction(0), False, value.text + token.text, value.significant + 1)

    def _raised(self, value: Printed, digits: Token) -> tuple[Printed, bool]:
        """`2^30`, `10¹²` and `3.74 × 10^{24}` are numbers: their unit stands behind the exponent."""
        exponent, after = power_at(self.tokens, self.at)
        if exponent is not None and value.whole and digits.kind == "INTEGER":
            raised = raised_to(value, exponent)
            if raised is not None:
                text = self.text[digits.start : self.tokens[after - 1].end]
                self.at = after
                return replace(raised, text=text), True
        ten = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if ten is None or ten.text != "10" or self.tokens[self.at].kind != "TIMES":
            return value, False
        exponent, after = power_at(self.tokens, self.at + 2)
        if exponent is None or abs(exponent) > 60:
            return value, False
        text = self.text[digits.start : self.tokens[after - 1].end]
        self.at = after
        scale = Fraction(10) ** exponent
        return Printed(value.value * scale, value.ulp * scale, value.whole, text, value.significant), False

    def _range_end(self) -> Printed | None:
        """The upper end of `128-10240`; `1-2-3` and `10-2` are not ranges."""
        dash, number = self._peek(0), self._peek(1)
        if dash is None or number is None or not (dash.glued and number.glued) or number.kind not in NUMBERS:
            return None
        if dash.kind not in ("DASH", "TILDE") or len(dash.text) > 1:
            return None
        after = self._peek(2)
        if after is not None and after.kind == "DASH" and after.glued and (third := self._peek(3)) and third.glued:
            if third.kind in NUMBERS:
                self.at += 4
                return _NOT_A_RANGE
        self.at += 2
        return printed(number.kind, number.text)

    def _spread(self) -> Printed | None:
        sign, number = self._peek(0), self._peek(1)
        if sign is None or number is None or sign.kind != "PLUS_MINUS" or number.kind not in NUMBERS:
            return None
        self.at += 2
        return printed(number.kind, number.text)

    def _percent(self) -> bool:
        token = self._peek(0)
        if token is None or not (token.kind == "PERCENT" or token.text in ("percent", "pct")):
            return False
        self.at += 1
        return True

    def _ratio(self) -> bool:
        """`3.2x`, `4×`; but `8x16` and `8 × 16` multiply."""
        token, follows = self._peek(0), self._peek(1)
        if token is None or not token.glued or token.text not in ("x", "X", "×", "倍"):
            return False
        if follows is not None and (follows.kind in NUMBERS | {"TILDE", "CURRENCY", "DEGREE"} or (follows.kind == "OPEN" and follows.glued)):
            return False
        if token.text == "×" and follows is not None and not follows.glued and unit(follows.text):
            return False
        if token.text in "xX" and follows is not None and follows.kind in _AFTER_VARIABLE:
            return False
        self.at += 1
        return True

    def _open_ended(self) -> bool:
        """`450,000+ tokens` and `100+`."""
        token, follows = self._peek(0), self._peek(1)
        if token is None or token.kind != "PLUS" or not token.glued:
            return False
        if follows is not None and (follows.kind in NUMBERS | {"OPEN", "CURRENCY", "TILDE"} or follows.glued and follows.kind == "WORD"):
            return False
        self.at += 1
        return True

    def _hedge(self, first: Token) -> Hedge:
        if self.out and self.out[-1].kind == "TILDE":
            self.out.pop()
            return Hedge.ABOUT
        previous = self._before(first)
        if previous is not None and previous.kind in _BOUNDS and not self._left_operand():
            return _BOUNDS[previous.kind]
        if previous is not None and previous.kind == "APPROXIMATELY" and not self._left_operand():
            return Hedge.ABOUT
        tail = " ".join(item.text.lower() for item in self.out[-3:] if item.kind == "WORD")
        for phrase, meaning in words().hedges.items():
            if tail == phrase or tail.endswith(" " + phrase) or (phrase > "\u3000" and tail.endswith(phrase)):
                return Hedge(meaning)
        return Hedge.NONE

    def _before(self, first: Token) -> Token | None:
        low = self.at - 1
        while low >= 0 and self.tokens[low].start >= first.start:
            low -= 1
        return self.tokens[low] if low >= 0 else None

    def _left_operand(self) -> bool:
        """Whether a number or bracket stands before the relation that was read last."""
        return len(self.out) > 1 and self.out[-2].kind in ("NUM", "CLOSE")

    def _words(self) -> tuple[str, ...]:
        """The noun phrase after the number: read on without consuming."""
        found: list[str] = []
        index = self.at
        while index < len(self.tokens) and len(found) < _MOST_WORDS:
            token = self.tokens[index]
            if token.kind not in ("WORD", "FOREIGN", "CJK") or token.text.lower() in words().joints:
                break
            found.append(token.text)
            index += 1
        return tuple(found)


_NOT_A_RANGE = Printed(Fraction(0), Fraction(0), True, "", 0)
