"""Tokens behind digits -> one item: exponent, range, ±, sign, scale, unit, noun phrase."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.numbers.digits import power_at, printed, raised_to
from docverify.claims.numbers.han import named_operand
from docverify.claims.numbers.hedges import hedge
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.noun_phrases import noun_phrase
from docverify.claims.numbers.quantity import Hedge, Measure, Printed, Quantity
from docverify.claims.numbers.tokens import NUMBERS, Token
from docverify.claims.numbers.unit_reader import measured
from docverify.claims.numbers.words import words
from docverify.classes import replace
from docverify.rational import ONE, ZERO, ten_to
from docverify.units import unit

_AFTER_VARIABLE = frozenset({"PLUS", "MINUS", "DASH", "TIMES", "POWER", "EQUAL", "SUPERSCRIPT", "DIVIDE", "SLASH"})
_OPERAND = NUMBERS | {"TILDE", "CURRENCY", "DEGREE"}
_GOES_ON = frozenset({"VULGAR", "POWER", "SUPERSCRIPT", "TIMES", "DASH", "TILDE", "PLUS_MINUS", "PLUS", "PERCENT"})
_PERCENT = ("percent", "pct")
_TEN = 10
_LARGEST_TEN = 60


def name(text: str, first: Token, last: Token, behind: int) -> tuple[Item, int]:
    """What looks like a number and is part of a name."""
    return Item("WORD", text[first.start : last.end], first.start, last.end, first.glued, opaque=True), behind


class NumberReader:
    """Reads on behind the digits; `at` is the next token."""

    def __init__(
        self, text: str, tokens: Sequence[Token], first: int, digits: int, value: Printed, currency: str,
        spelled: bool = False,
    ) -> None:  # fmt: skip
        self.text, self.tokens = text, tokens
        self.first, self.digits = tokens[first], tokens[digits]
        self.value, self.currency, self.spelled = value, currency, spelled
        self.at = digits + 1
        self.share = 2  # digits of a percentage

    def item(self, before: Sequence[Item]) -> tuple[Item, int]:
        power, upper, spread, opened, number_end = False, None, None, False, self.digits.end
        percent = self.digits.kind == "HAN_SHARE"
        if self._goes_on():  # or else the unit follows, or nothing: so it is with most
            self._vulgar()
            power = self._power()
            if self._chained():
                return name(self.text, self.first, self.tokens[self.at - 1], self.at)
            upper, spread = self._upper(), self._spread()
            number_end = self.tokens[self.at - 1].end
            opened = self._open_ended()
            percent = percent or self._percent()
        ratio = not percent and self._ratio()
        measures = self._measures(percent, ratio)
        if measures is None:
            return name(self.text, self.first, self.tokens[self.at], self.at + 1)
        end = max(self.tokens[self.at - 1].end, number_end)
        unit_text = self.text[number_end:end].strip(" `")
        mark = Hedge.AT_LEAST if opened or self._open_ended() else hedge(before)
        end = max(end, self.tokens[self.at - 1].end)
        quantity = Quantity(
            self.first.start, end, number_end, self.value, measures, unit_text, percent, ratio, bool(self.currency),
            mark, upper, spread, noun_phrase(self.tokens, self.at), "", self.spelled, power,
        )  # fmt: skip
        start = self.first.start
        return Item("NUM", self.text[start:end], start, end, self.first.glued, quantity), self.at

    def _goes_on(self) -> bool:
        """Whether a sign follows that may be part of the number, or `percent`."""
        token = self._peek()
        return token is not None and (token.kind in _GOES_ON or token.text in _PERCENT or token.text in words().tenths)

    def _peek(self, ahead: int = 0) -> Token | None:
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else None

    def _vulgar(self) -> None:
        """`2½`."""
        token = self._peek()
        fraction = (
            printed(token.kind, token.text) if token is not None and token.kind == "VULGAR" and token.glued else None
        )
        if token is not None and fraction is not None:
            self.at += 1
            value = self.value
            self.value = Printed(
                value.value + fraction.value, ZERO, False, value.text + token.text, value.significant + 1
            )

    def _power(self) -> bool:
        """`2^30`, `10¹²` and `3.74 × 10^{24}` are numbers: their unit stands behind the exponent."""
        exponent, behind = power_at(self.tokens, self.at)
        if exponent is not None and self.value.whole and self.digits.kind in ("INTEGER", "GROUPED"):
            raised = raised_to(self.value, exponent)
            if raised is not None:
                self._take(raised.value, raised.ulp, raised.whole, behind)
            return raised is not None
        ten = self._peek(1)
        if ten is not None and ten.text == "10" and self.tokens[self.at].kind == "TIMES":
            exponent, behind = power_at(self.tokens, self.at + 2)
            if exponent is not None and abs(exponent) <= _LARGEST_TEN:
                scale = ten_to(exponent)
                self._take(self.value.value * scale, self.value.ulp * scale, self.value.whole, behind)
        return False

    def _take(self, value: Fraction, ulp: Fraction, whole: bool, behind: int) -> None:
        text = self.text[self.digits.start : self.tokens[behind - 1].end]
        self.value = Printed(value, ulp, whole, text, self.value.significant)
        self.at = behind

    def _joined(self, ahead: int) -> Token | None:
        """The number that a dash or tilde without blanks joins to the one before; money may repeat its sign."""
        dash, number = self._peek(ahead), self._peek(ahead + 1)
        if self.currency and number is not None and number.kind == "CURRENCY" and number.glued:
            number = self._peek(ahead + 2)
        if dash is None or number is None or not (dash.glued and number.glued) or number.kind not in NUMBERS:
            return None
        return number if dash.kind in ("DASH", "TILDE") and len(dash.text) == 1 else None

    def _chained(self) -> bool:
        """`1-2-3` is an id."""
        if self._joined(0) is None or self._joined(2) is None:
            return False
        self.at += 4
        return True

    def _upper(self) -> Printed | None:
        """The upper end of `128-10240` and of `$25–$40`."""
        number = self._joined(0)
        if number is None:
            return None
        self.at = self.tokens.index(number, self.at) + 1
        return printed(number.kind, number.text)

    def _spread(self) -> Printed | None:
        sign, number = self._peek(), self._peek(1)
        if sign is None or number is None or sign.kind != "PLUS_MINUS" or number.kind not in NUMBERS:
            return None
        self.at += 2
        return printed(number.kind, number.text)

    def _percent(self) -> bool:
        token = self._peek()
        if token is None or not (token.kind == "PERCENT" or token.text in _PERCENT or token.text in words().tenths):
            return False
        if token.text in words().tenths:
            self.share = 1 if self.value.value < _TEN else 2  # `95 折` is `9.5 折`
            if token.text in words().exact_tenths:
                self.value = replace(self.value, ulp=self.value.ulp / _TEN)
        self.at += 1
        return True

    def _ratio(self) -> bool:
        """`3.2x`, `4×`; but `8x16` and `8 × 16` multiply, and in `2x - 3` it is a variable."""
        token, follows = self._peek(), self._peek(1)
        if token is None:
            return False
        if token.kind == "DASH" and follows is not None and f"-{follows.text.lower()}" in words().times:  # `1,5-fach`
            self.at += 2
            return True
        spoken = token.text.lower() in words().times
        if not (spoken or (token.text in ("x", "X", "×") and token.glued)):
            return False
        opens = follows is not None and follows.kind == "OPEN" and follows.glued and not spoken
        operand = follows is not None and follows.kind in _OPERAND
        if opens or operand or (not spoken and named_operand(self.tokens, self.at + 1)):
            return False
        if token.text == "×" and follows is not None and not follows.glued and unit(follows.text):
            return False
        if token.text in "xX" and follows is not None and follows.kind in _AFTER_VARIABLE:
            return False
        self.at += 1
        return True

    def _measures(self, percent: bool, ratio: bool) -> tuple[Measure, ...] | None:
        """The readings of scale and unit; None if the number is part of a name (`3D`)."""
        if percent or ratio:
            return (Measure(ten_to(-self.share) if percent else ONE),)
        found = measured(self.tokens, self.at, self.currency)
        if found is not None:
            self.at = found[1]
        return found[0] if found is not None else None

    def _open_ended(self) -> bool:
        """`450,000+ tokens`, `100+` and `80 GB+`."""
        token, follows = self._peek(), self._peek(1)
        if token is None or token.kind != "PLUS" or not token.glued or named_operand(self.tokens, self.at + 1):
            return False
        if follows is not None and (follows.kind in _OPERAND | {"OPEN"} or (follows.glued and follows.kind == "WORD")):
            return False
        self.at += 1
        return True
