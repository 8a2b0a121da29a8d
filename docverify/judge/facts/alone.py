"""Values -> the same, where a figure that is only counted in passing is the only one of its kind."""

from docverify.judge.facts.statement import Statement

OF_MODEL = frozenset(
    {"layers", "hidden", "ffn", "moe_ffn", "heads", "kv_heads", "head_dim", "vocab", "experts", "top_k"}
)  # hold in every alternative, wherever they are said
_ONLY = frozenset({"params", "gpus", "gpu_hours", "energy", "tariff", "price_per_gpu_hour", "gpu_memory"})
_FEW_GPUS = 8
_LAYOUT = frozenset(
    {"tp", "pp", "dp", "ep", "cp", "sp", "experts", "experts_total", "experts_per_gpu", "replicas", "nodes"}
)


def alone(values: dict[str, tuple[Statement, ...]]) -> dict[str, tuple[Statement, ...]]:
    """A figure that is only counted in passing is the model's or the run's, if no other value of it is ever printed."""
    for name in OF_MODEL | _ONLY:
        keys = [key for key in values if key == name or (key.startswith(f"{name}.") and not _is_apart(name, key))]
        if keys == [f"{name}.mentioned"] and len(values[keys[0]]) == 1 and _is_all(name, values):
            values[name] = values.pop(keys[0])
    return values


def _is_apart(name: str, key: str) -> bool:
    """Whether it says nothing of what is sought: of one of a group, or of all devices where one's memory is."""
    return ".per_" in key or (name == "gpu_memory" and key.endswith(".total"))


def _is_all(name: str, values: dict[str, tuple[Statement, ...]]) -> bool:
    """So few GPUs are a node or an example, and where a layout is told they may be a group of it; as many experts as a
    token is sent to are these: `2 × 8 experts × 7,168 bytes`.
    """
    if name == "experts":
        least = values["experts.mentioned"][0].printing.quantity.printed.value
        return all(each.printing.quantity.printed.value < least for each in values.get("top_k", ()))
    if name != "gpus":
        return True
    few = values["gpus.mentioned"][0].printing.quantity.printed.value <= _FEW_GPUS
    return not few and _LAYOUT.isdisjoint(key.split(".")[0] for key in values)
