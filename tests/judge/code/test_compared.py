"""Commands beside the text where there are several of them: what is told, by its value in the code."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_SAID = "## Large\n\n- TP: 8\n- PP: 4\n- Layers: 64\n- Hidden size: 8192\n- Sequence length: {}\n\n"
_RUN = "```bash\ntrain --tensor-parallel-size {} --pipeline-parallel-size {} {}\n```\n\n"
_LARGE = "--num-layers 64 --hidden-size 8192 --seq-length 4096"
_SMALL = "## Try it\n\n" + _RUN.format(1, 1, "--num-layers 4 --hidden-size 512 --seq-length 1024")
_OTHER = "## Small\n\n- TP: 2\n- PP: 1\n- Layers: 24\n- Hidden size: 2048\n- Sequence length: {}\n\n"
_OTHERS = _RUN.format(2, 1, "--num-layers 24 --hidden-size 2048 --seq-length 1024")


_SERVED = "- TP: 8\n- Max model length: 8192\n\n{}\n\n"
_SERVE = "```bash\nvllm serve m --tensor-parallel-size 8 --max-model-len 8192 --max-num-seqs 192\n```\n"
_LAYOUTS = "We train with TP 8, CP 16, PP 4 and DP 3.\n\nThe short run has TP 8, PP 2 and DP 96.\n\n"
_ROOMY = (
    "- TP: 8\n- PP: 2\n\nThe cache of 24 sequences × 2,048 tokens takes 4 GB.\n\n"
    "```bash\nvllm serve m --tensor-parallel-size {} --pipeline-parallel-size 2 --max-model-len 8192\n```\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_SERVED.format("We assume 96 running sequences per replica.") + _SERVE, ["192"]),
        (
            _SERVED.format("We assume 96 running sequences per replica.") + _SERVE + "\nThe cache holds 192 sequences.",
            [],
        ),
        (_LAYOUTS + _RUN.format(8, 4, "--context-parallel-size 16"), []),
        (_LAYOUTS + _RUN.format(8, 6, "--context-parallel-size 16"), ["6"]),  # of the layout that it comes nearest to
        (_LAYOUTS + _RUN.format(8, 2, "--num-layers 64"), []),
        (_ROOMY.format(8), []),
        (_ROOMY.format(4), ["4"]),  # that requests may be longer is no second difference
        (_SAID.format(4096) + _RUN.format(8, 4, _LARGE) + _SMALL, []),
        (_SAID.format(2048) + _RUN.format(8, 4, _LARGE) + _SMALL, ["4096"]),
        (_SAID.format(1024) + _RUN.format(8, 4, _LARGE) + _SMALL, []),  # which the other sets
        (_SAID.format(4096) + _RUN.format(8, 4, _LARGE) + _OTHER.format(1024) + _OTHERS, []),
        (_SAID.format(4096) + _RUN.format(8, 4, _LARGE) + _OTHER.format(512) + _OTHERS, ["1024"]),
    ],
)
def test_several_commands(text: str, told: list[str]) -> None:
    source = Source("plan.md", text)
    assert [each.claimed for each in judge(source, parse(source)).findings] == told


@pytest.mark.parametrize(
    ("stored", "computed", "told"), [("FP8", "bfloat16", []), ("BF16", "float32", []), ("BF16", "bfloat16", [])]
)
def test_formats(stored: str, computed: str, told: list[str]) -> None:
    text = f"- TP: 8\n- Context window: 24,576 tokens\n- Weights: {stored}\n\n"
    run = f"```bash\nvllm serve m --tensor-parallel-size 8 --max-model-len 24576 --dtype {computed}\n```\n"
    source = Source("plan.md", text + run)
    assert [each.claimed for each in judge(source, parse(source)).findings] == told


_RANKS = (
    "serve --tp {} --nnodes 2 --node-rank 0 --seq-length {}\nserve --tp 16 --nnodes 2 --node-rank 1 --seq-length 4096"
)


@pytest.mark.parametrize(("first", "length", "told"), [(16, 4096, []), (8, 4096, ["8"]), (16, 2048, ["2048"])])
def test_ranks_of_one_job(first: int, length: int, told: list[str]) -> None:
    text = "- TP: 16\n- Nodes: 2\n- Sequence length: 4096\n\n"
    source = Source("plan.md", f"{text}```bash\n{_RANKS.format(first, length)}\n```\n")
    assert [each.claimed for each in judge(source, parse(source)).findings] == told


@pytest.mark.parametrize(
    ("experts", "batch", "most", "told"),
    [
        (64, 128, 10240, []),
        (1024, 8, 10240, []),  # those of all layers, the batch of one device
        (96, 128, 10240, ["96"]),
        (64, 96, 10240, ["96"]),
        (64, 128, 4096, []),  # it is one of the lengths
        (64, 128, 20480, ["20480"]),
    ],
)
def test_flags_of_a_program_of_ones_own(experts: int, batch: int, most: int, told: list[str]) -> None:
    text = "- Layers: 16\n- Experts per layer: 64\n- Hidden size: 1024\n- Batch: 128 sequences\n"
    text += "- Sequence length: 128-10240\n- A rank holds 16 experts of each layer.\n\n"
    run = f"serve.py --num-layers 16 --hidden-size 1024 --num-experts {experts} --batch-size {batch}"
    source = Source("plan.md", f"{text}```bash\ntorchrun {run} --max-seq-len {most}\n```\n")
    assert [each.claimed for each in judge(source, parse(source)).findings] == told
