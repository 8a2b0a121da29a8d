"""What is kept beside the bytecode changes a start's time and nothing else; a broken file does no harm."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECK = "We have 8 × 80 GB = 460 GB, p50 is 3 ms.\n\n| Part | GB |\n|---|---|\n| A | 1 |\n| B | 2 |\n| Total | 5 |\n"
HOW = """
import re, sys
from docverify.start.kept import keep, use
kept = use()
from typing import NamedTuple
from dataclasses import dataclass
{body}
print(kept.new)
keep(kept)
"""


@pytest.fixture
def bytecode(tmp_path: Path) -> Path:
    return tmp_path / "bytecode"


def run(bytecode: Path, *arguments: str, stdin: str = "") -> str:
    given = {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONPATH": str(ROOT), "DOCVERIFY_CACHE_DIR": str(bytecode)}
    environment = {**os.environ, **given}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=environment, input=stdin, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.stdout


def check(bytecode: Path) -> str:
    return run(bytecode, "-m", "docverify", "check", "--no-cache", "-", stdin=CHECK)


def file(bytecode: Path) -> Path:
    (found,) = bytecode.rglob("kept.*.kept")
    return found


def test_a_second_start_says_the_same(bytecode: Path) -> None:
    first = check(bytecode)
    assert "460 GB" in first
    written = file(bytecode).stat().st_mtime_ns
    assert check(bytecode) == first
    assert file(bytecode).stat().st_mtime_ns == written


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe9\x00", b"\x80" * 64])
def test_a_broken_file_is_made_again(bytecode: Path, content: bytes) -> None:
    first = check(bytecode)
    file(bytecode).write_bytes(content)
    assert check(bytecode) == first
    assert len(file(bytecode).read_bytes()) > 10_000


PATTERNS = r"""
tried = [r"(?P<n>a+)(b)?", r"(?i)straße", r"[一-鿿]+", r"(?s:x.y)(?-i:Z)", r"(?<=a)(?!b)\w{2,5}?", *map(str, range(20))]
for text in tried:
    for flags in (0, re.I, re.M | re.S, re.X):
        made = re.compile(text, flags)
        print(made, made.flags, made.groups, made.groupindex, made.findall("aab STRASSE 漢字 x\nyZ acde 17"))
"""


def test_patterns_are_what_they_were(bytecode: Path) -> None:
    made, kept = (run(bytecode, "-c", HOW.format(body=PATTERNS)).splitlines() for _ in range(2))
    assert made[:-1] == kept[:-1]
    assert int(made[-1]) > 90
    assert int(kept[-1]) == 0


CLASSES = """
@dataclass(frozen=True, slots=True)
class A:
    x: int
    y: str = "y"

class B(NamedTuple):
    x: int
    y: str = "y"

@dataclass
class C:
    z: float

print(A(1), A(1) == A(1), hash(A(1)) == hash(A(1)), A(1) == A(2), B(1), B(1) == (1, "y"), B(2)._replace(y="z"), C(0.5))
"""


def test_classes_are_what_they_were(bytecode: Path) -> None:
    made, kept = (run(bytecode, "-c", HOW.format(body=CLASSES)).splitlines() for _ in range(2))
    assert made[0] == kept[0]
    assert int(made[1]) > 8
    assert int(kept[1]) == 0


def test_a_pattern_that_is_none_is_told_as_ever(bytecode: Path) -> None:
    body = "try: re.compile('(')\nexcept re.error as error: print(error)\nkept.new = 99"
    for _ in range(2):
        told = run(bytecode, "-c", HOW.format(body=body))
        assert told.startswith("missing ), unterminated subpattern at position 0")


TABLES = """
from pathlib import Path
from docverify.compiled import compiled
source = Path(sys.argv[1])
print(compiled("letters", [source], lambda: [source.read_text()]))
"""


def test_a_table_is_as_new_as_what_it_is_made_of(bytecode: Path, tmp_path: Path) -> None:
    source, program = tmp_path / "letters.txt", tmp_path / "program.py"
    program.write_text(HOW.format(body=TABLES))
    for text in ("one", "two!"):
        source.write_text(text)
        made, kept = (run(bytecode, str(program), str(source)).splitlines() for _ in range(2))
        assert made[0] == kept[0] == str([text])
        assert int(made[1]) > int(kept[1]) == 0


FORMULAS = """
from docverify.formula import BadFormula, formula
many = (f"a = {n} / b" for n in range(9))
for text in ["a = -b * (c + 0.5)", "min(a, b, 2) <= ceil(c / d) ^ 2", "a ~ b - c - d", "a", "a = (b", "a = b c", *many]:
    try: print(formula(text))
    except BadFormula as error: print(error)
