"""Document -> the scope of every place: the alternatives it belongs to, training or inference, the framework."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from docverify.document.model import Document, Flow, FlowKind
from docverify.facts.columns import qualifiers_of
from docverify.facts.divisions import branched, cues, divisions
from docverify.facts.fact import Phase, Scope
from docverify.facts.leading import above_lists, led_branches, led_by
from docverify.facts.mentions import mentions
from docverify.kept import Kept

_MARGIN = 2
_WEIGHT = 2
_MOST_CODE = 4000  # characters of a block that are looked at
_NUMBERING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)])\s+")
_LABEL = re.compile(r"^[^:：—–\n]{2,60}(?=[:：—–]|\s-\s)")
_Branches = tuple[tuple[str, str], ...]


class Scopes:
    """Worked out when asked for, once a section."""

    def __init__(self, document: Document, kept: Kept | None = None) -> None:
        self._document = document
        self._kept = kept or Kept()
        self._known: dict[tuple[int, int, _Branches], Scope] = {}
        self._sections: dict[int, tuple[_Branches, Phase, str]] = {}
        self._cues: dict[int, dict[str, set[str]]] = {}
        self._labelled: dict[int, dict[int, tuple[str, str]]] = {}

    def of(self, flow: Flow, more: _Branches = ()) -> Scope:
        """The scope of a flow; `more` are the alternatives of a table's row or column."""
        lead = self._lead(flow)
        key = flow.section, flow.item, lead + more
        if key not in self._known:
            branches, phase, framework = self._section(flow.section)
            together = {*branches, *lead, *more, *self._item(flow)}
            self._known[key] = self._kept.same(Scope(tuple(sorted(together)), flow.section, phase, framework))
        return self._known[key]

    def _section(self, index: int) -> tuple[_Branches, Phase, str]:
        if index not in self._sections:
            branches = list[tuple[str, str]]()
            for at in self._up(index):
                branches += self._headings.get(at, ())
            self._sections[index] = (tuple(branches), self._phase(index), self._framework(index))
        return self._sections[index]

    def whose(self, flow: Flow) -> frozenset[str]:
        """What the item or the heading above a flow says of its figures."""
        return self.lead_qualifiers(flow) or self.heading_qualifiers(flow.section)

    def heading_qualifiers(self, section: int) -> frozenset[str]:
        """What the nearest heading says its figures are for: `Memory per GPU`."""
        return led_by(self._document.sections[section].title)

    def lead_qualifiers(self, flow: Flow) -> frozenset[str]:
        """What the item that leads up to a list says of its figures: `Each GPU holds:`."""
        index = self._document.items[flow.item].parent if flow.item >= 0 else -1
        text = self._leads.get(index, "") if index >= 0 else ""
        said = frozenset(each for each in qualifiers_of(text) if each.startswith("per_"))
        if said or flow.item < 0:
            return said
        return self._above_lists.get(self._document.items[flow.item].list_id, said)

    @cached_property
    def _above_lists(self) -> dict[int, frozenset[str]]:
        return above_lists(self._document)

    @cached_property
    def _leads(self) -> dict[int, str]:
        """The first text of every item, if it has no number of its own."""
        found: dict[int, str] = {}
        for flow in self._document.flows:
            if flow.item >= 0 and flow.item not in found:
                found[flow.item] = "" if any(map(str.isdigit, flow.text)) else flow.text
        return found

    def _up(self, index: int) -> Iterator[int]:
        while index >= 0:
            yield index
            index = self._document.sections[index].parent

    @cached_property
    def _headings(self) -> dict[int, _Branches]:
        """The branch that each section's own heading opens."""
        children: dict[int, list[int]] = defaultdict(list)
        for index, section in enumerate(self._document.sections):
            if section.parent >= 0:
                children[section.parent].append(index)
        found: dict[int, _Branches] = {}
        for parent, siblings in children.items():
            titles = [_NUMBERING.sub("", self._document.sections[each].title) for each in siblings]
            for place, branch in branched(f"section:{parent}", titles):
                found[siblings[place]] = (branch,)
        return found

    def _lead(self, flow: Flow) -> _Branches:
        """The branches that lines above the flow have opened in its section: the last of each kind holds."""
        above = (branch for line, branch in self._led.get(flow.section, ()) if line <= flow.line)
        return tuple(dict(above).items())

    @cached_property
    def _led(self) -> dict[int, list[tuple[int, tuple[str, str]]]]:
        return led_branches(self._document)

    @cached_property
    def _lists(self) -> dict[int, dict[int, str]]:
        """The first paragraph of each item of each list."""
        found: dict[int, dict[int, str]] = defaultdict(dict)
        for flow in self._document.flows:
            if flow.item >= 0 and flow.kind is FlowKind.PARAGRAPH:
                found[self._document.items[flow.item].list_id].setdefault(flow.item, flow.text)
        return found

    def _list(self, list_id: int) -> dict[int, tuple[str, str]]:
        """The branch that the label of each item opens."""
        if list_id not in self._labelled:
            members = self._lists.get(list_id, {})
            labels = [match.group() if (match := _LABEL.match(text)) else "" for text in members.values()]
            items = list(members)
            branches = branched(f"list:{list_id}", [""] * len(labels) if _are_parts(labels) else labels)
            self._labelled[list_id] = {items[place]: branch for place, branch in branches}
        return self._labelled[list_id]

    def _item(self, flow: Flow) -> Iterator[tuple[str, str]]:
        index = flow.item
        while index >= 0:
            item = self._document.items[index]
            if item.tab:
                yield (f"tabs:{item.list_id}", str(item.index))
            elif (branch := self._list(item.list_id).get(index)) is not None:
                yield branch
            index = item.parent

    @cached_property
    def _flows(self) -> dict[int, list[Flow]]:
        """What is said in each section; of tables the header and the first column."""
        flows: dict[int, list[Flow]] = defaultdict(list)
        for flow in self._document.flows:
            flows[flow.section].append(flow)
        for table in self._document.tables:
            flows[table.section] += [*table.header, *(row[0] for row in table.rows if row)]
        for fence in self._document.fences:
            flows[fence.flow.section].append(fence.flow)
        return flows

    def _said(self, index: int) -> dict[str, set[str]]:
        if index not in self._cues:
            self._cues[index] = self._kept.of(_cues, *self._flows.get(index, ()))
        return self._cues[index]

    def _phase(self, index: int) -> Phase:
        """By the section's own words; if they do not decide, by those of the sections that hold it, then of all."""
        training = inference = 0
        shared = divisions().shared if self._whole is Phase.TRAINING else frozenset[str]()
        for at in self._up(index):
            said = self._said(at)
            training += _WEIGHT * len(said.get("phase:training", ()))
            inference += _WEIGHT * len(said.get("phase:inference", set()) - shared)
            if abs(training - inference) >= _MARGIN:
                return Phase.TRAINING if training > inference else Phase.INFERENCE
        return self._whole

    @cached_property
    def _whole(self) -> Phase:
        said = [self._said(index) for index in range(len(self._document.sections))]
        training = sum(len(each.get("phase:training", ())) for each in said)
        inference = [each["phase:inference"] for each in said if "phase:inference" in each]
        if training >= _MARGIN * (sum(len(each - divisions().shared) for each in inference) + 1):
            return Phase.TRAINING
        return Phase.INFERENCE if sum(map(len, inference)) >= _MARGIN * (training + 1) else Phase.UNKNOWN

    def _framework(self, index: int) -> str:
        for at in self._up(index):
            named = [what.partition(":")[2] for what in self._said(at) if what.startswith("framework:")]
            if named:
                return named[0] if len(named) == 1 else ""
        return ""


def _cues(*flows: Flow) -> dict[str, set[str]]:
    return cues(flow.text[:_MOST_CODE] if flow.kind is FlowKind.FENCE else flow.text for flow in flows)


def _are_parts(labels: Sequence[str]) -> bool:
    """Whether the formats in labels are those of different parts: `Weights (BF16)`, `Master weights in FP32`."""
    said = [mentions(label).all for label in labels]
    formatted = [each for each in said if any(mention.phrase.precision for mention in each)]
    names = [next((m.phrase.key for m in each if m.phrase.key and not m.phrase.dtype), ()) for each in formatted]
    return len(formatted) > 1 and () not in names and len({*names}) == len(names)
