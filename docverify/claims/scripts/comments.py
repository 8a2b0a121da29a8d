"""A fence of code -> its comments, each a flow of its own: what `#` or `//` parts from what is run.

Code that was commented out is no comment. What no language would take, `weights = 7e9 * 4 bytes = 28 GB`, is one too,
and so is a text in quotation marks that computes: `"40 TB × $0.09 = $3.6k"`.
"""

import re
from collections.abc import Iterator

from docverify.claims.diagrams import part_of
from docverify.document.languages import PLAIN
from docverify.document.model import Fence, Flow

_HASH = re.compile(r"(?:^|(?<=[\s;]))#+(?![!#]|SBATCH|PBS|BSUB|\+)[ \t]*(?P<text>[^\n]*\d[^\n]*)", re.MULTILINE)
_DASHES = re.compile(r"(?:^|(?<=[\s;,)]))--+[ \t]+(?P<text>[^\n]*\d[^\n]*)", re.MULTILINE)
_SLASHES = re.compile(r"(?:^|(?<=[\s;,{}\]]))//+[ \t]*(?P<text>[^\n]*\d[^\n]*)", re.MULTILINE)
_STATED = re.compile(
    r"^[ \t]*[A-Za-z_][\w.]{0,40}[ \t]*=[ \t]*"
    r"(?P<text>[\d(][^=#\n<>!'\"]{0,80}[*/+×x-][^=#\n<>!'\"]{1,80}[ \t]=[ \t]"
    r"[~≈]?[ \t]?\d[\d.,]*[ \t]?[A-Za-z%][^\n]*)",
    re.MULTILINE,
)
_QUOTED = re.compile(
    r"[\"'](?P<text>(?=[^\"'\n{}\\%]{3,120} [=≈] ?[~≈$€]{0,2}\d)(?=[^\"'\n]{0,120}\d ?\S{0,16} ?[×*/+÷x] ?[$€]?\d)"
    r"[^\"'\n{}\\%]{6,240})[\"']"
)
_SLASHED = frozenset({
    "json", "jsonc", "json5", "hcl", "terraform", "tf", "tfvars", "nomad", "cpp", "c", "c++", "cuda", "cu", "go",
    "rust", "rs", "js", "javascript", "jsx", "ts", "typescript", "tsx", "java", "kotlin", "swift", "scala",
    "csharp", "cs", "verilog", "systemverilog", "sv", "glsl", "hlsl", "wgsl", "metal", "opencl", "cl", "zig", "dart",
    "proto", "protobuf", "php", "groovy", "solidity", "objc", "cc", "hpp", "h", "mjs", "ptx",
})  # fmt: skip
_DASHED = frozenset({"sql", "mysql", "postgresql", "postgres", "plsql", "hive", "lua", "haskell", "hs", "vhdl", "ada"})
_CODE = re.compile(
    r"[-\w.\"']+\s*[:=](?![=:])\s*\S+\s*$|.*(?:(?:^|\s)--?[a-z]|\w\(|\$[A-Za-z_]|[;\\]\s*$)|(?:export|import|from|pip|sudo)\s"
)
_MOST, _LONGEST = 200, 50_000


def comments(fence: Fence) -> Iterator[Flow]:
    text = fence.flow.text
    if fence.language in PLAIN or fence.language == "mermaid" or len(text) > _LONGEST:
        return
    pattern, mark = (_DASHES, "--") if fence.language in _DASHED else (_HASH, "#")
    pattern, mark = (_SLASHES, "//") if fence.language in _SLASHED else (pattern, mark)
    found = pattern.finditer(text) if mark in text else iter(())
    for _, match in zip(range(_MOST), found, strict=False):
        if _CODE.match(match["text"]) is None:
            yield from part_of(fence.flow, *match.span("text"))
    for computed in (_STATED, _QUOTED):
        for _, match in zip(range(_MOST), computed.finditer(text), strict=False):
            yield from part_of(fence.flow, *match.span("text"))
