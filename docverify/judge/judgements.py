"""Equations of a document -> judgements on them, without those that state nothing."""

from docverify.claims.collect import Claims
from docverify.claims.sentences.steps import STEP
from docverify.claims.status.status import Statuses
from docverify.document.model import Document
from docverify.findings import Verdict
from docverify.judge.equations.added_parts import granted
from docverify.judge.equations.arrows import equated
from docverify.judge.equations.carried import carried
from docverify.judge.equations.slips import misprinted
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import considered
from docverify.judge.prose.groups import of_groups
from docverify.kept import Kept

_NOTHING_SAID = "no common unit", "not computable"


def judgements(claims: Claims, document: Document, meant: Statuses, kept: Kept) -> list[Judgement]:
    units = carried(claims, document, kept)
    judged = units.judged([considered(equation, meant, kept) for equation in claims.equations])
    judged, equal = [granted(each, document, claims.printings) for each in judged], equated(judged)
    if any(each.verdict is Verdict.DISAGREE for each in judged):
        from docverify.judge.equations.inexplicable import doubted

        judged = [doubted(each) for each in judged]
    return [each for each in judged if not (_no_statement(each, equal) or of_groups(each, claims.passages))]


def _no_statement(judgement: Judgement, equal: bool) -> bool:
    """Words whose values cannot be compared do not say what the form would; an arrow may lead to another value, unless
    the text sets it where others set a sign of equality."""
    if judgement.equation.form == STEP:
        return judgement.verdict is Verdict.DISAGREE and not (equal or misprinted(judgement))
    return judgement.equation.form == "phrase" and judgement.reading.startswith(_NOTHING_SAID)
