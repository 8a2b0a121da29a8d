"""Numbers of a plan x roles -> judgements: a number whose words say what it is must fit what the others give.

Words alone bind loosely, so much is granted: a number is wrong only if no value that the document states anywhere, in
any of its formats, of one device or of all, comes to it under any role that its words allow.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from docverify.claims.collect import Claims
from docverify.claims.status.status import Statuses
from docverify.document.model import Document, Flow, FlowKind
from docverify.facts.fact import Fact
from docverify.judge.judgement import Judgement
from docverify.judge.plans.asked import asked_for
from docverify.judge.plans.book import Role, book
from docverify.judge.plans.cases import of_a_case, of_other_cases
from docverify.judge.plans.explained import explained
from docverify.judge.plans.fit import by_factor, tolerance
from docverify.judge.plans.given import Given, Ruled, given_of, ruled_of, same_as_before
from docverify.judge.plans.judged import judged
from docverify.judge.plans.mended import mended, repeats, with_mended
from docverify.judge.plans.mentions import mentions
from docverify.judge.plans.numbers import Said, numbers, unread_of
from docverify.judge.plans.open import open_to
from docverify.judge.plans.special import DEVICES
from docverify.judge.plans.unexcused import unexcused
from docverify.judge.plans.values import Values
from docverify.judge.plans.wrong import Wrong
from docverify.kept import Kept

_DIGITS, _REPEATS = 3, 4
_PLANS = 2  # numbers of one kind in a row that may be of one plan


def planned(
    document: Document,
    claims: Claims,
    facts: Sequence[Fact],
    meant: Statuses,
    known: Sequence[Judgement],
    topics: frozenset[str],
    kept: Kept,
) -> Iterator[Judgement]:
    """Judgements on what no rule has contradicted yet."""
    topics = kept.same(topics)
    every = [kept.once(ruled_of, group, topics) for group in numbers(document, claims.passages, kept)]
    ruled = [each for group in every for each in group if each.plain and meant.asserts(each.said.printing)]
    ruled = open_to(ruled, claims.equations, known) if ruled else []
    text = "\n".join(flow.text for flow in _flows(document)) if ruled else ""
    ruled = unexcused(ruled, _flows(document), text, kept) if ruled else []
    if not ruled:
        return
    asked = kept.same(asked_for(frozenset(role.name for each in ruled for role in each.roles)))
    given = (each for group in every for each in kept.once(given_of, group, topics, asked))
    given = (each for each in given if not DEVICES.isdisjoint(each.names) or meant.asserts(each.printing))
    values = _values(given, _with_kinds(facts, every, meant), document, text, asked, kept)
    others = [each.said for group in every for each in group]
    unread = kept.same(unread_of(others, facts))
    yield from _contradicted(ruled, others, values, known, unread, kept)


def _contradicted(
    ruled: Sequence[Ruled],
    others: Sequence[Said],
    values: Values,
    known: Sequence[Judgement],
    unread: tuple[float, ...],
    kept: Kept,
) -> Iterator[Judgement]:
    options, wrong, right = _rows_of_options(others), Wrong(known), mended(others, known)
    own = _of_each_section(others)
    judged_in = Counter(_row(each) for each, _, _ in ruled)
    for each, roles, _ in reversed(ruled):  # what follows is as a rule said behind what it follows from
        near, apart = others, frozenset[int]()
        if each.own in own:
            continue
        if (count := options.get(_row(each), 0)) > _PLANS:
            if judged_in[_row(each)] < count:
                continue
            near = [o for o in others if o.block != each.block or o.column == each.column]
            apart = _apart(each, others)
        judgement = _judged(each, roles, values, unread, apart, others, kept)
        if judgement is None or wrong.tells(judgement) or of_a_case(judgement, each, others):
            continue
        used, off, sure = frozenset(judgement.equation.evidence), max(map(tolerance, roles)), any(map(by_factor, roles))
        if repeats(each, right):
            continue
        if any(explained(one, o, off, sure, used) for o in (near, with_mended(near, right)) for one in _told(each, o)):
            continue
        wrong.add(judgement)
        yield judgement


def _judged(
    each: Said,
    roles: tuple[Role, ...],
    values: Values,
    unread: tuple[float, ...],
    apart: frozenset[int],
    others: Sequence[Said],
    kept: Kept,
) -> Judgement | None:
    """Once more without what is said of other lengths and batches, if it rests on that."""
    judgement = kept.once(judged, each, roles, values, unread, kept.same(apart))
    cases = of_other_cases(judgement, each, others) if judgement is not None else apart
    return judgement if cases <= apart else kept.once(judged, each, roles, values, unread, kept.same(apart | cases))


def _told(each: Said, near: Sequence[Said]) -> Iterator[Said]:
    """The number, and where the same is told elsewhere, unless anything may be that number by chance."""
    yield each
    digits = each.printing.quantity.printed.significant
    alike = (o for o in near if o is not each and (o.kind, o.value) == (each.kind, each.value))
    yield from islice(alike, _REPEATS) if digits >= _DIGITS else ()


def _rows_of_options(others: Sequence[Said]) -> Mapping[tuple[int, int, str], int]:
    """How often rows state one thing: of several plans side by side, what is in other columns is of other plans.

    Where not all of them have a role it is not the row that names them.
    """
    return Counter(map(_row, (o for o in others if o.printing.flow.kind is FlowKind.CELL)))


def _of_each_section(others: Sequence[Said]) -> frozenset[str]:
    """The words that items of several sections give several values: `Monthly cost` of each of the options."""
    told = defaultdict[str, dict[int, float]](dict)
    for each in others:
        if each.printing.flow.item >= 0:
            told[each.own][each.section] = each.value
    return frozenset(own for own, values in told.items() if len(set(values.values())) > 1)


def _row(each: Said) -> tuple[int, int, str]:
    return each.block, each.sentence, each.kind


def _apart(each: Said, others: Sequence[Said]) -> frozenset[int]:
    """Where the numbers of other plans stand, and those of cells that hold several: `40 (8)` heads."""
    cells = [other for other in others if other.block == each.block]
    held = Counter(id(other.printing.flow) for other in cells)
    starts = (o.printing.span.start for o in cells if o.column != each.column or held[id(o.printing.flow)] > 1)
    return frozenset(starts)


def _values(
    given: Iterable[Given],
    facts: Iterable[tuple[Fact, str]],
    document: Document,
    text: str,
    asked: frozenset[str],
    kept: Kept,
) -> Values:
    """Made anew only if one of these, or what the text mentions, has changed."""
    if not kept.lasting:
        return Values(tuple(given), tuple(facts), (mentions(text, asked),))
    found = (kept.once(mentions, flow.text, asked) for flow in _flows(document))
    parts = (
        kept.group(*(same_as_before(each, kept) for each in given)),
        kept.group(*(kept.of(_with_kind, *each) for each in facts)),
        kept.group(*(kept.same(each) for each in found if any(each))),
    )
    return kept.once(Values, *parts)


def _with_kind(fact: Fact, kind: str) -> tuple[Fact, str]:
    return fact, kind


def _with_kinds(
    facts: Iterable[Fact], numbers: Iterable[Sequence[Ruled]], meant: Statuses
) -> Iterator[tuple[Fact, str]]:
    """The facts that have a role, with the kinds that they have as numbers."""
    chosen = [fact for fact in facts if fact.name in book().by_fact]
    spans = {fact.printing.span for fact in chosen}
    said = [each.said for group in numbers for each in group if each.said.printing.span in spans]
    kinds = {each.printing.span: each.kind for each in said if meant.asserts(each.printing)}
    return ((fact, kinds.get(fact.printing.span, "")) for fact in chosen)


def _flows(document: Document) -> Iterator[Flow]:
    yield from document.flows
    for table in document.tables:
        for row in (table.header, *table.rows):
            yield from row
    yield from (fence.flow for fence in document.fences)
