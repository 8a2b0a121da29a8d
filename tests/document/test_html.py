"""HTML blocks: their text counts, their tags and hidden parts do not."""

import pytest

from docverify.document.model import FlowKind, PieceKind

from .invariants import read_and_check


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("<p>8 <b>GPUs</b> per node</p>", ["8 GPUs per node"]),
        ("<div>\n  8 GPUs\n  per <code>node</code>\n</div>", ["8 GPUs per node"]),
        ("<details><summary>Sum 4</summary>\n8 GPUs</details>", ["Sum 4", "8 GPUs"]),
        ("<ul><li>8<li>9</ul>", ["8", "9"]),
        ("<!-- 8 -->", []),
        ("<!-- 8\n\n9 --> 10", ["10"]),
        ("<script>\nvar a = 8\n\n</script>", []),
        ("<style>p { width: 8px }</style>", []),
        ("<div><script>8 < 9</script>4</div>", ["4"]),
        ("<p>1 &lt; 2 &#215; 3</p>", ["1 < 2 × 3"]),
        ("<p>10<sup>9</sup></p>", ["10^9"]),
        ('<p align="center" title="9 > 8">7</p>', ["7"]),
        ('<p><img src="9.png" alt="8 nodes"></p>', ["8 nodes"]),
        ("<p>8 < 9 and a<b</p>", ["8 < 9 and a<b"]),  # not tags
        ("<p", ["<p"]),
        ("> <p>8\n> GPUs</p>", ["8 GPUs"]),
    ],
)
def test_text(markdown: str, texts: list[str]) -> None:
    assert [flow.text for flow in read_and_check(markdown).flows] == texts


def test_heading_in_html_starts_a_section() -> None:
    document = read_and_check('<h1 align="center">Plan for 8 nodes</h1>\n\n8 GPUs\n')
    assert document.title == "Plan for 8 nodes"
    assert [flow.kind for flow in document.flows] == [FlowKind.HEADING, FlowKind.PARAGRAPH]
    assert document.flows[1].section == 1


def test_struck_and_code() -> None:
    (flow,) = read_and_check("<p>a <del>8</del> <code>9</code></p>").flows
    kinds = {piece.text: piece.kind for piece in flow.pieces}
    assert (kinds["8"], kinds["9"]) == (PieceKind.STRUCK, PieceKind.CODE)
