"""A bracket behind a number -> the number that it explains, which may stand further in front."""

import re
from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.chains import Chain
from docverify.classes import replace
from docverify.expression import leaves

_SET = re.compile(r"\w[\w ]*=$")
_NEAR = 80  # characters
_LONGEST = 24


def explained(value: Printing, chain: Chain, context: Sequence[Item]) -> Printing:
    """`524 bytes at dim=1024 (12 bytes + 512 bytes)`: bytes explain bytes, not the setting for which that is so."""
    start = value.quantity.start
    if not value.quantity.bare or not _SET.search(value.flow.text, max(start - _LONGEST, 0), start):
        return value
    kinds = {p.quantity.measure.unit.dimensions for p in _printings(chain)}
    if len(kinds) != 1 or () in kinds:
        return value
    ahead = [item.quantity for item in context if item.quantity is not None and start - _NEAR < item.end <= start]
    found = [each for each in ahead if each.measure.unit.dimensions in kinds]
    return replace(value, quantity=found[-1]) if found else value


def _printings(chain: Chain) -> list[Printing]:
    found = (leaf.value for side in chain.sides for leaf in leaves(side.node))
    return [each for each in found if isinstance(each, Printing)]
