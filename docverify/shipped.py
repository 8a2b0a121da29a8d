"""Where the grammars and the rule book are: inside the wheel, or beside the package in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def shipped(folder: str) -> Traversable:
    """The folder `grammars` or `rules`, as it travels in a wheel or lies in a checkout."""
    in_wheel = files("docverify") / "_shipped" / folder
    return in_wheel if in_wheel.is_dir() else Path(__file__).parents[1] / folder
