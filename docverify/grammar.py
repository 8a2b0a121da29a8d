"""grammars/*.lark -> parsers: lark compiles the tables once, a short LALR driver runs them on tokens.

The driver exists for two reasons: lark need not be imported at start-up, and it can stop at the longest prefix that is
a sentence of the grammar, which is how an equation is found at the head of running text.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Protocol

from docverify.classes import dataclass
from docverify.compiled import compiled
from docverify.named import NamedTuple
from docverify.shipped import shipped

_RETRIES = 12  # how many tokens an unfinished tail may have before the prefix is given up


class Terminal(Protocol):
    @property
    def kind(self) -> str: ...


class Tree(NamedTuple):
    """A rule of the grammar (its alias, if it has one) with its children: trees and tokens."""

    rule: str
    children: tuple[Any, ...]


class Parser(NamedTuple):
    """LALR tables: per state, terminal -> shift target or -1 - rule; rules: origin, size, name, inline, expand."""

    states: tuple[dict[str, int], ...]
    rules: tuple[tuple[str, int, str, bool, bool], ...]
    start: int
    end: int

    def prefix(self, tokens: Sequence[Terminal]) -> tuple[Tree | None, int]:
        """The tree of the longest prefix that is a sentence, and its length; (None, 0) if there is none."""
        tree, reached = self._run(tokens, len(tokens))
        if tree is not None:
            return tree, len(tokens)
        for length in range(min(reached, len(tokens) - 1), max(reached - _RETRIES, 0), -1):
            tree, _ = self._run(tokens, length)
            if tree is not None:
                return tree, length
        return None, 0

    def _run(self, tokens: Sequence[Terminal], length: int) -> tuple[Tree | None, int]:
        """The tree of the first `length` tokens, or None and the index of the token that did not fit."""
        table, states, values = self.states, [self.start], list[Any]()
        at = 0
        while states[-1] != self.end:
            action = table[states[-1]].get(tokens[at].kind if at < length else "$END")
            if action is None:
                return None, at
            if action >= 0:
                states.append(action)
                values.append(tokens[at])
                at += 1
                continue
            origin, size, _, inline, expand = self.rules[-1 - action]
            if size == 1 and expand and not (inline or isinstance(values[-1], _Inlined)):
                states[-1] = table[states[-2]][origin]  # most rules by far only stand for what they hold
            else:
                self._reduce(-1 - action, states, values)
        return _tree(values[-1]), at

    def _reduce(self, number: int, states: list[int], values: list[Any]) -> None:
        origin, size, name, inline, expand = self.rules[number]
        children: list[Any] = []
        for value in values[len(values) - size :]:
            if isinstance(value, _Inlined):
                children.extend(value.children)
            else:
                children.append(value)
        if size:
            del values[-size:], states[-size:]
        if inline:
            values.append(_Inlined(children))
        elif expand and len(children) == 1:
            values.append(children[0])
        else:
            values.append(Tree(name, tuple(children)))
        states.append(self.states[states[-1]][origin])


@dataclass(slots=True)
class _Inlined:
    children: list[Any]


def _tree(value: Any) -> Tree:
    return value if isinstance(value, Tree) else Tree("", (value,))


@cache
def parser(name: str, start: str) -> Parser:
    """The parser of grammars/<name>.lark from the rule `start`; its terminals are declared, not matched."""
    file = shipped("grammars") / f"{name}.lark"
    table = compiled(f"grammar-{name}-{start}", [file], lambda: _tables(file.read_text("utf-8"), start))
    rules = tuple((o, s, n, i, e) for o, s, n, i, e in table["rules"])
    return Parser(tuple(table["states"]), rules, table["start"], table["end"])


def _tables(text: str, start: str) -> dict[str, Any]:
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    built, memo = Lark(text, start=start, parser="lalr", maybe_placeholders=False).memo_serialize([TerminalDef, Rule])
    table = built["parser"]["parser"]
    numbers, rules = dict[int, int](), list[Any]()
    for key, entry in memo.items():
        if entry["__type__"] == "Rule":
            numbers[int(key)] = len(rules)
            rules.append(_rule(entry))
    names = {int(number): name for number, name in table["tokens"].items()}
    states = [
        {names[int(t)]: _action(act, arg, numbers) for t, (act, arg) in table["states"][state].items()}
        for state in sorted(table["states"], key=int)
    ]
    return {
        "states": states,
        "rules": rules,
        "start": table["start_states"][start],
        "end": table["end_states"][start],
    }


def _rule(entry: dict[str, Any]) -> list[Any]:
    origin = entry["origin"]["name"]
    name = entry["alias"] or origin
    expand = bool(entry["options"]["expand1"]) and not entry["alias"]
    return [origin, len(entry["expansion"]), name, origin.startswith("_"), expand]


def _action(action: int, argument: Any, numbers: dict[int, int]) -> int:
    """lark: 0 shifts to a state, 1 reduces by a rule."""
    return int(argument) if action == 0 else -1 - numbers[int(argument["@"])]
