"""Claims x rule -> findings where a symbol of another unit is printed: `14 μS` for a time."""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing
from docverify.dimensions import Dimensions
from docverify.findings import Edit, Expected, Finding, Mark, Repair, Severity
from docverify.judge.judgement import Judgement
from docverify.judge.units.unit_fit import SAID, name_of
from docverify.rulebook.rule import Rule
from docverify.source import Source
from docverify.units import unit

_FOREIGN = (("conductance", 1),)  # a dimension that no deployment document speaks of
_TIME: Dimensions = (("time", 1),)


def wrong_symbols(claims: Claims, judgements: Sequence[Judgement], rule: Rule, source: Source) -> Iterator[Finding]:
    """Symbols of a foreign dimension; what the line computes instead makes it an error."""
    computed = {j.equation.result.span: j for j in judgements if j.equation.result is not None and _is_time(j)}
    for printing in claims.printings:
        if printing.quantity.measure.unit.dimensions == _FOREIGN:
            meant = _meant(printing.quantity.unit_text)
            if meant and (printing.span in computed or _is_short(meant)):
                yield _finding(printing, meant, computed.get(printing.span), rule, source)


def _is_time(judgement: Judgement) -> bool:
    return judgement.left is not None and judgement.left.dimensions == _TIME


def only_symbol(judgement: Judgement) -> bool:
    """Whether it is the symbol that makes the equation wrong, not the amount."""
    result = judgement.equation.result
    return result is not None and result.quantity.measure.unit.dimensions == _FOREIGN


def _is_short(symbol: str) -> bool:
    """Whether it is less than a second: a plain S also ends names, as that of a processor, and initials of a street."""
    return unit(symbol)[0].factor < 1


def _meant(symbol: str) -> str:
    """The same letters in the case that stands for a time; empty if there is none."""
    swapped = symbol.replace("S", "s")
    return swapped if any(u.dimensions == _TIME for u in unit(swapped)) else ""


def _finding(printing: Printing, meant: str, computed: Judgement | None, rule: Rule, source: Source) -> Finding:
    span, claimed = printing.span, printing.text
    symbol = printing.quantity.unit_text
    corrected = claimed.replace(symbol, meant)
    case, severity = ("computed", Severity.ERROR) if computed is not None else ("alone", Severity(rule.severity))
    derivation = source[computed.equation.derivation].strip() if computed is not None else ""
    message = rule.messages[case].format(
        derivation=derivation, wanted=SAID["time"], claimed=claimed, symbol=symbol, other=meant,
        dimension=SAID[name_of(printing.quantity.measure.unit.dimensions)],
    )  # fmt: skip
    evidence = (Mark(computed.equation.derivation, SAID["time"]),) if computed is not None else ()
    return Finding(
        rule.code, rule.name, severity, message, span, claimed, (Expected(corrected, "", "", meant),),
        f"{meant} is meant", evidence=evidence, repairs=(Repair((Edit(span, corrected),), True, f"write {meant}"),),
        key=f"{rule.name}:{printing.flow.text[: printing.quantity.start].strip().lower()}",
    )  # fmt: skip
