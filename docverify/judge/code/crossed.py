"""Setups x facts of the text -> findings: what a command sets together with what the text says beside it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from docverify.classes import replace
from docverify.facts.fact import LOOSE, Fact, Notation
from docverify.findings import Finding, Severity, Verdict
from docverify.judge.code.compared import Compared
from docverify.judge.code.setups import outright, same, within
from docverify.judge.facts.blame import Cause
from docverify.judge.facts.relation import Instance
from docverify.judge.facts.spoken import Book
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.weighed import judged_in
from docverify.judge.facts.worlds import World, worlds
from docverify.judge.words import Words
from docverify.kept import Kept
from docverify.source import Source, Span

_COUNTED = frozenset({Notation.NOUN, Notation.CUE})


def crossed(source: Source, together: Sequence[Compared], said: Sequence[Fact], kept: Kept) -> Iterator[Finding]:
    """Rules that need both sides, where a setup is surely that of the text; the place is in the setup."""
    sure = [each for each in together if each.sure and not each.different]
    if not sure:
        return
    book = Book(Words(source.text), kept)
    for each in sure:
        for world in worlds(list(_joined(each, said)), kept):
            yield from _findings(source, world, book, kept)


def _joined(each: Compared, said: Sequence[Fact]) -> Iterator[Fact]:
    """What is set, and what the text says of everything else: outright, or counted where it is the only one."""
    facts = [fact for fact in each.setup.facts.values() if LOOSE not in fact.qualifiers]
    some = next(iter(each.setup.facts.values()))
    names = {fact.name for fact in facts}
    beside = [f for f in said if f.name not in names and (_outright(f, some) or _only(f, said))]
    yield from (within(fact, "") for fact in (*facts, *beside))


def _outright(said: Fact, some: Fact) -> bool:
    return outright(said, replace(some, name=said.name, qualifiers=said.qualifiers))


def _only(said: Fact, every: Sequence[Fact]) -> bool:
    """Whether a count or an amount is the only one of its name: `64 micro batches`, `8.4 M tokens per step`."""
    plain = said.notation in _COUNTED and said.asserted and not said.scope.alternatives
    plain &= "mentioned" not in said.qualifiers and said.printing.quantity.one
    return plain and all(same(each, said) for each in every if each.name == said.name)


def _findings(source: Source, world: World, book: Book, kept: Kept) -> Iterator[Finding]:
    broken = [j.instance for j in judged_in([world], book) if j.verdict is Verdict.DISAGREE]
    broken = [each for each in broken if 0 < sum(map(_is_code, each.bound.values())) < len(each.bound)]
    broken = [each for each in broken if _places(each)]
    if not broken:
        return
    from docverify.judge.facts.telling import told

    while broken:
        counts = Counter(span for each in broken for span in _places(each))
        place = max(counts, key=lambda span: counts[span])
        settled = [each for each in broken if place in _places(each)]
        cause = Cause(settled[0], _places(settled[0])[place], tuple(settled[1:]))
        yield replace(told(source, cause, kept)[1], severity=Severity.WARNING)
        broken = [each for each in broken if each not in settled]


def _places(each: Instance) -> dict[Span, str]:
    """The settings that may be wrong, the likeliest first."""
    names = dict.fromkeys((*each.results, *each.bound))
    return {each.bound[name].printing.span: name for name in names if _is_code(each.bound[name])}


def _is_code(statement: Statement) -> bool:
    return statement.facts[0].notation is Notation.CODE
