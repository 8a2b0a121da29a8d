"""Worked examples of fixtures/vectors, written as documents -> silent when right, flagged when wrong.

python benchmarks/vectors.py                          both sets of words, every notation
python benchmarks/vectors.py --family memory --show   one file; the documents that fail
python benchmarks/vectors.py --id KV-gqa --seeds 8
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from vector_documents import FACTORS, Vector, Written, notations, vectors, written

from docverify import check

RIGHT = Decimal(1)


def alarms(document: Written) -> list[str]:
    return [f"{each.code} {each.message}" for each in check(document.text).findings if each.severity != "info"]


def documents(vector: Vector, seeds: int, only: Sequence[str] = ()) -> list[Written]:
    """Every notation: each seed right, and wrong by each factor."""
    chosen = [each for each in notations(vector) if not only or each in only]
    wanted = [(notation, factor, n) for notation in chosen for factor in (RIGHT, *FACTORS) for n in range(seeds)]
    return [each for notation, factor, n in wanted if (each := written(vector, notation, factor, n)) is not None]


def main() -> None:
    options = _options()
    for phrasing in options.phrases:
        total: Counter[str] = Counter()
        for vector in vectors(phrasing):
            if options.family in ("", vector.family) and options.id in ("", vector.id):
                total += _report(vector, options)
        print(f"\n{phrasing} words: {_silent(total)} of the right silent, {_flagged(total)} of the wrong flagged\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", default="")
    parser.add_argument("--id", default="")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--phrases", nargs="+", default=["first", "second"])
    parser.add_argument("--notations", nargs="+", default=[], help="only these")
    parser.add_argument("--show", action="store_true", help="print the documents that fail, one for each notation")
    return parser.parse_args()


def _report(vector: Vector, options: argparse.Namespace) -> Counter[str]:
    total: Counter[str] = Counter()
    cells: dict[str, Counter[str]] = {}
    shown: set[tuple[str, bool]] = set()
    for each in documents(vector, options.seeds, options.notations):
        found, right = alarms(each), each.factor == RIGHT
        kinds = {"right": right, "silent": right and not found, "wrong": not right, "flagged": found and not right}
        count = Counter(kind for kind, counts in kinds.items() if counts)
        total += count
        cells[each.notation] = cells.get(each.notation, Counter()) + count
        if options.show and bool(found) == right and (each.notation, right) not in shown:
            shown.add((each.notation, right))
            print(f"--- {vector.id} {each.notation} ×{each.factor}\n{each.text}", *found, sep="\n")
    line = "  ".join(f"{notation} {_flagged(count).strip()}{_false(count)}" for notation, count in cells.items())
    print(f"{vector.family:12} {vector.id:14} {_silent(total)} {_flagged(total)}  {line}")
    return total


def _false(count: Counter[str]) -> str:
    return "" if count["silent"] == count["right"] else f" FALSE {count['right'] - count['silent']}"


def _silent(count: Counter[str]) -> str:
    return f"{count['silent'] / max(count['right'], 1):4.0%}"


def _flagged(count: Counter[str]) -> str:
    return f"{count['flagged'] / max(count['wrong'], 1):4.0%}"


if __name__ == "__main__":
    main()
