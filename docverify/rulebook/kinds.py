"""The kinds of checks that a rule page may name, and the parameters that each takes."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

_BOUND = "upper lower best peak hard held doing labels witness unless apart plain carriers one"
COMMON = {"check": str, "severity": str, "source": str, "messages": dict}
_ONE_MODEL = "names sizes plans referred telling definite shared unless part"
_QUOTED = "named_kinds numerals why sections sections_behind aside definite own between saying trailing cited unless"
_SPREAD = "spread each attribute parted once copied at_once alike unless"
_OF_GROUPS = "groups", "sizes", "one", "counters"
_TOLD = ("weak", "links", "joining", "owners", "things_counted", "counting", "adjectives")
_KINDS: dict[str, dict[str, type]] = {
    "unit-fit": {"quantities": list},
    "parity": {
        "names": list,
        "alone": list,
        "unless_alone": list,
        "unless_apart": list,
        "of_one": dict,
        "unless_before": list,
        "unless_beside": list,
        "unless_in": list,
    },
    "fences": {"names": list, "unless_before": list, "unless_in": list},
    "named": {"headers": str, "unless": list},
    "processes": {"most": int},
    "keys": {"keys": dict, "readings": dict, "switched": dict},
    "ports": {"named": str, "label": str},
    "nodes": {"ranks": list, "same": list},
    "told": dict.fromkeys((*_TOLD, "unless"), list) | dict.fromkeys(("called", "alike"), dict),
    **{key: {"unless": list} for key in ("launch", "unused", "per-one-of-all", "by-name")},
    "formats": dict.fromkeys(("cache", "part", "plain", "unless"), list),
    "switches": dict.fromkeys(("plain", "on", "off", "unless"), list),
    "elsewhere": {"names": list},
    "consequence": {"announcing": list, "verbs": list, "unsaid": list, "of_rates": list, "kinds": dict, "things": dict},
    "beside": dict.fromkeys(("before", "behind", "hedges", "unless", "lossy"), list)
    | {"of": str, "words": str, "readings": dict},
    "listed-sum": {"counted_parts": dict}
    | dict.fromkeys(["total", "behind", "hedges", "joints", "added", "unless", "taking", "unless_below"], list),
    "bound": dict.fromkeys(_BOUND.split(), list),
    "inverse": {**dict.fromkeys(("connecting", "joining", "serial", "single", "alone", "unless"), list), "named": dict},
    "halved": dict.fromkeys(("halving", "doubling", "unless"), list),
    "coupled": dict.fromkeys(("stays", "wholes", "changed", "each", "instead", "unless"), list),
    "spread": dict.fromkeys(_SPREAD.split(), list),
    "one-and-all": dict.fromkeys(("one", "joins", "of_all", "all_of", "unless"), list),
    "labelled-one": dict.fromkeys(("one", "unless"), list),
    "reached-share": dict.fromkeys(("share", "behind", "reached", "unless"), list),
    "share-of-all": dict.fromkeys(("before", "behind", "unless"), list),
    "priced-amount": {"unless": list},
    "price-again": {"leads": list, "unless": list},
    "share-of-capacity": {"labels": list, "unless": list, "behind": list},
    "too-soon": dict.fromkeys(("moved", "rated", "named", "unless"), list),
    "pace": {"at_pace": list, "rest": list, "periods": dict},
    "group-counts": dict.fromkeys((*_OF_GROUPS, "axes", "joints", "each", "in_ones", "ranks", "unless"), list),
    "labelled": dict.fromkeys(("telling", "links", "articles", "advice", "time", "unless"), list),
    "summary": {"titles": list, "unless": list, "plain": list},
    **{key: {} for key in ("equation", "unit-symbol", "hardware", "percentiles", "shares-side-by-side")},
    "one-model": dict.fromkeys(_ONE_MODEL.split(), list),
    "quoted": dict.fromkeys(_QUOTED.split(), list),
    "all-of-them": dict.fromkeys(("all", "the", "has", "single", "unless", "part", "known"), list),
    "counted-operand": {"parted": list, "never": list, "unless": list},
    "paired-counts": dict.fromkeys(("pairs", "between", "behind", "unless"), list),
    "phrase": {
        "readings": dict,
        "other_unit": bool,
        "computed": bool,
        "of_groups": bool,
        **dict.fromkeys(("forms", "results", "alike", "whole", "cancel", "of_several", "same_noun", "unhedged"), list),
        "reached": list,
        "exact": list,
        "unless": list,
        "unless_inside": list,
        "unless_of": list,
        "timed": list,
        "counted": str,
        "unless_before": list,
        "unless_before_times": list,
        "alone": str,
        "of_points": list,
        "of_times": list,
        "sets": dict,
        "parts": dict,
    },
    "consistency": {"names": list, "settings": list, "amounts": list, "of_each": dict},
    "conclusion": {"names": list, "concluding": list, "unless": list},
    "plan": {
        "of": str,
        "topic": str,
        "when": list,
        "title": str,
        "unit": str,
        "ways": list,
        "never": list,
        "unless": list,
        "facts": list,
        "least": float,
        "most": float,
        "relation": str,
        "within": str,
        "others": int,
        "bounded": bool,
        "tolerance": float,
        "whole": bool,
        "below": float,
        "excuses": list,
        "said_here": list,
        "readings": dict,
        "besides": dict,
        "slips": bool,
        "optional": bool,
        "factors": bool,
        "followed": bool,
    },
    "relation": {
        "clear": list,
        "readings": dict,
        "results": list,
        **dict.fromkeys(("ones", "zeros", "deciding", "settings", "needs", "unless"), list),
        **dict.fromkeys(("unless_beside", "together", "alike", "greatest"), list),
        "not_with": dict,
        "coded": list,
        "other_than": dict,
        "where": list,
        "when": dict,
        "frameworks": dict,
        "derives": dict,
        "phase": str,
        "units": dict,
        "exact": bool,
        "latest": bool,
        "apart": bool,
        "exactly": dict,
        "shares": bool,
        "slips": bool,
        "spread": bool,
        "tolerance": float,
        "assumes": list,
        "excuses": list,
        "says": dict,
        "decides": list,
        "constants": dict,
        "sentence": list,
    },
}
_ALL_REQUIRED = (
    "listed-sum inverse halved coupled spread labelled-one reached-share share-of-all pace all-of-them paired-counts"
    " nodes ports launch formats switches consistency conclusion unit-fit"
)
_REQUIRED = {kind: tuple(_KINDS[kind]) for kind in _ALL_REQUIRED.split()} | {
    "phrase": ("forms", "readings"),
    "beside": ("of", "before", "behind", "hedges", "unless", "readings", "words"),
    "bound": ("upper", "lower", "held", "unless"),
    "relation": ("readings",),
    "keys": ("keys", "readings"),
    "told": (*_TOLD, "called", "alike"),
    "plan": ("of", "unit", "ways", "readings"),
}
_SEVERITIES = ("error", "warning", "info")


def objection(stated: Mapping[str, Any]) -> str:
    """What is wrong with the keys of a rule's TOML block; empty if nothing is."""
    for key in COMMON:
        if key not in stated:
            return f"`{key}` is missing"
    kind = stated["check"]
    if kind not in _KINDS:
        return f"there is no kind of check {kind!r}{_suggestion(str(kind), _KINDS)}"
    known = COMMON | _KINDS[kind]
    for key, value in stated.items():
        if key not in known:
            return f"unknown key `{key}`{_suggestion(key, known)}"
        if not isinstance(value, known[key]):
            return f"`{key}` must be a {known[key].__name__}"
    missing = [key for key in _REQUIRED.get(kind, ()) if not stated.get(key)]
    if missing:
        return f"`{missing[0]}` is missing: a rule of kind {kind!r} needs it"
    return _common(stated)


def _common(stated: Mapping[str, Any]) -> str:
    if stated["severity"] not in _SEVERITIES:
        severity = str(stated["severity"])
        return f"the severity is error, warning or info, not {severity!r}{_suggestion(severity, _SEVERITIES)}"
    if not stated["source"].strip():
        return "`source` is empty: say where the rule is from"
    if not stated["messages"] or not all(isinstance(text, str) for text in stated["messages"].values()):
        return "[messages] needs a text for each case"
    return ""


def _suggestion(word: str, known: Any) -> str:
    close = get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(sorted(known))}"
