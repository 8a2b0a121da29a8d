"""Parts -> the equations that a sentence prints: chains of sides, and brackets that derive or evaluate a side."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.chains import Chain, Chains, relation
from docverify.claims.sentences.in_time import in_time
from docverify.claims.sentences.parts import Part, runs
from docverify.claims.sentences.scenes import of_scene, sets_the_scene
from docverify.claims.sentences.steps import steps
from docverify.claims.sentences.terms_ahead import ends_sum, since_break
from docverify.document.model import Flow
from docverify.expression import Node, known, operations

_LONGEST = 200  # parts of a computation that a reader could follow
_NEEDS_LEFT = frozenset({"TIMES", "DIVIDE", "POWER"})


def equations(flow: Flow, parts: Sequence[Part], context: Sequence[Item] = ()) -> Iterator[Equation]:
    """Every equation among the parts, those inside brackets too."""
    chains = Chains(flow)
    every = list(runs(parts))
    stretches = [run for run in every if len(run) <= _LONGEST]
    yield from steps(flow, stretches, context)
    yield from in_time(flow, stretches, context)
    if any(run[0].kind == "GROUP" for run in stretches):
        from docverify.claims.sentences.far_glosses import far_glosses

        yield from far_glosses(flow, stretches, context)
    ahead = list[Part]()
    for run in every:
        ahead = since_break(ahead, run)
        at = len(run) if len(run) > _LONGEST or (len(run) == 1 and not run[0].inner) else _label_end(flow, run)
        while at < len(run):
            at = _behind_tail(flow, run, at)
            chain, length = chains.chain(run[at:]) if _promising(run[at:]) else (None, 0)
            if chain is not None and not ends_sum(ahead, run, chain) and not _ranks(run[at + length :], chain):
                from docverify.claims.sentences.pairs import paired

                found = paired(chain, run[at : at + length], flow, context, chains)
                yield from found if at != 1 else (of_scene(each, run[0], flow) for each in found)
            at += max(length, 1)
        for part in (each for each in run if each.inner):
            yield from equations(flow, part.inner, context)


def expression(flow: Flow, parts: Sequence[Part]) -> Node | None:
    """The computation that the parts are, all of them, with every value known."""
    chain, length = Chains(flow).chain(parts)
    if chain is None or length < len(parts) or len(chain.sides) > 1 or chain.sides[0].glosses:
        return None
    node = chain.sides[0].node
    return node if known(node) and operations(node) else None


def _label_end(flow: Flow, run: Sequence[Part]) -> int:
    """Where a computation begins. Behind "per" a number only qualifies what was said before, up to a sign that follows:
    `… per 1M tokens = $16 / 9 = $1.78`; in `… per 128 × 128 block = 1.0002` all is passed over."""
    if run[0].kind != "NUM" or flow.text[max(run[0].start - 4, 0) : run[0].start].lower() != "per ":
        return 0
    return 2 if len(run) > 1 and run[1].kind == "REL" else len(run)


def _behind_tail(flow: Flow, run: Sequence[Part], at: int) -> int:
    """What follows an operator whose left side could not be read, or a number without a word between, is the tail of an
    unknown expression: it is passed over. Not so a number in words: `at a batch of 32 one step reads 4 GB + 5 GB`."""
    before = run[max(at - 1, 0)]
    beside = at > 0 and before.kind == run[at].kind == "NUM" and run[at].start <= before.end + 1
    beside = beside and not (at == 1 and sets_the_scene(flow, before)) and not flow.text[run[at].start].isalpha()
    if before.kind not in _NEEDS_LEFT and not beside:
        return at
    return next((n + 1 for n in range(at, len(run)) if run[n].kind == "REL"), len(run))


def _ranks(behind: Sequence[Part], chain: Chain) -> bool:
    """`7 × 103k 26.1 > 11 × 65k 23.5 > …`: what is ranked has names of numbers."""
    ordered_by = chain.relations[-1].text if chain.relations else "="
    return bool(behind) and behind[0].kind == "NUM" and relation(ordered_by)[:1] in ("<", ">")


def _promising(run: Sequence[Part]) -> bool:
    return len(run) > 1 and any(part.kind in ("REL", "GLOSS") for part in run)
