"""Published architectures and runs, written as documents -> silent as they are, flagged when a figure is changed.

    python benchmarks/published.py DATA          a folder with models.json, runs.json, bridge_rows.json
    python benchmarks/published.py DATA --show   with the documents that fail

models.json: {"models": [{"name", "arch": {...}, "published": {"total", "active"}, "computed": {"total"}}]};
runs.json: [{"name", "fields": {...}}]; bridge_rows.json: [{"model", "system", ...}].
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docverify import check

LABELS = {
    "params": "Total parameters", "active": "Active parameters", "layers": "Layers", "hidden": "Hidden size",
    "heads": "Attention heads", "kv_heads": "KV heads", "head_dim": "Head dimension", "ffn": "FFN size",
    "vocab": "Vocabulary size", "experts": "Experts per layer", "moe_ffn": "MoE hidden size", "gpus": "Total GPUs",
    "tp": "Tensor parallelism (TP)", "pp": "Pipeline parallelism (PP)", "cp": "Context parallelism (CP)",
    "dp": "Data parallelism (DP)", "ep": "Expert parallelism (EP)", "vp": "Virtual pipeline size",
    "gbs": "Global batch size", "mbs": "Micro-batch size", "ga": "Gradient accumulation", "seq": "Sequence length",
    "days": "Training time", "gpu_hours": "GPU-hours",
}  # fmt: skip
MODEL = ("layers", "hidden", "heads", "kv_heads", "head_dim", "ffn", "vocab", "experts", "moe_ffn")
_SPOKEN = {
    "layers": "{} layers", "hidden": "a hidden size of {}", "heads": "{} attention heads", "kv_heads": "{} KV heads",
    "head_dim": "a head dimension of {}", "ffn": "an FFN size of {}", "vocab": "a vocabulary of {} tokens",
    "experts": "{} experts per layer", "moe_ffn": "experts with a hidden size of {}",
    "params": "{} parameters in total", "active": "{} active parameters",
}  # fmt: skip
_KEYS = {
    "layers": "num_hidden_layers", "hidden": "hidden_size", "heads": "num_attention_heads",
    "kv_heads": "num_key_value_heads", "head_dim": "head_dim", "ffn": "intermediate_size", "vocab": "vocab_size",
    "experts": "n_routed_experts", "moe_ffn": "moe_intermediate_size",
}  # fmt: skip
_CHINESE = {
    "params": "总参数量", "active": "激活参数量", "layers": "层数", "hidden": "隐藏维度", "heads": "注意力头数",
    "kv_heads": "KV 头数", "head_dim": "头维度", "ffn": "FFN 维度", "vocab": "词表大小", "experts": "每层专家数",
    "moe_ffn": "专家维度", "gpus": "总卡数", "tp": "张量并行", "pp": "流水线并行", "dp": "数据并行", "ep": "专家并行",
    "gbs": "全局批大小", "mbs": "微批大小", "seq": "序列长度",
}  # fmt: skip
_NUMBER = re.compile(r"[\d.]+")


class Described(NamedTuple):
    """`facts`: what is printed of a model or run, by name of LABELS."""

    kind: str
    name: str
    facts: dict[str, str]


def described(data: Path) -> Iterator[Described]:
    for model in _read(data, "models.json")["models"]:
        facts = {key: _printed(key, model["arch"][key]) for key in MODEL if model["arch"].get(key)}
        facts["params"] = model["published"]["total"] or f"{model['computed']['total'] / 1e9:.1f}B"
        if model["published"].get("active"):
            facts["active"] = model["published"]["active"]
        yield Described("model", model["name"], facts)
    for run in _read(data, "runs.json"):
        yield Described("run", run["name"], _facts(run["fields"]))
    for row in _read(data, "bridge_rows.json"):
        yield Described("bridge", f"{row['model']} {row['system']}", _facts(row))


def _read(data: Path, name: str) -> Any:
    return json.loads((data / name).read_text("utf-8"))


def _facts(fields: dict[str, Any]) -> dict[str, str]:
    return {key: _printed(key, value) for key, value in fields.items() if key in LABELS and value}


def _printed(key: str, value: Any) -> str:
    text = str(int(value) if isinstance(value, float) and value == int(value) else value)
    return f"{text} days" if key == "days" else text


def bullets(facts: dict[str, str]) -> str:
    return "# Run\n\n" + "\n".join(f"- **{LABELS[key]}**: {said}" for key, said in facts.items()) + "\n"


def table(facts: dict[str, str]) -> str:
    rows = [f"| {LABELS[key]} | {said} |" for key, said in facts.items()]
    return "# Run\n\n" + "\n".join(["| Setting | Value |", "|---|---|", *rows]) + "\n"


def sections(facts: dict[str, str]) -> str:
    lines = [f"- {LABELS[key]}: {said}" for key, said in facts.items()]
    half = len(lines) // 2
    return "\n".join(["# Run", "", "## Model", "", *lines[:half], "", "## Layout", "", *lines[half:], ""])


def prose(facts: dict[str, str]) -> str:
    """One paragraph, each value behind its name."""
    said = [_SPOKEN[key].format(value) for key, value in facts.items() if key in _SPOKEN]
    more = [f"{LABELS[key]}: {value}" for key, value in facts.items() if key not in _SPOKEN]
    text = f"The model has {', '.join(said[:-1])} and {said[-1]}." if len(said) > 1 else ""
    return "\n\n".join(["# Run", text, *more, ""])


def file(facts: dict[str, str]) -> str:
    """A configuration as it is published beside the weights, and the rest in words."""
    keys = [f'  "{_KEYS[key]}": {value}' for key, value in facts.items() if key in _KEYS]
    more = [f"- {LABELS[key]}: {value}" for key, value in facts.items() if key not in _KEYS]
    return "\n".join(["# Run", "", *more, "", "```json", "{", ",\n".join(keys), "}", "```", ""])


def html(facts: dict[str, str]) -> str:
    rows = [f"<tr><td>{LABELS[key]}</td><td>{said}</td></tr>" for key, said in facts.items()]
    return "\n".join(["# Run", "", "<table>", *rows, "</table>", ""])


def chinese(facts: dict[str, str]) -> str:
    lines = [f"- {_CHINESE.get(key, LABELS[key])}：{said}" for key, said in facts.items()]
    return "\n".join(["# 配置", "", *lines, ""])


def assigned(facts: dict[str, str]) -> str:
    lines = [f"{LABELS[key].partition(' (')[0].lower().replace(' ', '_')} = {said}" for key, said in facts.items()]
    return "\n".join(["# Run", "", *lines, ""])


FORMS: tuple[Callable[[dict[str, str]], str], ...] = (
    bullets, table, sections, prose, file, html, chinese, assigned,
)  # fmt: skip


def changed(each: Described) -> Iterator[tuple[str, dict[str, str]]]:
    """Totals of parameters half as large again and half as large; numbers of GPUs that no layout fits."""
    facts = each.facts
    if each.kind == "model":
        for name, factor in (("parameters × 1.5", 1.5), ("parameters ÷ 2", 0.5)):
            value = _NUMBER.match(facts["params"])
            assert value is not None
            yield name, facts | {"params": f"{float(value[0]) * factor:.4g}{facts['params'][value.end() :]}"}
    if (
        each.facts.get("gpus")
        and int(facts["gpus"]) > 1
        and any(int(facts.get(key, 1)) > 1 for key in ("tp", "pp", "cp"))
    ):
        yield "GPUs + 1", facts | {"gpus": str(int(facts["gpus"]) + 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--form", default="", help="bullets, table, …: of these only")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for each in described(options.data):
        cases = [("as published", each.facts), *changed(each)]
        for name, facts in cases:
            for form in [form for form in FORMS if options.form in ("", form.__name__)]:
                found = [f for f in check(form(facts)).findings if f.severity != "info"]
                failed = bool(found) == (name == "as published")
                for kind in (f"{each.kind} {name}", f"written as {form.__name__}"):
                    counts += Counter({kind: 1, f"{kind} failed": int(failed)})
                if failed and options.show and options.form in ("", form.__name__):
                    print(f"--- {each.name}, {name}", form(facts), *(f"{f.code} {f.message}" for f in found), sep="\n")
    for name in [key for key in counts if not key.endswith(" failed")]:
        print(f"{name:26} {counts[name] - counts[name + ' failed']:5} of {counts[name]:5} as they should be")


if __name__ == "__main__":
    main()
