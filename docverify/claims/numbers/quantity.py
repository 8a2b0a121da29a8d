"""A printed quantity: the digits as evidence, scale, unit, hedge and the words around them."""

from enum import StrEnum
from fractions import Fraction

from docverify import rational
from docverify.classes import dataclass, field
from docverify.units import ONE, Unit


class Hedge(StrEnum):
    NONE = ""
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE = "more"
    AT_MOST = "at_most"
    LESS = "less"


BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.MORE, Hedge.AT_MOST, Hedge.LESS})


@dataclass(frozen=True, slots=True)
class Printed:
    """A number's digits: its value, one unit of its last digit, and whether it is a whole number without decimals."""

    value: Fraction
    ulp: Fraction
    whole: bool
    text: str
    significant: int  # digits without leading and, in whole numbers, trailing zeros


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to read scale and unit: `factor` for the number, and the unit that is left.

    `choice` ties readings together: those of one choice name are taken alike in one equation.
    """

    factor: Fraction = rational.ONE
    unit: Unit = ONE
    choice: str = ""
    letter: str = ""  # K, M, G of a count, which may mean powers of 1024

    def __hash__(self) -> int:
        return hash((self.choice, self.letter, self.unit.dimensions))  # enough to tell most apart; fractions are slow


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it. `start` and `end` are offsets in the flow's text."""

    start: int
    end: int
    number_end: int  # end of the digits
    printed: Printed
    measures: tuple[Measure, ...] = (Measure(),)
    unit_text: str = ""  # scale and unit as printed
    percent: bool = False
    ratio: bool = False  # 3.2x
    currency: bool = False
    hedge: Hedge = Hedge.NONE
    upper: Printed | None = None  # of a range
    spread: Printed | None = None  # after ±
    words: tuple[str, ...] = field(default=())  # noun phrase after the unit
    label: str = ""  # TP of TP4
    spelled: bool = False
    power: bool = False  # printed as a power: 2^30

    def __hash__(self) -> int:
        return hash((self.start, self.printed.text))  # enough to tell most apart

    @property
    def measure(self) -> Measure:
        return self.measures[0]

    @property
    def one(self) -> bool:
        """One value: no bound, no range, no spread."""
        return self.hedge not in BOUNDS and self.upper is None and self.spread is None

    @property
    def falling(self) -> bool:
        """`96-72`: no range, but a difference."""
        return self.upper is not None and self.upper.value < self.printed.value

    @property
    def named(self) -> bool:
        """A format that stands for its bytes: `FP16`."""
        return self.printed.text[:1].isalpha() and not self.spelled and self.number_end == self.end

    @property
    def bare(self) -> bool:
        """Without scale, unit, noun or sign."""
        return not (self.unit_text or self.percent or self.ratio or self.currency)
