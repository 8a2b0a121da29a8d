"""Relations in words: a sentence with its right and its wrong number, and the rule that tells of the wrong one."""

import pytest

from docverify import check

SENTENCES = [
    # code, sentence, right, wrong
    ("ARI031", "We expect 0.5 % of the 6,000 cables to fail in a year: {} replacements.", "30", "50"),
    ("ARI043", "Training needs 310 GPUs, with 20% headroom {}.", "387", "397"),  # of what there is with it
    ("ARI009", "The checkpoint has 380 GB. Written at 20 GB/s it takes {} s.", "19", "9"),
    ("ARI008", "A rack draws 41.6 kW, {} kW for all 12 racks.", "499.2", "599.2"),
    ("ARI010", "400 cards are 396 PFLOPS; at the 38 % MFU of our stack {} PFLOPS useful.", "150", "160"),
    ("ARI036", "The switch costs $24k and saves $2k a month; payback: {} months.", "12", "22"),
    ("ARI010", "Peak bandwidth is 3.35 TB/s; at 70 % utilisation the effective bandwidth is {} TB/s.", "2.35", "2.95"),
    ("ARI010", "At 45 % MFU an accelerator of 989 TFLOPS does {} TFLOPS of useful work.", "445", "545"),
    ("ARI010", "Of the 400 Gb/s line rate we get 85 %, that is {} Gb/s.", "340", "300"),
    ("ARI011", "The limit is 300 ms and we are at 255 ms, a margin of {} %.", "15", "25"),
    ("ARI011", "We use 66 GB of the 80 GB, so the headroom is {} GB.", "14", "24"),
    ("ARI011", "Budget 200 ms, measured 164 ms: margin {} ms.", "36", "46"),
    ("ARI012", "The 96 GB of the card are enough for the {} GB that the model needs.", "82", "102"),
    ("ARI012", "The weights are {} GB and fit on one 80 GB card.", "72", "92"),
    ("ARI012", "A 24 GB card can hold the {} GB model.", "21", "31"),
    ("ARI012", "The load of {} tokens/s is covered by the 45,000 tokens/s of the pool.", "42,000", "52,000"),
    ("ARI012", "The {} GB/s of the array cover the 15 GB/s that checkpoints need.", "18", "12"),
    ("ARI003", "The old pool takes 31 ms where the new one needs 62 ms; it is {}× as fast.", "2", "3"),
    ("ARI003", "Decode takes 20 ms on B200 and 30 ms on H100, so B200 is {}× faster.", "1.5", "2.5"),
    ("UNI001", "A step lasts 0.84 s, or {} ms.", "840", "84"),
    ("ARI014", "Each token takes 25 ms, so a user reads {} tokens per second.", "40", "25"),
    ("LAT007", "One token every 20 ms is a rate of {} tokens per second.", "50", "20"),
    ("ARI008", "8 GPUs with 141 GB each: total memory of the node = {} GB.", "1,128", "141"),
    ("ARI008", "A checkpoint shard is 13.5 GB. With 64 shards per checkpoint that is {} GB to write.", "864", "1,200"),
    ("ARI008", "The 256 GPUs form 32 tensor groups of {} GPUs each.", "8", "16"),
    ("ARI008", "The 64 GPUs are split into 4 pipeline stages of {} GPUs.", "16", "8"),
    ("ARI015", "Power is $0.11 per kWh. The hall consumed 1.9 GWh in March, a bill of ${}.", "209,000", "290,000"),
    ("ARI001", "MFU: 6 × 8e9 × 1.1M tokens/s / (128 × 989e12) = {} %", "41.7", "57.1"),  # units of constants left out
    ("ARI049", "From 64 to 256 GPUs throughput went from 1.0M to 3.4M tokens/s, an efficiency of {} %.", "85", "99"),
    ("ARI050", "Keeping the GPU count constant, we raise TP from 4 to 8 and lower DP from 32 to {}.", "16", "8"),
    ("ARI050", "The pool is fixed: 64 requests at 16K context or 32 requests at {}K.", "32", "24"),
    ("ARI050", "显存不变：批从 64 降到 32，长度从 4K 增加到 {}K。", "8", "6"),
    ("ARI090", "At 0.25 steps per second a step takes {} s.", "4", "5"),
    ("ARI090", "One failure every 8 hours means {} failures per day.", "3", "4"),
    ("ARI090", "单用户 TPOT 为 40 ms，即每秒 {} 个 token。", "25", "50"),
    ("ARI102", "64 layers over 8 stages: {} layers per stage.", "8", "16"),
    ("ARI102", "2,048 sequences are spread over 128 ranks, so each gets {}.", "16", "32"),
    ("ARI036", "The 16 nodes draw a total of 160 kW, {} kW per node.", "10", "16"),
]
SILENT = [
    "With 16 workers a sample takes 80 ms and we see 200 samples/s.",  # at a time
    "A step takes 12 s, and we make 6,900 steps per day.",  # with pauses
    "The same pool serves 32 users with 8K each and 16 users with 20K each.",
    "At constant batch size the step time fell from 4.2 s to 3.1 s when we went from 64 to 128 GPUs.",
    "The 140 GB of weights are spread over 8 GPUs with 80 GB each.",  # what a GPU has
    "126 layers over 4 stages: 32 layers per stage.",  # at most
    "The 64 experts lie on 32 GPUs in total, 4 experts per GPU.",  # twice
    "The weights are 140 GB and fit on two 80 GB cards.",
    "A 24 GB card can hold the 31 GB model if it is quantized.",
    "Global batch 4M tokens at 4,096 tokens means 1,024 sequences per step (4M = 4,194,304).",  # how a letter counts
    "A ring all-reduce of 2 GB over 8 GPUs sends 3.5 GB per GPU.",  # 2 × 7/8 of it
]


@pytest.mark.parametrize(("code", "sentence", "right", "wrong"), SENTENCES)
def test_only_the_wrong_number_is_told(code: str, sentence: str, right: str, wrong: str) -> None:
    assert not check(f"{sentence.format(right)}\n").findings
    assert [each.code for each in check(f"{sentence.format(wrong)}\n").findings] == [code]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_fits_in_another_way_is_left_alone(sentence: str) -> None:
    assert not check(f"{sentence}\n").findings
