"""A file of code or configuration as a whole -> Document: one fence."""

from docverify.document.model import Document, Fence, Flow, FlowKind, Piece, PieceKind, Section
from docverify.source import Source, Span

_LANGUAGES = {
    "sh": "sh", "bash": "sh", "zsh": "sh", "slurm": "sh", "sbatch": "sh", "env": "env", "yaml": "yaml", "yml": "yaml",
    "json": "json", "jsonc": "jsonc", "json5": "json5", "toml": "toml", "ini": "ini", "cfg": "ini", "conf": "ini",
    "py": "python", "tf": "hcl", "tfvars": "hcl", "hcl": "hcl", "properties": "properties",
}  # fmt: skip


def is_listing(path: str) -> bool:
    """Whether a file's name says that it holds settings, not text."""
    return path.rpartition(".")[2].lower() in _LANGUAGES


def listing(source: Source) -> Document:
    """The file as the only fence of a document without text."""
    piece = Piece(PieceKind.TEXT, source.text, 0, Span(0, len(source.text)))
    flow = Flow(FlowKind.FENCE, source.text, (piece,), 0, line=1)
    fence = Fence(_LANGUAGES[source.path.rpartition(".")[2].lower()], flow)
    return Document((), (), (fence,), (Section("", 0, -1, 1),), (), None, "")
