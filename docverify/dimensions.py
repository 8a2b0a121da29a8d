"""What is measured and counted, with its powers: `(("information", 1), ("time", -1))`."""

from functools import lru_cache

Dimensions = tuple[tuple[str, int], ...]


@lru_cache(2048)
def merged(left: Dimensions, right: Dimensions, sign: int = 1) -> Dimensions:
    """The dimensions of a product (`sign` 1) or a quotient (-1)."""
    if not right:
        return left
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def in_money(dimensions: Dimensions) -> bool:
    """Whether any currency is among them."""
    return any(name.startswith("currency") for name, _ in dimensions)
