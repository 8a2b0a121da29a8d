"""Text of a formula x labels of rows -> what it computes of which rows: `memory × 0.9`, `c × d`, `机器数×单机功耗`."""

import re
from collections.abc import Sequence

from docverify.claims.tables.defined_text import SIGNS
from docverify.expression import Leaf, Node, leaves, replaced
from docverify.formula import BadFormula, spelled
from docverify.named import NamedTuple

_TOKEN = re.compile(r"[×*÷/·()（）+−＋－]|(?<=\s)x(?=\s)|(?:(?!\sx\s)[^×*÷/·()（）+−＋－])+")
_NUMBER = re.compile(r"\d[\d,.]*\s?%?")
_SIGNS = {**SIGNS, "x": "*", "＋": "+", "－": "-", "（": "(", "）": ")"}
_SPELLED = frozenset("+-*/()")
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_HYPHEN = re.compile(r"\s[-–]\s|(?<=[\d\u4e00-\u9fff])-(?=[\d\u4e00-\u9fff])")
_ID = re.compile(r"[\W_]*([A-Za-z]\d?|[\u2460-\u2473])[\W_]*")
_LONGEST = 80


class Literal(NamedTuple):
    """A number of the formula itself, by its place."""

    start: int


class Names:
    """What the rows of a table are called: by an id of a letter in a column of its own, by their label."""

    def __init__(self, labels: Sequence[Sequence[str]], computed: Sequence[bool]) -> None:
        self.computed = computed
        self.ids = [next((m[1] for each in row if (m := _ID.fullmatch(each))), "") for row in labels]
        words = [[each for each in row if not _ID.fullmatch(each)] for row in labels]
        self.labels = [_plain(row[-1]) if row else "" for row in words]
        self.heads = [_plain(_BRACKET.sub("", row[-1])) if row else "" for row in words]

    def row(self, name: str, own: int) -> int | None:
        """The only row above that it can be, or that is not computed itself, or else below."""
        wanted = _plain(name)
        for named, said in ((self.ids, name.strip()), (self.heads, wanted)):
            exact = [at for at, each in enumerate(named) if at != own and each == said]
            if exact:
                return exact[0] if len(exact) == 1 else None
        part = [at for at, each in enumerate(self.labels) if at != own and len(wanted) > 1 and wanted in each]
        above = [at for at in part if at < own]
        plain = [at for at in above if not self.computed[at]]
        return next((each[0] for each in (above, plain, part) if len(each) == 1), None)


def rows_in(node: Node) -> frozenset[int]:
    """The rows that it is computed of."""
    return frozenset(leaf.value for leaf in leaves(node) if isinstance(leaf.value, int))


def _plain(text: str) -> str:
    return re.sub(r"[\s*_`]+", "", text).lower()


def calculation(text: str, names: Names, own: int) -> Node | None:
    """Over rows, by their index, and literals; None if it holds anything that is neither a number nor a row."""
    tokens = _tokens(text) if len(text) <= _LONGEST else []
    operands: dict[object, int | Literal] = {}
    spelling: list[str] = []
    for at, (piece, start) in enumerate(tokens):
        if piece in _SIGNS or piece in _SPELLED:
            spelling.append(_SIGNS.get(piece, piece))
            continue
        found = Literal(start) if _NUMBER.fullmatch(piece) else names.row(piece, own)
        if found is None:
            return None
        spelling.append(f"n{at}")
        operands[spelling[-1]] = found
    try:
        node = spelled(f"x = {' '.join(spelling)}").right
    except BadFormula:
        return None
    return replaced(node, lambda leaf: Leaf(operands[leaf.value]))


def _tokens(text: str) -> list[tuple[str, int]]:
    """Signs and names with their places; remarks in brackets behind a name are left out."""
    found: list[tuple[str, int]] = []
    text = _HYPHEN.sub(lambda match: match[0].replace("-", "−").replace("–", "−"), text)
    for match in _TOKEN.finditer(text):
        piece = match[0].strip(" =＝≈`_")
        if piece:
            found.append((piece, match.start() + match[0].index(piece[0])))
            if _is_remark([each for each, _ in found[-4:]]):
                del found[-3:]
    return found


def _is_remark(pieces: Sequence[str]) -> bool:
    """Brackets behind a name in which nothing is computed: `20（运行时）`."""
    return (
        len(pieces) == 4
        and pieces[1] in "(（"
        and pieces[3] in ")）"
        and not {pieces[0], pieces[2]} & {*_SIGNS, *_SPELLED}
    )
