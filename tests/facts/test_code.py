"""What commands, configuration files and code are read to state."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docverify.facts.code_data import data_settings
from docverify.facts.code_shell import shell_settings
from docverify.facts.fact import Notation
from tests.facts.found import facts_of, sees, short

SHELL = [
    ("run --tp 4", ["tp=4"]),
    ("run --tp=4 --pp='2'", ["tp=4", "pp=2"]),
    ("run \\\n  --tp 4 \\\n  --pp 2", ["tp=4", "pp=2"]),
    ("run \\ # degrees\n  --tp 4 \\\n  --pp 2", ["tp=4", "pp=2"]),
    ("# run --tp 8\nrun --tp 4  # --pp 2", ["tp=4"]),
    ("$ run --tp 4", ["tp=4"]),
    ("export TP_SIZE=4; run --tp $TP_SIZE", ["tp=4"]),
    ("run --tp ${TP:-4}", ["tp=4"]),
    ("TP=4\nTP=8\nrun --tp $TP", ["tp=4", "tp=8"]),
    ("run --tp $(nproc) --pp `nproc` --dp $((2 * 4))", []),
    ("run --tp <n> --pp [4] --dp N", []),
    ("run --tp 4 8 16", []),  # a sweep
    ("run --tp auto --pp -1 --dp 4x", []),
    ("cat <<EOF > run.sh\nrun --tp 4\nEOF\nrun --pp 2", ["pp=2"]),
    ("cat <<'EOF'\nrun --tp 4", []),  # never closed
    ('srun bash -c "run --tp 4"', ["tp=4"]),
    ('echo "not closed --tp 4', ["tp=4"]),
    ("python -m vllm.serve --max-model-len 32k", []),  # 32000 or 32768
    ("export CUDA_VISIBLE_DEVICES=0,1,2,3", ["visible_devices=4"]),
    ("CUDA_VISIBLE_DEVICES=0 run", []),
]
DATA = [
    ("yaml", "tp: 4", ["tp=4"]),
    ("yaml", "- tp_size: '4'  # of 8", ["tp=4"]),
    ("yaml", "# tp: 4", []),
    ("yaml", "draft_model:\n  tp_size: 1\ntp_size: 4", ["tp=4"]),
    ("yaml", "tp: ${TP}\npp: 2x\ndp: 1-4", []),
    ("json", '{"hidden_size": 4096, /* "num_layers": 2, */ "num_layers": 32,}', ["hidden=4096", "layers=32"]),
    ("toml", "[vision]\nhidden_size = 1280\n[model]\nhidden_size = 4_096", ["hidden=4096"]),
    ("ini", "; tp = 8\ntp = 4", ["tp=4"]),
    ("python", "run(tp=4, pp=2 * 2)", ["tp=4"]),
    ("python", "tp: int = 4", ["tp=4"]),
    ("python", "if tp == 4 and pp >= 2: pass", []),
    ("python", '"""\ntp = 8\n"""\ntp = 4', ["tp=4"]),
    ("python", "tp = [4, 8]\npp = range(4)", []),
    ("rust", "let tp = 4;", []),
]


@pytest.mark.parametrize(("code", "expected"), SHELL)
def test_shell(code: str, expected: list[str]) -> None:
    assert _found("bash", code) == expected


@pytest.mark.parametrize(("language", "code", "expected"), DATA)
def test_data(language: str, code: str, expected: list[str]) -> None:
    assert _found(language, code) == expected


def test_commands_are_alternatives_to_each_other() -> None:
    one, other = (f.scope for f in facts_of("```bash\nserve --tp 4\nserve --tp 8\n```\n") if f.name == "tp")
    assert not sees(one, other)


PARTS = [
    ("replicas: 2\n---\nreplicas: 3", False),
    ("services:\n  a:\n    replicas: 2\n  b:\n    replicas: 3", False),
    ("prefill:\n  replicaCount: 2\ndecode:\n  replicaCount: 3", False),
    ("kind: Service\n---\nreplicas: 2", True),  # one of them has none
    ("model:\n  seq_length: 4096\ndata:\n  seq_length: 4096", True),  # of one run
]


@pytest.mark.parametrize(("code", "together"), PARTS)
def test_parts_of_a_file_are_alternatives_to_each_other(code: str, together: bool) -> None:
    scopes = [fact.scope for fact in facts_of(f"```yaml\n{code}\nkind: x\n```\n")]
    assert all(sees(one, other) == together for one, other in pairwise(scopes))


def test_a_value_stands_where_it_is_written() -> None:
    text = '> ```bash\n> export TP="16"\n> run --tp=$TP --pp 8\n> ```\n'
    found = [f.printing.span for f in facts_of(text)]
    assert [text[span.start : span.end] for span in found] == ["16", "8"]


def test_a_flag_in_a_sentence_is_mentioned() -> None:
    assert _found("", "", "Pass `--tensor-parallel-size 8` to the server.") == ["tp=8 mentioned"]


@given(st.text(alphabet="-=tp 4$\\'\"{}()<>E\n#;&|:[],", max_size=60))
def test_no_code_is_too_odd(code: str) -> None:
    for setting in [*shell_settings(code), *data_settings(code, "yaml"), *data_settings(code, "json")]:
        assert code[setting.start : setting.start + len(setting.value)] == setting.value


def _found(language: str, code: str, text: str = "") -> list[str]:
    text = text or f"```{language}\n{code}\n```\n"
    return [short(fact) for fact in facts_of(text) if fact.notation is Notation.CODE]
