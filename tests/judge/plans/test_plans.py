"""Numbers of serving plans: what is explained by the lines around it, what time a name is of, and a second check."""

import pytest

from docverify.claims.collect import collect
from docverify.document.anchors import anchored
from docverify.document.model import Document
from docverify.document.parse import parse
from docverify.interfaces.check import check
from docverify.judge.judge import judge, judge_again
from docverify.judge.phrasebook import phrasebook
from docverify.judge.plans.numbers import numbers
from docverify.judge.plans.value import distance, printed
from docverify.kept import Kept
from docverify.source import Source


def _told(text: str) -> list[tuple[str, str]]:
    source = Source("plan.md", text)
    return [(finding.code, finding.claimed) for finding in judge(source, parse(source)).findings]


_DAY = "| Replica traffic | |\n|---|---|\n| Requests per day | {day} |\n| Average rate | {rate} requests/s |\n"
_TOKENS = (
    "| Load of a replica | prompts |\n|---|---|\n| Prompt | 3,000 tokens |\n| Longest prompt | 9,000 tokens |\n\n"
    "| | value |\n|---|---|\n| Answer | 250 tokens |\n| Peak rate | 20 requests/s |\n"
    "| Prefill demand | {demand} tokens/s |\n\nKV cache: 80 GB.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        _DAY.format(day="2.6 million", rate="30"),
        _DAY.format(day="2.6 million", rate="30.1"),
        _TOKENS.format(demand="60,000"),
        _TOKENS.format(demand="180,000"),
        _TOKENS.format(demand="65,000"),  # prompt and answer together
        "KV per replica 40 GB. The 34B draft is in FP16.\n\n- cache: 7.1 GB\n- rest: 7.9 GB\n- weights: 15.0 GB\n",
        "KV cache per token: 128 KiB per replica, half of it on each of 2 GPUs. 32 layers, 8 KV heads of 128, FP16.\n",
        "Training. A set: 3 × 4,096 sequences × 8,192.\n\nGPUs take 4.2 M tokens per training step.\n",  # not 4,096²
        "KV cache of the 8 GB card.\n\n- average: 40 requests/s\n- growth of 50 %: peak load of 80 requests/s\n",
        "The 70B model has BF16 weights of 141 GB. At most 11 copies are on disk: 10.9 TB.\n",  # no slip is so far off
        "KV cache: 8 GB. A card reads 864 GB/s. The 7B in FP16: 55 tok/s for one stream, 2,400 tok/s at 64 streams.\n",
        "# Sync\n\nA 48 GB card. Every engine has 7.1 GB of it per GPU, 60 % of peak.\n",  # no share of it
        "A 70B model on 6 A100 (312 TFLOPS).\n\nGPT-3 took 300B tokens, 3.1 × 10^23 FLOPs: 9 GPU-days of training.",
        "The 40G card keeps the KV cache. A token costs 0.8 MB elsewhere.\n\n- cache of a token: 50,000 bytes\n"
        "- weights: 1.1 GB\n- left for the cache: 37.5 GB\n\nThat is room for 750,000 tokens of cache.\n",
        "The KV cache holds it all.\n\n## Costs\n\n41 customers were paid. The median was 1.6 s.\n\n"
        "## Limits\n\nRequests per second went 200 → 120 req/s.\n",  # nobody says that each of them asks so often
        "| Engine | Requests/s | Output | KV cache |\n|---|---|---|---|\n| a | 14.1 | 3.2k | 8 GB |\n"
        "| b | 15.5 | 3.9k | 8 GB |\n| c | 16.5 | 4.2k | 8 GB |\n\nOne call takes 3 s. So 24 requests are in flight.\n",
        "Attention: 3.4B params, FFN: 5.6B params.\n\nKV cache: 8 GB.\n\n- weights in INT4: 4.5 GB\n",  # both of them
        "KV cache of 8 GB.\n\nThe peak factor is 2.\n\n- peak load: 40 requests/s\n- busy hour: 40 requests/s\n",
    ],
)
def test_silent(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_DAY.format(day="2.6 million", rate="45"), [("SRV012", "45 requests/s")]),
        (_TOKENS.format(demand="75,000"), [("SRV013", "75,000 tokens/s")]),
    ],
)
def test_told(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("days", "device", "expected"),
    [
        ("61 days", "A100", "28 days"),  # 16 bit: nobody says TF32; six operations: nobody says recomputation
        ("56 days", "A100 (TF32)", ""),
        ("5.9 days", "H100 (2:4 sparsity)", ""),
        ("78 days", "H100", "11.6 days"),
        ("172 days", "H100 (FP32)", ""),
    ],
)
def test_a_peak_is_of_the_format_that_is_told(days: str, device: str, expected: str) -> None:
    share = 52 if "A100" in device else 40
    text = f"A model of 13B parameters is trained on 2.6T tokens with 512 {device} in {days} at an MFU of {share} %."
    assert [each.expected[0].text for each in check(text).findings] == ([expected] if expected else [])


