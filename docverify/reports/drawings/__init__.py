"""A study -> pictures of what the document describes, as inline SVG with the same said in words."""

from collections.abc import Callable

from docverify.judge.judge import Study
from docverify.reports.dossier import Drawing
from docverify.reports.drawings.budget import budgets
from docverify.reports.drawings.chain import chain
from docverify.reports.drawings.layout import layout
from docverify.reports.drawings.roofline import roofline
from docverify.source import Source


def drawings(source: Source, study: Study) -> tuple[Drawing, ...]:
    """Those for which the document says enough."""
    makers: tuple[Callable[[Source, Study], tuple[Drawing, ...]], ...] = (layout, budgets, roofline, chain)
    return tuple(drawing for make in makers for drawing in make(source, study))
