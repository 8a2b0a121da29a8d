"""Computations over names that the document sets elsewhere."""

import pytest

from docverify.interfaces.check import check

RIGHT = [
    "N = 30.3B parameters and h = 4096. This is 12% of the 6N = 182 GFLOPs.",  # the whole
    "The model has layers = 80 and hidden = 8192.\n\nEach token passes 2 × layers = 160 all-reduces.",
    "N = 70e9, D = 2T tokens for run A.\n\n## Run B\n\nN = 8e9, D = 15T tokens. 6ND = 7.2e23.",  # nearest
    "For the small model N = 8e9, for the large one N = 70e9; D = 2e12 for both. Large: 6ND = 8.4e23.",  # one of them
    "If N = 70e9 were used with D = 2e12, C would be 8.4e23. With N = 8e9 we get 6ND = 9.6e22.",
    "h = 8192 and f = 28672. The FFN has 3·h·f = 705M weights.",
    "layers = 80 per stage, 4 stages.\n\n2 × layers = 640 all-reduces.",  # not of the model
    "- layers: 32 (draft), 80 (target)\n\n2 × layers = 160 all-reduces for the target.",
    "P = 0.99 per node.\n\n## Memory\n\nP × 2 bytes = 140 GB for a 70B model.",  # another P
    "D/N ≈ 21 at the optimum.\n\n## A\n\nN = 175e9 and D = 300e9.\n\n## B\n\nN = 280e9.",  # of none of them
    "Let C be the cost per hour, C = 2.5. With 8 GPUs C × 168 × 8 = $3,360.",  # no 8 times C
    "N = 7B. In bf16 the weights take N × 2 = 13.5 GB (N is 6.74B to be exact).",
    "Let n = 64 GPUs. Ring all-reduce moves 2(n − 1)/n × 14 GB = 27.6 GB.",
    "Factors of redundancy: N = 1.0×, N+1 = 1.2×, 2N = 2.1×.",  # names of layouts
    "Availability: N = 99.9%, N+1 = 99.99%, 2N = 99.999%.",
    "DP = 8 in the first run.\n\nThe second run uses PP=12/DP=4 and the third TP=4×DP=2.",  # a list
    "TP = 8.\n\nUse LLM TP=4 + vision TP=2 here, DP = 2.",
    "T = 4096 tokens.\n\n## Costs\n\nThe total T × 2 is 8,192 tokens.",
    "E = 256 experts, of which k = 8 run. EP = 32, so E / EP = 8 experts per GPU.",
    "C = 6 · N · D with N = 70e9, D = 2e12.\n\nIn total C = 8.4e23 FLOP.",
    "- Number of layers: 80\n- Hidden size: 8192\n\nThe norms take 2 × layers × hidden = 1.31M weights.",
    "- Layers: 40 in the draft\n- Layers: 80 in the target\n\n2 × layers = 160",  # of one of them
    "- Number of layers: 80\n- Layers per stage: 10\n\nA stage needs 4 × layers = 40 buffers.",
    "The draft has 40 layers, the target 80.\n\n2 × layers = 160 all-reduces",
    r"$M = 96$, $Q_x = 20\times 10^6$, $k = 6$. All: $M Q_x = 1.92\times 10^9$; $(k+1) Q_x = 140\times 10^6$.",
    r"With $M = 96$ and $G = 32$ each has $\frac{M}{G} k = 18$ slots, as $k = 6$; $k / \frac{M}{G} = 2$.",
    "T = 16 and P = 4 are set. TP = 8, PP = 4, so TP is half of T.",  # TP is a name
    r"$W = 3 d g = 3\cdot 4096\cdot 1024 = 12.6\times 10^6$. Eight: $8 W = 101\times 10^6$.",  # W is not 3 days
    r"Each GPU adds $b = 96$ tokens per step, so with $G = 16$ we have $S = bG = 1536$ and $Sk = 9216$ for $k = 6$.",
    "We use C = 128 chunks. C = 6ND is the usual estimate; N = 7e9, D = 1e12.",
]
WRONG = [
    ("N = 30.3B parameters and h = 4096. This is 12% of the 6N = 282 GFLOPs.", "282 GFLOPs"),
    ("N = 4 modules, of which one is spare: N+1 = 6 modules.", "6"),
    ("- layers: 80\n- hidden: 8192\n\nAll-reduces per token: 2 × layers = 170", "170"),
    ("N = 70e9 and D = 2T tokens.\n\nThe compute is 6ND = 9.4e23 FLOP.", "9.4e23 FLOP"),
    ("| Symbol | Value |\n|---|---|\n| N | 70e9 |\n| D | 2e12 |\n\nSo C = 6 × N × D = 8.4e22 FLOP.", "8.4e22 FLOP"),
    ("We set `hidden = 8192`.\n\nAttention has 4·h² = 368M weights with h = 8192.", "368M"),
    (r"$L = 80$, $h = 8192$: the blocks hold $12 L h^2 = 74.4 \text{B}$ weights.", r"74.4 \text{B}"),
    ("`n_layers` = 61, `d_model` = 7168.\n\nThey have n_layers × d_model² = 4.1B weights.", "4.1B"),
    ("- `kv_heads` = 8\n- `head_dim` = 128\n\nA layer: `2 * kv_heads * head_dim * 2` = 5,096 bytes", "5,096 bytes"),
    ("| Name | Value |\n|---|---|\n| KV heads | 8 |\n| Head dim | 128 |\n\nKV heads × head dim = 1204", "1204"),
    ("The sequence length S is 4096 and the batch B is 512, so B × S = 2.9M tokens.", "2.9M tokens"),
    ("Number of experts (E): 256\n\nExperts per token (k): 8\n\nk/E = 4.1 % run.", "4.1 %"),
    ("层数：80\n\n每个 token 需要 2 × 层数 = 180 次通信。", "180"),
    ("bandwidth BW = 3.35 TB/s; weights W = 140 GB. W / BW = 51.8 ms.", "51.8 ms"),
    ("layers = 80, hidden = 8192.\n\n```\nnorms = 2 * layers * hidden = 2,310,720\n```", "2,310,720"),
    ("- Number of layers: 80\n- Hidden size: 8192\n\nThe norms take 2 × layers × hidden = 1.13M weights.", "1.13M"),
    ("- Tensor parallel size: 8\n- Pipeline parallel size: 4\n\nTP × PP = 23", "23"),
    (r"$M = 96$ and $Q_x = 20\times 10^6$. A layer has $M Q_x = 2.92\times 10^9$ weights.", r"2.92\times 10^9"),
    (r"$L_m = 40$, $k = 6$, $Q = 20\times 10^6$: it touches $L_m (k+1) Q = 6.5\times 10^9$.", r"6.5\times 10^9"),
    (r"$M = 96$, $G = 32$, $S = 640$: a rank sees $\frac{S M}{G} = 1290$.", "1290"),
    (r"Each GPU adds $b = 96$ tokens per step, so with $G = 16$ we have $S = bG = 1356$.", "1356"),
    (
        r"$W = 3 d g = 3\cdot 4096\cdot 1024 = 12.6\times 10^6$, $M = 96$; $M W = 2.21\times 10^9$.",
        r"2.21\times 10^9",
    ),
    ("- N = 70e9\n- D = 2e12\n- C = 6ND\n- C = 8.4e22", "8.4e22"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_are_silent(text: str) -> None:
    assert [finding.message for finding in check(text + "\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_wrong_ones_are_told(text: str, claimed: str) -> None:
    assert [(finding.code, finding.claimed) for finding in check(text + "\n").findings] == [("ARI001", claimed)]


def test_the_message_has_the_computation_and_where_its_values_stand() -> None:
    text = "We have layers = 80.\n\nThat makes 2 × layers = 170.\n"
    (finding,) = check(text).findings
    assert finding.message == "2 × layers is 160, but 170 is printed"
    assert [text[mark.span.start : mark.span.end] for mark in finding.evidence] == ["80"]
