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


FORMS: tuple[Callable[[dict[str, str]], str], ...] = (bullets, table, sections)


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
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for each in described(options.data):
        cases = [("as published", each.facts), *changed(each)]
        for name, facts in cases:
            for form in FORMS:
                found = [f for f in check(form(facts)).findings if f.severity != "info"]
                failed = bool(found) == (name == "as published")
                counts += Counter({f"{each.kind} {name}": 1, f"{each.kind} {name} failed": int(failed)})
                if failed and options.show and form is bullets:
                    print(f"--- {each.name}, {name}", form(facts), *(f"{f.code} {f.message}" for f in found), sep="\n")
    for name in [key for key in counts if not key.endswith(" failed")]:
        print(f"{name:26} {counts[name] - counts[name + ' failed']:5} of {counts[name]:5} as they should be")


if __name__ == "__main__":
    main()
