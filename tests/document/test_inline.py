"""What the text of a paragraph reads as, and as what kind each part of it counts."""

import pytest

from docverify.document.model import Flow, PieceKind

from .invariants import read_and_check

TEXT, CODE, MATH, BREAK, STRUCK, ALT = (
    PieceKind.TEXT,
    PieceKind.CODE,
    PieceKind.MATH,
    PieceKind.BREAK,
    PieceKind.STRUCK,
    PieceKind.ALT,
)


def _flow(text: str) -> Flow:
    (flow,) = read_and_check(text).flows
    return flow


def _parts(text: str, kind: PieceKind) -> list[str]:
    return [piece.text for piece in _flow(text).pieces if piece.kind is kind]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**8** GPUs", "8 GPUs"),
        ("*8* of __16__ GPUs", "8 of 16 GPUs"),
        ("tensor_parallel_size 8", "tensor_parallel_size 8"),
        ("2 &times; 3&nbsp;GB &#215; &#xD7;", "2 × 3\u00a0GB × ×"),
        (r"2 \* 3 = 6, \$5", "2 * 3 = 6, $5"),
        ("[8 GPUs](https://example.org/99) here", "8 GPUs here"),
        ("[**8** `GPUs`](https://example.org/99 'ninety 9')", "8 GPUs"),
        ("[8 GPUs][gpus]\n\n[gpus]: https://example.org/99", "8 GPUs"),
        ("see https://example.org/8_9 for 8", "see https://example.org/8_9 for 8"),
        ("see <https://example.org/%38> for 8", "see https://example.org/%38 for 8"),  # as written, not decoded
        ("![4 nodes](a.png) and 5", "4 nodes and 5"),
        ("4 ~~of 8~~ of 16", "4 of 8 of 16"),
        ("~8 to ~9 GPUs", "~8 to ~9 GPUs"),  # a tilde says "about" here; only two of them strike out
        ("8 GPUs\nand 9", "8 GPUs and 9"),
        ("8 GPUs  \nand 9\\\nand 10", "8 GPUs and 9 and 10"),
        ("value 1\n639 ns", "value 1\n639 ns"),  # no number goes on over the end of a line
        ("8 GPUs<br>and 9<br/>more", "8 GPUs and 9 more"),
        ("10<sup>9</sup> and H<sub>2</sub>O", "10^9 and H2O"),
        ("8 <!-- not 9 --> GPUs", "8  GPUs"),
        ("512[^1] GPUs\n", "512[^1] GPUs"),  # without a definition it is text
        ("8 ` GPUs", "8 ` GPUs"),
        ("`` 8 ` 9 ``", "8 ` 9"),
    ],
)
def test_text(markdown: str, text: str) -> None:
    assert _flow(markdown).text == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("4*4*8*4 = 512", "4*4*8*4 = 512"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("2**30 bytes, 2**40 bytes", "2**30 bytes, 2**40 bytes"),
        ("(2+2)*(3)*4 = 48", "(2+2)*(3)*4 = 48"),
        ("TP*PP*DP = 512", "TP*PP*DP = 512"),
        ("**8*4 = 32** GPUs", "8*4 = 32 GPUs"),  # a product inside bold text
        ("**2**30 = 1073741824**", "2**30 = 1073741824"),
        ("**512**(8*64) GPUs", "512(8*64) GPUs"),  # bold text that ends before a bracket
        ("*512*(8*64) GPUs", "512(8*64) GPUs"),
        ("**8** **4**", "8 4"),
        ("8 *nodes*", "8 nodes"),
        ("8*", "8*"),
        ("***8*** GPUs", "8 GPUs"),
    ],
)
def test_asterisks_that_multiply_are_kept(markdown: str, text: str) -> None:
    assert _flow(markdown).text == text


@pytest.mark.parametrize(
    ("markdown", "formulas"),
    [
        ("so $8 \\times 4 = 32$ fits", ["8 \\times 4 = 32"]),
        ("$x = 5", []),
        ("$x$ = 5", ["x"]),  # a digit at the end of the line is not beside the first dollar sign
        ("so $$8 \\times 4$$ fits", ["8 \\times 4"]),
        ("$a$ and $b$, 2", ["a", "b"]),
        ("$8 GPUs \\times 2$", ["8 GPUs \\times 2"]),
        ("$70B * 2 = 140 GB$ each", ["70B * 2 = 140 GB"]),
        ("$2^{30}$ 5", ["2^{30}"]),
        (r"\(8 \times 4\) and \[a = 3\]", [r"8 \times 4", "a = 3"]),
        (r"\begin{align*}a &= 8 \\\end{align*} 8", [r"a &= 8 \\"]),
        (r"\[1\] and \(8\) and \[ \]", []),  # escaped brackets
        (r"\[[1](https://example.org/a=b)\] 8", []),  # a link in escaped brackets
        ("costs $2 per GPU-hour and $3", []),
        ("from $2/GPU-hour up to 3$", []),
        ("between $10 and $20", []),
        ("$1.2M (down from $1.5M)", []),
        ("US$3 or A$ 4", []),
        ("$5, in all 6$ too", []),
        ("$HOME/8/bin:$PATH", []),
        ("$8 $", []),
        (r"\$8 and $9\$", []),
        ("`$8$`", []),
    ],
)
def test_mathematics_and_money(markdown: str, formulas: list[str]) -> None:
    assert _parts(markdown, MATH) == formulas


def test_kinds() -> None:
    text = "8 `a 1` ~~b 2 `c 3`~~ ![d 4](x) <del>e 5</del> f"
    assert _parts(text, CODE) == ["a 1"]
    assert _parts(text, STRUCK) == ["b 2 ", "c 3", "e 5"]
    assert _parts(text, ALT) == ["d 4"]
    assert _parts("8\nGPUs", BREAK) == [" "]


def test_code_over_two_lines_of_a_quote() -> None:
    flow = _flow("> 8 `a\n>  b`")
    assert flow.text == "8 a b"
    assert [piece.kind for piece in flow.pieces] == [TEXT, CODE, CODE, CODE]


def test_spans_pick_out_the_source() -> None:
    source = "- the **total** is `512 GB` &times;\u00a02\n  over _8_ GPUs"
    flow = _flow(source)
    for word in ("total", "512 GB", "8", "over"):
        start = flow.text.index(word)
        span = flow.span(start, start + len(word))
        assert source[span.start : span.end] == word
    times = flow.text.index("×")
    assert source[flow.span(times, times + 1).start :].startswith("&times;")
    whole = flow.span(0, len(flow.text))
    assert source[whole.start : whole.end] == source[2:]


def test_footnote_reference_is_not_text() -> None:
    document = read_and_check("512[^1] GPUs\n\n[^1]: counted in 2024\n")
    assert [flow.text for flow in document.flows] == ["512 GPUs", "counted in 2024"]