"""


def test_formulas_are_what_they_were(bytecode: Path) -> None:
    made, kept = (run(bytecode, "-c", HOW.format(body=FORMULAS)).splitlines() for _ in range(2))
    assert made[:-1] == kept[:-1]
    assert "Formula(left=Leaf(value='a'), relation='=', right=Binary(operator='*'" in made[0]
    assert int(kept[-1]) == 0


LIBRARY = """
import collections, dataclasses, re, sys
def state():
    places = [vars(re).get("_cache"), vars(re).get("_cache2"), re.compile, sys.meta_path[:]]
    return [id(each) for each in places[:3]], places[3], "exec" in vars(dataclasses), "eval" in vars(collections)
before = state()
import docverify
print(len(docverify.check(sys.argv[1]).findings) > 0, state() == before)
"""


def test_a_program_that_uses_the_library_is_left_alone(bytecode: Path) -> None:
    assert run(bytecode, "-c", LIBRARY, CHECK) == "True True\n"
    assert not list(bytecode.rglob("*.kept"))


@pytest.mark.parametrize("switches", [["-O"], ["-OO"], ["-I"], ["-X", "dev"], ["-W", "error"]])
def test_any_python_says_the_same(bytecode: Path, switches: list[str]) -> None:
    main = f"import sys; sys.path[:0] = [{str(ROOT)!r}]; sys.argv[1:] = ['check', '--no-cache', '-']\n"
    main += "from docverify.__main__ import main; main()"
    plain = check(bytecode)
    for _ in range(2):
        assert run(bytecode, *switches, "-X", f"pycache_prefix={bytecode}", "-c", main, stdin=CHECK) == plain


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_streams_may_be_closed(tmp_path: Path, closed: str) -> None:
    (tmp_path / "plan.md").write_text(CHECK, "utf-8")
    command = f"'{sys.executable}' -m docverify check --no-cache plan.md {closed}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


PARTS = """
from pathlib import Path
from docverify.compiled import compiled_parts
found = compiled_parts("parts", [Path(sys.argv[1])], lambda: {"a": [1, {"b": 2}], "c": []})
print(sorted(found.names), found["a"], found["c"], len(found))
try: found["d"]
except KeyError as error: print(error)
"""


def test_the_parts_of_a_table_are_what_they_were(bytecode: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(HOW.format(body=PARTS))
    made, kept = (run(bytecode, str(program), str(program)).splitlines() for _ in range(2))
    assert made[:2] == kept[:2] == ["['a', 'c'] [1, {'b': 2}] [] 2", "'d'"]
    assert int(made[-1]) > int(kept[-1]) == 0


LATE = r"""
enough = [re.compile(str(number)) for number in range(20)]
made = {"re": re, "__name__": "docverify.new"}
exec("LATE = re.compile(r'(?P<n>a+)(b)?', re.I); AGAIN = re.compile(r'(?P<n>a+)(b)?', re.I)", made)
late = made["LATE"]
print(type(late).__name__, late is made["AGAIN"], re.compile(r"(?P<n>a+)(b)?", re.I))
print(late.findall("aab Ab"), late.sub("-", "xAABx"), late.groups, dict(late.groupindex), late.flags == 34)
print([match["n"] for match in late.finditer("aab Ab")], late.match("b"), late.fullmatch("ab")[2], late.split("xaby"))
try:
    exec("re.compile('(')", made)
except re.error as error:
    print(error)
"""


def test_own_patterns_are_made_when_they_are_used(bytecode: Path) -> None:
    made, kept = (run(bytecode, "-c", HOW.format(body=LATE)).splitlines() for _ in range(2))
    assert made[0].startswith("Pattern True")
    assert kept[0].startswith("_Late True re.compile(")  # others get a pattern
    assert made[1:-1] == kept[1:-1]