_ELSEWHERE = (  # the tokens of another row are as near as those of another paragraph
    "The longest session has 8,192 tokens. A token takes 160 KiB of KV cache.\n\n"
    "| Cache of | |\n|---|---|\n| Request length | 4,096 tokens |\n| One request | 1.25 GiB |\n"
)


@pytest.mark.parametrize("text", [_ELSEWHERE, *(_TOKENS.format(demand=each) for each in ("60,000", "75,000"))])
def test_a_second_check_says_the_same(text: str) -> None:
    kept = Kept()
    for longer in (text, f"{text}\nNothing more.\n", text):
        source = Source("plan.md", longer)
        kept.turn()
        again = [(finding.span, finding.message) for finding in judge_again(source, parse(source), kept).findings]
        assert again == [(finding.span, finding.message) for finding in judge(source, parse(source)).findings]


def _distances(document: Document) -> list[tuple[bool, bool, int]]:
    kept = Kept()
    said = [each for group in numbers(document, collect(document, phrasebook(), kept).passages, kept) for each in group]
    values = [printed(each.printing, each.value, each.block, each.section) for each in said]
    return [distance(value, each) for value in values for each in said]


def test_how_near_a_number_is_does_not_depend_on_how_places_are_counted() -> None:
    source = Source("plan.md", _ELSEWHERE)
    document = parse(source)
    assert _distances(document) == _distances(anchored(source, document, Kept())[1])


_SERVED = (
    "| | |\n|---|---|\n| Weights | {cell} |\n\n"
    "```sh\nvllm serve org/Heron-34B-Instruct-FP8 --tensor-parallel-size 4 --gpu-memory-utilization 0.88\n```\n"
)


@pytest.mark.parametrize(
    ("cell", "claimed"),
    [
        ("FP8, 34.2 GB, 8.6 GB per GPU", []),  # `per GPU` is said of the second
        ("FP8, 34.2 GB (8.6 GB per GPU)", []),
        ("8.6 GB per GPU, 34.2 GB in all, FP8", []),
        ("FP8, 8.6 GB (34.2 GB / 4) per GPU", []),  # and here of the first
        ("FP8, 34.2 GB, 13.6 GB per GPU", ["13.6 GB per GPU"]),
    ],
)
def test_several_sizes_in_a_cell(cell: str, claimed: list[str]) -> None:
    assert [told for _, told in _told(_SERVED.format(cell=cell))] == claimed


_BF16 = "A token takes 320 KiB of KV cache in BF16.\n\n"


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("In FP8 a request of 4,096 tokens takes 640 MiB of cache rather than 1.25 GiB.", True),
        ("FP8 halves the cache: a request of 4,096 tokens takes 640 MiB.", True),
        ("With an FP8 cache, 40 GB hold 244k tokens.", True),
        ("A request of 4,096 tokens takes 640 MiB of cache.", False),
        ("A request of 4,096 tokens takes 1.52 GiB of cache.", False),
    ],
)
def test_a_cache_in_another_format(text: str, silent: bool) -> None:
    assert (not _told(_BF16 + text + "\n")) is silent


def test_what_a_size_before_is_per_says_nothing_of_the_next() -> None:
    text = "A token takes 160 KiB of KV cache. We cache 4,000 tokens: 0.66 GB per session, 0.66 TB in host RAM.\n"
    assert _told(text) == []


def test_the_number_of_bytes_is_counted() -> None:
    text = "FP16 takes 2 bytes per parameter.\n\n26.4B parameters, or {} GB in FP16\n"
    assert [each.claimed for each in check(text.format("62.8")).findings] == ["62.8 GB"]
    assert not check(text.format("52.8")).findings


def test_words_before_a_sign_of_addition_are_of_the_other_operand() -> None:
    model = "A model of 24 layers with hidden size 2048 and 16 heads of 128.\n\n"
    assert not check(f"{model}Active are 403M in attention + 805M for two experts.\n").findings


def test_what_is_computed_of_the_right_value_of_a_wrong_line_is_right() -> None:
    text = (
        "A 40.3B model in FP8 on EP16.\n\n- Experts: 24 × 2 × 25.2 MB = {}\n- Attention: 1.61 GB\n- Weights: 2.82 GB\n"
    )
    assert [each.claimed for each in check(text.format("604 MB")).findings] == ["604 MB"]
    assert not check(text.format("1.21 GB")).findings


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("On average there are 1,000 requests per second.\n\nThat makes {} requests a day.", ["8.64M", "86.4M"]),
        ("The schedule has 36,000 steps. A step takes 2 seconds. The run takes {}.", ["200 hours", "20 hours"]),
    ],
)
def test_a_text_of_few_numbers(text: str, claimed: list[str]) -> None:
    wrong, right = claimed
    assert [found.split()[0] for _, found in _told(text.format(wrong))] == [wrong.split()[0]]
    assert _told(text.format(right)) == []
