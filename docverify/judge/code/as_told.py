"""Groups of settings x the text -> findings: a setting that the text gives another value in the words of its key.

No vocabulary of models and layouts is asked, and nothing is known of what a setting means. So a difference counts only
where others of the same command or file are set as the text says them, and none but this one differs.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.document.model import Document
from docverify.facts.code_groups import Placed, groups
from docverify.findings import Finding
from docverify.judge.code.compared import Compared, block
from docverify.judge.code.parity import TEXT as WHY
from docverify.judge.code.parity import above
from docverify.judge.code.set_otherwise import set_otherwise
from docverify.judge.code.told_of import Naming, Told, counts_things, naming, phrases, told_of
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_ADVICE, _PARITY = "flag-by-name", "flag-as-described"
_AGREEING = 2
_LEAD = 12  # characters before a number in which an article stands
_THE = Worded(r"\b(?:{every_one_of}|{the_thing})\s?$")
_LONG = 1000  # a number that does not come twice by chance
_SWITCHES = frozenset({Fraction(0), Fraction(1)})


class Text(NamedTuple):
    """The numbers of a text, and how its statements are meant."""

    passages: Sequence[Passage]
    meant: Statuses


def as_told(
    source: Source, document: Document, text: Text, together: Sequence[Compared], known: Collection[Span], kept: Kept
) -> list[Finding]:
    """`together` is what is known to be set as the text says; `known` are places that are told of already."""
    found: dict[Span, Finding] = {}
    agreeing: dict[int, set[str]] = defaultdict(set)
    for each in together:
        agreeing[block(each)] |= {key.partition(".")[0] for key in each.agreeing}
    for rule in rules().values() if document.fences else ():
        if rule.check == "told":
            for told, placed in _pairs(rule, document, text, agreeing, kept):
                place = placed.printing
                if place.span not in known and place.span not in found:
                    found[place.span] = set_otherwise(rule, source, told.printing, place, placed.setting.key, WHY)
    return list(found.values())


def _pairs(
    rule: Rule, document: Document, text: Text, confirmed: Mapping[int, set[str]], kept: Kept
) -> Iterator[tuple[Told, Placed]]:
    names, all_ = naming(rule), list(groups(document, kept))
    every = [group for group in all_ if not _is_other(group, document)]
    taken = _taken(all_, names)
    said = _said(text.passages, taken, names) if every else {}
    printed = {value for each in said.values() for told in each for value in told.values}
    for group in every:
        agreeing, different = _compared(group, said, names)
        agreeing |= confirmed.get(group[0].printing.flow.line, set())
        different = [each for each in different if name_of(each[1]) not in agreeing]
        if len(different) == 1 and (len(agreeing) >= _AGREEING or _is_beside(*different[0], every, names)):
            told, placed = different[0]
            value = placed.printing.quantity.printed.value
            twice = (value >= _LONG and value in printed) or _is_taken(told, placed, taken, names)
            if not twice and _is_of_it(told, placed, every, len(agreeing)) and _is_said(rule, told, text.meant):
                yield told, placed


def _is_beside(told: Told, placed: Placed, every: Sequence[Sequence[Placed]], names: Naming) -> bool:
    """`The 16 loader threads` by `--num-loader-threads 12`, the only code of the section: both count the same."""
    flow, section = told.printing.flow, placed.printing.flow.section
    if flow.section != section or not counts_things(placed.setting.key, names):
        return False
    alone = sum(group[0].printing.flow.section == section for group in every) == 1
    return (
        alone
        and _THE.search(flow.text, max(0, told.printing.quantity.start - _LEAD), told.printing.quantity.start)
        is not None
    )


def _is_of_it(told: Told, placed: Placed, every: Sequence[Sequence[Placed]], agreeing: int) -> bool:
    """Whether the text speaks of this command: in its section, or elsewhere where nothing else sets it otherwise."""
    if told.printing.flow.section == placed.printing.flow.section:
        return True
    values = {each.setting.value for group in every for each in group if name_of(each) == name_of(placed)}
    return len(values) == 1 and agreeing > _AGREEING


def _said(passages: Sequence[Passage], known: Collection[str], names: Naming) -> dict[str, list[Told]]:
    """The numbers of the text under the longest phrase that names a setting: `FFN width`, not `width`."""
    said: dict[str, list[Told]] = defaultdict(list)
    for words, told in told_of(passages, names):
        longest = max((each for each in words if each in known), key=len, default="")
        said[longest].append(told)
    return said


def _compared(
    group: Sequence[Placed], said: Mapping[str, Sequence[Told]], names: Naming
) -> tuple[set[str], list[tuple[Told, Placed]]]:
    """The keys that are set as the text says, and what is not."""
    keyed: dict[str, list[Placed]] = defaultdict(list)
    for each in group:
        if not each.printing.quantity.measure.unit.dimensions:  # texts do not print amounts as code does
            keyed[each.key].append(each)
    agreeing, different = set[str](), []
    for several in keyed.values():
        value = several[0].printing.quantity.printed.value
        if value in _SWITCHES or any(each.setting.value != several[0].setting.value for each in several):
            continue
        told = [
            found
            for phrase in phrases(several[0].setting.key, several[0].fact, names)
            for found in said.get(phrase, ())
        ]
        if any(value in each.values for each in told):
            agreeing.add(name_of(several[0]))
        elif told and all(_SWITCHES.isdisjoint(each.values) and each.values == told[0].values for each in told):
            different.append((told[0], several[0]))
    return agreeing, different


def _taken(every: Sequence[Sequence[Placed]], names: Naming) -> Mapping[str, set[Fraction]]:
    """What is set under each phrase."""
    found: dict[str, set[Fraction]] = defaultdict(set)
    for group in every:
        for each in group:
            for phrase in phrases(each.setting.key, each.fact, names):
                found[phrase].add(each.printing.quantity.printed.value)
    return found


def _is_taken(told: Told, placed: Placed, taken: Mapping[str, set[Fraction]], names: Naming) -> bool:
    """Whether another setting that is called so too has the number of the text."""
    called = phrases(placed.setting.key, placed.fact, names)
    return any(not taken[phrase].isdisjoint(told.values) for phrase in called)


def name_of(placed: Placed) -> str:
    return placed.fact or placed.key


def _is_other(group: Sequence[Placed], document: Document) -> bool:
    """Whether the heading or the line above says that the code shows something else."""
    text = above(group[0].printing.flow, document) if group else ""
    return not group or any(re.search(words, text) for words in rules()[_PARITY].parameters["unless_before"])


def _is_said(rule: Rule, told: Told, meant: Statuses) -> bool:
    """Whether it is stated, and no advice."""
    flow, quantity = told.printing.flow, told.printing.quantity
    text = flow.text.casefold()
    sentence = text[: quantity.start].rpartition(". ")[2] + text[quantity.start :].partition(". ")[0]
    unless = (*rule.parameters["unless"], *rules()[_ADVICE].parameters["unless"])
    if any(re.search(words, sentence) for words in unless):
        return False
    return meant.asserts(told.printing)
