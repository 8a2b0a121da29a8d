"""Info string and code of a fence -> its language: as it is named, or what unnamed code shows itself to be."""

import re

PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "math", "calc", "calculation", "none", "output"})  # no code
PYTHON = frozenset({"python", "py", "python3", "ipython", "pycon"})
_NAME = re.compile(r"[\s{.]*([\w+#-]+)")
_COMMAND = re.compile(
    r"(?:\s*(?:#[^\n]*)?\n)*\s*(?:\$ |#!/|#SBATCH|(?:export )?[A-Z][A-Z_0-9]*=\S+[ \n]|"
    r"(?:sudo |env )?(?:torchrun|deepspeed|accelerate|mpirun|mpiexec|srun|sbatch|python3?|vllm|trtllm-\w+|docker|ray|"
    r"kubectl|helm|sglang|uv|bash|sh)\s)"
)
_FLAG = re.compile(r"\s--?[A-Za-z]|^#SBATCH|^export ", re.MULTILINE)
_OBJECT = re.compile(r"\s*\{\s*\"[^\"\n]+\"\s*:")


def language(info: str, code: str) -> str:
    """The lower-case first word: `python` of `{python, echo=False}` and of `python:train.py`; empty if unknown."""
    named = _NAME.match(info.lower())
    if named is not None:
        return named[1]
    if _COMMAND.match(code) and _FLAG.search(code):
        return "sh"
    return "json" if _OBJECT.match(code) else ""
