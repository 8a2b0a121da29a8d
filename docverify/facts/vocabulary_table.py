"""rules/vocabulary.toml as text -> the table of it that is kept."""

from typing import Any

from docverify.facts.phrases import WORD, expanded, has_cjk

_PHRASES = ("keys", "labels", "short", "leads", "counted", "strong", "abbreviations")


def build(text: str) -> dict[str, Any]:
    """The table that is kept: phrases by their roles. Raises ValueError if a phrase would mean two things."""
    import tomllib

    return built(tomllib.loads(text))


def built(data: dict[str, Any]) -> dict[str, Any]:
    """The same, of what the text says. Raises ValueError if a phrase would mean two things."""
    phrases: dict[str, dict[str, Any]] = {}
    for name, entry in data["names"].items():
        _enter(phrases, entry.get("keys", ()), "key", name)
        _enter(phrases, [each.lower() for each in entry.get("abbreviations", ())], "key", name, abbreviation=True)
        for role in ("labels", "short", "counted"):
            _enter(phrases, entry.get(role, ()), role, name)
        _enter(phrases, entry.get("leads", ()), "key", name, lead=True)
        _enter(phrases, entry.get("strong", ()), "counted", name, strong=True)
    for name, given in data["qualifiers"].items():
        _enter(phrases, given, "qualifier", name)
    for word in data["precisions"]:
        _enter(phrases, [word], "precision", word)
    _enter(phrases, data["precision_keys"]["keys"], "dtype", True)
    return {
        "names": {name: _kept(entry) for name, entry in data["names"].items()},
        "phrases": _by_first_word(phrases),
        "cjk": sorted(filter(has_cjk, phrases), key=len, reverse=True),
        "short": [phrase for phrase, roles in phrases.items() if roles.get("short")],
        **{key: data[key] for key in ("units", "renames", "neutral", "precisions")},
    }


def _by_first_word(phrases: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """By the first word, as documents use the words of few phrases: a tree of the other words, and what phrases mean.

    The tree ends in numbers of meanings. These are few, so most branches are alike, and what is alike is kept once.
    """
    found: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {}
    for phrase, roles in phrases.items():
        first, *words = (phrase[0], phrase) if has_cjk(phrase) else WORD.findall(phrase)
        meaning = roles if phrase in (*words, " ".join((first, *words))) else {**roles, "text": phrase}
        tree, meanings = found.setdefault(first, ({}, []))
        if meaning not in meanings:
            meanings.append(meaning)
        for word in words:
            tree = tree.setdefault(word, {})
        tree[""] = meanings.index(meaning)
    return {word: [_folded(tree), meanings] for word, (tree, meanings) in found.items()}


def _folded(node: dict[str, Any]) -> Any:
    """With numbers for its leaves."""
    if node.keys() == {""}:
        return node[""]
    return {word: _folded(below) if word else below for word, below in sorted(node.items())}


def _kept(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in _PHRASES}


def _enter(phrases: dict[str, dict[str, Any]], given: Any, role: str, value: object, **more: bool) -> None:
    for written in given:
        plain, *extra = written.split(" +")
        for phrase in expanded(plain):
            roles = phrases.setdefault(phrase, {})
            if role in ("key", "labels", "short", "counted"):
                if value not in roles.setdefault(role, []):
                    roles[role].append(value)
            elif roles.setdefault(role, value) != value:
                raise ValueError(f"{phrase!r} means both {roles[role]} and {value}")
            roles.update(more, **({"extra": extra} if extra else {}))
