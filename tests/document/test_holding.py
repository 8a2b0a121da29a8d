"""One search of all texts finds the flows that a search of each finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from docverify.document.holding import holding
from docverify.document.model import Flow, FlowKind

PATTERN = re.compile(r"\bGPUs?\b|\d\s?×|每卡|(?<![\w.])TP[ =]?\d")
TEXTS = st.lists(
    st.sampled_from(["", "8 GPUs", "GPU", "GPUsage", "4 ×", "4", "× 2", "每卡 3", "TP=8", "x.TP8", "T", "P 8"]),
    max_size=9,
)


def _flow(text: str) -> Flow:
    return Flow(FlowKind.PARAGRAPH, text, (), 0)


@given(TEXTS)
def test_it_finds_what_a_search_of_each_finds(texts: list[str]) -> None:
    flows = [_flow(text) for text in texts]
    assert [id(each) for each in holding(PATTERN, flows)] == [id(each) for each in flows if PATTERN.search(each.text)]
