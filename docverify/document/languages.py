"""Info string and code of a fence -> its language: as it is named, or what unnamed code shows itself to be."""

import re

PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "math", "calc", "calculation", "none", "output"})  # no code
LISTED = frozenset({"csv", "tsv", "psv", "table"})
DRAWN = PLAIN | LISTED  # what may be a table
DATA = frozenset({"yaml", "yml", "json", "jsonc", "toml", "ini"})
PYTHON = frozenset({"python", "py", "python3", "ipython", "pycon"})
SHELL = frozenset(
    {"bash", "sh", "shell", "console", "zsh", "ksh", "fish", "shell-session", "shellsession", "shellscript", "bat",
     "slurm", "sbatch", "dockerfile", "powershell", "cmd", "terminal", "dotenv", "env", "makefile", "make", "just"}
)  # fmt: skip
_NAME = re.compile(r"[\s{.]*([\w+#-]+)")
_COMMAND = re.compile(
    r"(?:\s*(?:#[^\n]*)?\n)*\s*(?:\$ |#!/|#SBATCH|(?:export )?[A-Z][A-Z_0-9]*=\S+[ \n]|"
    r"(?:sudo |env )?(?:torchrun|deepspeed|accelerate|mpirun|mpiexec|srun|sbatch|python3?|vllm|trtllm-\w+|docker|ray|"
    r"kubectl|helm|sglang|uv|bash|sh)\s)"
)
_FLAG = re.compile(r"\s--?[A-Za-z]|^#SBATCH|^export ", re.MULTILINE)
_ONLY_FLAGS = re.compile(  # `loader --buffers 6 --seed=17`
    r"\s*(?:[a-z][\w./-]*(?: [a-z][\w./-]*)?(?: \\?\n?[ \t]*)(?=--))?"
    r"(?:--[A-Za-z][\w.-]*(?:=\S+)?(?: [^\s\\-]\S*)*\s*(?:\\\s*)?)+"
)
_KEYED = frozenset({"yaml", "yml", "toml", "ini", "conf", "properties"})
_SPACED = re.compile(r"^[ \t-]*[^\s:=#][^\n:=]*[:=][ \t]*[~≈$€]?\d[\d.,]*[ \t]+[A-Za-zµ][^\n:=]*$", re.MULTILINE)
_FEWEST_SPACED = 4  # of so many lines one
_OBJECT = re.compile(r"\s*\{\s*\"[^\"\n]+\"\s*:")


def language(info: str, code: str) -> str:
    """The lower-case first word: `python` of `{python, echo=False}` and of `python:train.py`.

    Empty if it is unknown, and of a block of keys whose values are told, not set.
    """
    named = _NAME.match(info.lower())
    if named is not None:
        return "" if named[1] in _KEYED and _is_told(code) else named[1]
    if (_COMMAND.match(code) and _FLAG.search(code)) or _ONLY_FLAGS.fullmatch(code):
        return "sh"
    return "json" if _OBJECT.match(code) else ""


def _is_told(code: str) -> bool:
    """Whether its values are written for people, `141 GB`, as no program reads them."""
    return len(_SPACED.findall(code)) * _FEWEST_SPACED > code.strip().count("\n")
