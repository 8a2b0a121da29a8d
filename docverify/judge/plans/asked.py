"""Names of a plan -> all names that may be asked for to compute them."""

from collections.abc import Iterator

from docverify.judge.plans.book import book
from docverify.judge.plans.special import SPECIAL
from docverify.language import worded

PART = "params_of_part"
NO_MODELS = ("active_params", "train_tokens", PART)  # such numbers in the text are no sizes of models
_SUFFIXES = ("_here", "_stated", "_of_section")


@worded(256)
def asked_for(names: frozenset[str]) -> frozenset[str]:
    """All names that may be asked for to judge numbers of some roles."""
    found, open_ = set[str](), list(names)
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += _asked_by(name)
    return frozenset(found)


def _asked_by(name: str) -> Iterator[str]:
    yield from (name.removesuffix(each) for each in _SUFFIXES if name.endswith(each))
    yield from NO_MODELS if name == "params" else ()
    yield from SPECIAL[name].names if name in SPECIAL else ()
    role = book().roles.get(name)
    if role is not None:
        yield from (each for reading in (*role.readings, *role.besides) for each in reading.names)
